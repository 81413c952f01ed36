"""What holds of `state:` and of questions asked across a change, whatever the two trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from lineage.changes.states import states
from lineage.questions.across import Across
from lineage.questions.answer import Scope, kin
from lineage.questions.impact import impact
from lineage.questions.rollup import Grain
from lineage.questions.select import Selection, select
from lineage.questions.trace import trace
from tests.changes.random_trees import compared, pairs

if TYPE_CHECKING:
    from lineage.changes.change import Diff

Pair = tuple[dict[str, str], dict[str, str]]
EVERYTHING = Scope(parts=True, columns=True)


def _across(diff: Diff) -> Across:
    return Across.of(diff.head.compilation.graph, states(diff))


def _chosen(across: Across, *selectors: str, parts: bool = True) -> Selection:
    return select(across.graph, selectors, parts=parts, states=across.states)


@given(pairs())
def test_new_is_only_now_removed_only_then_and_the_same_has_no_state(pair: Pair) -> None:
    across = _across(compared(*pair))
    now, then = across.graph.project, across.states.base.project
    chosen = _chosen(across, "state:new state:removed")
    assert all(ref in now.nodes or ref in now.columns for ref in chosen.refs)
    assert all(ref not in now.nodes and ref not in now.columns for ref in chosen.removed)
    assert all(ref in then.nodes or ref in then.columns for ref in chosen.removed)
    assert set(chosen.refs) <= set(_chosen(across, "state:modified").refs)
    artifacts = set(then.artifacts) - set(now.artifacts) - set(across.states.renamed)
    removed = set(_chosen(across, "state:removed", parts=False).removed)
    assert removed == artifacts if now.intact else removed <= artifacts, "what is not read is not known to be gone"
    same = _chosen(_across(compared(pair[0], pair[0])), "state:new state:modified state:removed state:modified.owner")
    assert (same.refs, same.removed) == ((), ())


@given(pairs())
def test_an_answer_across_holds_what_each_side_answers_and_counts_what_it_does_not_list(pair: Pair) -> None:
    across = _across(compared(*pair))
    asked = _chosen(across, "state:new state:removed")
    was = across.states.base
    family = kin(asked.refs, across.graph.project)
    family |= {across.states.renamed.get(ref, ref) for ref in kin(asked.removed, was.project)}
    for whole, now, then in (
        (
            across.impact(asked, EVERYTHING).downstream,
            impact(across.graph, asked.refs, EVERYTHING).downstream,
            impact(was, asked.removed, EVERYTHING).downstream,
        ),
        (
            across.trace(asked, EVERYTHING).upstream,
            trace(across.graph, asked.refs, EVERYTHING).upstream,
            trace(was, asked.removed, EVERYTHING).upstream,
        ),
    ):
        expected: dict[str, int] = {}
        for entry in (*now, *then):
            ref = across.states.renamed.get(entry.ref, entry.ref) if entry in then else entry.ref
            expected[ref] = min(entry.distance, expected.get(ref, entry.distance))
        assert {entry.ref: entry.distance for entry in whole} == {
            ref: distance for ref, distance in expected.items() if ref not in family
        }
        assert list(whole) == sorted(whole, key=lambda entry: (entry.distance, entry.ref))
    every, some = across.impact(asked, EVERYTHING), across.impact(asked, Scope())
    assert len(every.downstream) == len(some.downstream) + some.unlisted.parts + some.unlisted.columns


@given(pairs())
def test_a_graph_across_joins_only_what_it_shows(pair: Pair) -> None:
    across = _across(compared(*pair))
    for grain in Grain:
        view = across.roll_up(grain, _chosen(across, "state:removed+ state:modified+", parts=False))
        refs = [node.ref for node in view.nodes]
        assert len(refs) == len(set(refs))
        assert {end for edge in view.edges for end in (edge.source, edge.target)} <= set(refs)
        keys = [(edge.source, edge.target, edge.type) for edge in view.edges]
        assert len(keys) == len(set(keys))
