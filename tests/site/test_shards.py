"""The shards of the lineage view: a walk over their steps, as browsers take it, finds what `lineage impact` finds."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings

import lineage
from lineage.site import render_site
from lineage.site.data import pieces
from lineage.specs.project import artifact_ref, workspace_name
from tests.site.trees import example, hostile, pages, workspace
from tests.strategies import trees, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lineage.compiler import Compilation

LARGEST_SHARD = 500_000
MARKS = "<>!#"


def read(content: bytes) -> dict[str, Any]:
    text = content.decode()
    value: dict[str, Any] = json.loads(text[text.index("(") + 1 : text.rindex(")")])
    return value


@dataclass
class Walker:
    """What a browser knows when the shards of some workspaces have come."""

    steps: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    beyond: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    around: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    cards: set[str] = field(default_factory=set)

    def take(self, shard: dict[str, Any]) -> None:
        home = shard["workspace"]
        cards = [f"{shard['workspaces'][card['in']][0]}/{card['name']}" for card in shard.get("cards", ())]
        names = [name if "/" in name else f"{home}/{name}" for name in shard.get("states", ())]
        for start, *onwards in shard.get("steps", ()):
            self.steps[names[start]].update(names[to] for to in onwards)
        for state, down, _ in shard.get("marks", ()):
            self.beyond[names[state]].update(cards[card] for card in _members(down))
        for subject, down, _ in shard.get("around", ()):
            self.around[cards[subject]].update(cards[card] for card in _members(down))
        self.cards.update(cards)

    def take_columns(self, shard: dict[str, Any]) -> None:
        home = shard["workspace"]
        names = [name if "/" in name.partition("#")[0] else f"{home}/{name}" for name in shard.get("names", ())]
        for holder, *columns in shard.get("tables", ()):
            for name, _, before, after in columns:
                column = f"{home}/{holder}#{name}"
                for start in shard["sets"][before]:
                    self.steps[names[start]].add(column)
                self.steps[column].update(names[to] for to in shard["sets"][after])

    def downstream(self, ref: str) -> set[str]:
        states = {*self.steps, *(to for onwards in self.steps.values() for to in onwards)}
        waiting = [state for state in states if _is_in(state, ref) and _mark(state) != "<"]
        seen = set(waiting)
        found = set(self.around[ref])
        while waiting:
            state = waiting.pop()
            if _mark(state) == ">" and artifact_ref(state[:-1]) == state[:-1]:
                found.add(state[:-1])
            found |= self.beyond[state]
            fresh = self.steps[state] - seen
            seen |= fresh
            waiting += fresh
        return found - {artifact_ref(ref)}


def _members(cards: Sequence[int] | str) -> Sequence[int]:
    if not isinstance(cards, str):
        return cards
    bits = int(cards, 16)
    return [card for card in range(bits.bit_length()) if bits >> card & 1]


def _mark(state: str) -> str:
    is_column = bool(state.partition("#")[2])
    return state[-1] if not is_column and state[-1] in MARKS else ""


def _is_in(state: str, ref: str) -> bool:
    name = state[:-1] if _mark(state) else state
    return name == ref or name.startswith((f"{ref}.", f"{ref}@", f"{ref}#"))


def shards(site: dict[str, bytes], kind: str) -> Iterable[dict[str, Any]]:
    folder, name = "workspaces/", f"/{kind}.js"
    return (read(content) for path, content in sorted(site.items()) if path.startswith(folder) and path.endswith(name))


def assert_walks_are_right(compilation: Compilation) -> None:
    site = pages(compilation, pictures=False)
    together = Walker()
    for shard in shards(site, "graph"):
        alone = Walker()
        for walker in (alone, together):
            walker.take(shard)
        for ref in alone.cards:
            expected = {entry.ref for entry in lineage.impact(compilation, [ref]).downstream}
            assert alone.downstream(ref) & alone.cards == expected & alone.cards, ref
    for shard in shards(site, "columns"):
        together.take_columns(shard)
    for ref in (*together.cards, *compilation.project.columns):
        expected = {entry.ref for entry in lineage.impact(compilation, [ref]).downstream}
        assert together.downstream(ref) & together.cards == expected & together.cards, ref


def test_of_the_example() -> None:
    assert_walks_are_right(example())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents=trees())
def test_of_any_tree(documents: Sequence[dict[str, Any]]) -> None:
    assert_walks_are_right(lineage.compile_texts(written(documents)))


def test_a_way_through_another_workspace_is_known_before_that_has_come() -> None:
    here = workspace("w", "start:\n  type: Lakehouse\nend:\n  type: Lakehouse")
    middle = "middle:\n  type: Notebook\n  inputs: [w/start]\n  outputs: [w/end]\n"
    there = workspace("v", f"{middle}far:\n  type: Report\n  inputs: [w/end]")
    site = pages(lineage.compile_texts({"w.yaml": here, "v.yaml": there}), pictures=False)
    walker = Walker()
    walker.take(read(site["workspaces/w/graph.js"]))
    assert walker.downstream("w/start") == {"v/middle", "w/end", "v/far"}


def test_a_shard_holds_its_workspace_and_what_is_next_to_it() -> None:
    site = pages(example(), pictures=True)
    shard = read(site["workspaces/bank-churn/graph.js"])
    spaces = [shard["workspaces"][card["in"]][0] for card in shard["cards"]]
    assert spaces[0] == "bank-churn"
    assert {"bank-churn", "core-data", "marketing"} <= set(spaces)
    assert all("at" in card for card in shard["cards"] if card["name"] == "churn-model")
    assert len(shard["curves"]) > 20


def test_a_large_shard_comes_in_pieces_that_hold_everything_once() -> None:
    value: dict[str, list[object]] = {
        "cards": [{"name": f"card-{number}" * 20} for number in range(9000)],
        "edges": [[1, 2]],
        "none": [],
    }
    parts = list(map(read, pieces("graphShard", "w", value)))
    assert len(parts) > 2
    assert [part["piece"] for part in parts] == list(range(1, len(parts) + 1))
    assert {part["pieces"] for part in parts} == {len(parts)}
    assert [card for part in parts for card in part.get("cards", ())] == value["cards"]
    assert all(len(content) < LARGEST_SHARD for content in pieces("graphShard", "w", value))


def test_hostile_texts_are_shown_as_what_they_are() -> None:
    site = pages(lineage.compile_texts(hostile()), pictures=False)
    for kind in ("graph", "columns", "details"):
        content = site[f"workspaces/w/{kind}.js"]
        assert content.isascii()
        assert b"<script" not in content
        if kind != "columns":  # whose names tell them apart; they are made harmless where they are shown
            assert b"\\u202e" not in content.replace(b"\\\\u202e", b"")


def test_a_selection_brings_only_itself() -> None:
    chosen = {"bank-churn/churn-model", "bank-churn/score", "bank-churn/churn-report"}
    site = dict(render_site(example(), select=chosen))
    shard = read(site["workspaces/bank-churn/graph.js"])
    assert {f"{workspace_name('bank-churn/x')}/{card['name']}" for card in shard["cards"]} <= chosen
    walker = Walker()
    walker.take(shard)
    assert walker.downstream("bank-churn/churn-model") & chosen == {"bank-churn/score", "bank-churn/churn-report"}
