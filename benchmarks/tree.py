"""A spec tree of any size, as a large organisation would have written it: ten artifacts a file, a hundred a workspace.

The same size gives the same bytes, always. Nothing in it is wrong: `lineage check` has nothing to say.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.recipes import ARTIFACTS, RECIPES, Product

SEED = 20_261_002
SENSITIVITIES = ("public", "internal", "confidential", "restricted")
SHARES = (10, 45, 35, 10)
DOMAINS = ("retail-banking", "corporate-banking", "insurance", "risk", "operations", "human-resources")
TOPICS = (
    "churn", "billing", "fraud", "credit", "claims", "pricing", "demand", "loyalty", "branches", "cards",
)  # fmt: skip
PRODUCTS_A_WORKSPACE = len(TOPICS)
MEMBERS_A_TEAM = 3


@dataclass
class Shelf:
    """The tables that products written so far lend to others, by sensitivity, and how often each was taken."""

    tables: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    taken: Counter[str] = field(default_factory=Counter)

    def borrow(self, level: int, random: Random) -> tuple[str, ...]:
        """Up to two tables, none of them more sensitive than the borrower, so that sensitivity never falls."""
        wanted = random.choices((0, 1, 2), (50, 40, 10))[0]
        lenders = [shelf for rank, shelf in sorted(self.tables.items()) if rank <= level]
        picks = [self._pick(random.choice(lenders), random) for _ in range(wanted if lenders else 0)]
        tables = tuple(dict.fromkeys(picks))
        self.taken.update(tables)
        return tables

    @staticmethod
    def _pick(tables: list[str], random: Random) -> str:
        """The oldest are the most popular by far: many read a few tables, and few read the rest."""
        return tables[int(len(tables) * random.random() ** 3)]

    def lend(self, level: int, table: str) -> None:
        """Put a table on the shelf."""
        self.tables[level].append(table)
        self.taken[table] = 0


def write_tree(folder: Path, artifacts: int) -> str:
    """Write a tree of that many artifacts (a multiple of ten) into a new folder; answer its most borrowed table."""
    random = Random(SEED)  # noqa: S311  # the same tree each time is the point
    shelf = Shelf()
    products = artifacts // ARTIFACTS
    teams = -(-products // PRODUCTS_A_WORKSPACE)
    folder.mkdir(parents=True)
    _write(folder / "lineage.yaml", _project(artifacts))
    _write(folder / "principals.yaml", _principals(teams))
    for team in range(teams):
        home = folder / _workspace_name(team)
        home.mkdir()
        _write_workspace(home, team, TOPICS[: products - team * PRODUCTS_A_WORKSPACE], shelf, random)
    return max(shelf.taken, key=lambda table: shelf.taken[table])


def _write_workspace(home: Path, team: int, topics: tuple[str, ...], shelf: Shelf, random: Random) -> None:
    lent: list[tuple[int, str]] = []
    for name in topics:
        level = random.choices(range(len(SENSITIVITIES)), SHARES)[0]
        recipe = random.choice(RECIPES)
        product = Product(name, f"group:team-{team:04d}", SENSITIVITIES[level], shelf.borrow(level, random))
        head = _artifacts(team) if lent else _workspace(team)
        _write(home / f"{name}.yaml", f"{head}artifacts:\n{recipe.write(product, random)}")
        lent.append((level, f"{home.name}/{recipe.table.format(name=name)}"))
    for level, table in lent:  # only now, so that what is borrowed comes from another workspace
        shelf.lend(level, table)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _workspace_name(team: int) -> str:
    return f"{DOMAINS[team % len(DOMAINS)]}-{team:04d}"


def _project(artifacts: int) -> str:
    return f"apiVersion: lineage/v1\nkind: Project\ntitle: A bank with {artifacts} artifacts\n"


def _principals(teams: int) -> str:
    lines = ["apiVersion: lineage/v1", "kind: Principals", "users:"]
    for team in range(teams):
        for member in range(MEMBERS_A_TEAM):
            user = f"u{team:04d}-{member}"
            lines.append(f"  {user}: {{title: Person {member} of team {team}, email: {user}@example.org}}")
    lines.append("groups:")
    for team in range(teams):
        members = ", ".join(f"user:u{team:04d}-{member}" for member in range(MEMBERS_A_TEAM))
        lines.append(f"  team-{team:04d}: {{members: [{members}]}}")
    everyone = ", ".join(f"group:team-{team:04d}" for team in range(teams))
    lines.append(f"  everyone: {{title: Everyone in the bank, members: [{everyone}]}}")
    return "\n".join(lines) + "\n"


def _workspace(team: int) -> str:
    return f"""\
# yaml-language-server: $schema=../../schemas/workspace.schema.json
apiVersion: lineage/v1
kind: Workspace
name: {_workspace_name(team)}
title: {DOMAINS[team % len(DOMAINS)].replace("-", " ").capitalize()}, team {team}
domain: {DOMAINS[team % len(DOMAINS)]}
contacts: [group:team-{team:04d}]
roles:
  Admin: [user:u{team:04d}-0]
  Contributor: [group:team-{team:04d}]
  Viewer: [group:everyone]
"""


def _artifacts(team: int) -> str:
    return f"apiVersion: lineage/v1\nkind: Artifacts\nworkspace: {_workspace_name(team)}\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("artifacts", type=int, help="how many, a multiple of ten")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    arguments = parser.parse_args()
    print(write_tree(arguments.folder, arguments.artifacts))
