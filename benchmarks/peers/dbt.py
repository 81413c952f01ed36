"""The model for dbt: a model for each artifact that selects from those upstream, and their titles as descriptions.

dbt takes no cycles. Where a notebook reads and writes one artifact, the arrow that closes the circle is left out.
"""

from __future__ import annotations

import argparse
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers.model import read_model

if TYPE_CHECKING:
    from benchmarks.peers.model import Model, Thing

PROJECT = """\
name: bank
version: "1.0"
profile: bank
flags:
  send_anonymous_usage_stats: false
"""
PROFILES = """\
bank:
  target: dev
  outputs:
    dev: {type: duckdb, path: ":memory:", threads: 2}
"""


def write_dbt(model: Model, folder: Path) -> int:
    """Write a dbt project into a new folder. Returns how many arrows it had to leave out."""
    upstream, left_out = _without_cycles(model)
    for name, things in groupby(model.things, lambda thing: thing.workspace):
        home = folder / "models" / name
        home.mkdir(parents=True)
        _write_workspace(home, list(things), upstream)
    (folder / "dbt_project.yml").write_text(PROJECT, encoding="utf-8")
    (folder / "profiles.yml").write_text(PROFILES, encoding="utf-8")
    return left_out


def _write_workspace(home: Path, things: list[Thing], upstream: dict[str, list[str]]) -> None:
    described = [f"  - name: {thing.id}\n    description: '{thing.title}'" for thing in things]
    (home / "models.yml").write_text("models:\n" + "\n".join(described) + "\n", encoding="utf-8")
    for thing in things:
        refs = ["{{ ref('%s') }}" % source for source in upstream[thing.id]]  # noqa: UP031 - braces are Jinja's here
        selects = [f"select id from {ref}" for ref in refs] or ["select 1 as id"]  # noqa: S608 - names of our own
        (home / f"{thing.id}.sql").write_text("\nunion all\n".join(selects) + "\n", encoding="utf-8")


def _without_cycles(model: Model) -> tuple[dict[str, list[str]], int]:
    """What is upstream of each thing, less the arrows that lead back to where a walk came from."""
    downstream: dict[str, list[str]] = {thing.id: [] for thing in model.things}
    for source, target in model.arrows:
        downstream[source].append(target)
    upstream: dict[str, list[str]] = {thing.id: [] for thing in model.things}
    left_out = 0
    open_, done = set[str](), set[str]()
    for thing in model.things:
        ways = [(thing.id, iter(downstream[thing.id]))] if thing.id not in done else []
        open_.update(ref for ref, _ in ways)
        while ways:
            here, left = ways[-1]
            there = next(left, None)
            if there is None:
                ways.pop()
                open_.discard(here)
                done.add(here)
            elif there in open_:
                left_out += 1
            else:
                upstream[there].append(here)
                if there not in done:
                    open_.add(there)
                    ways.append((there, iter(downstream[there])))
    return upstream, left_out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tree", type=Path, help="a spec tree")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    arguments = parser.parse_args()
    print(f"{write_dbt(read_model(arguments.tree), arguments.folder)} arrows left out")
