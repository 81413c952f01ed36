"""What holds for impact and trace whatever the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

import lineage
from tests.oracle import Oracle
from tests.properties import asking
from tests.strategies import trees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.oracle import Answer


@given(documents=trees())
def test_one_is_affected_exactly_when_the_other_goes_back_to_it(documents: Sequence[dict[str, Any]]) -> None:
    compilation = asking.compiled(documents)
    refs = list(Oracle(documents).world.things)
    affected = {(ref, other) for ref in refs for other in asking.impact(compilation, ref)}
    traced = {(other, ref) for ref in refs for other in asking.trace(compilation, ref)}
    assert affected == traced


@given(documents=trees())
def test_neither_the_subject_nor_what_holds_it_nor_what_it_holds_is_an_answer(
    documents: Sequence[dict[str, Any]],
) -> None:
    compilation = asking.compiled(documents)
    world = Oracle(documents).world
    for ref in world.things:
        apart = {ref, *world.around(ref), *(thing.ref for thing in world.inside(ref))}
        assert apart.isdisjoint(asking.impact(compilation, ref))
        assert apart.isdisjoint(asking.trace(compilation, ref))


@given(documents=trees())
def test_a_path_leads_from_the_subject_to_the_answer(documents: Sequence[dict[str, Any]]) -> None:
    compilation = asking.compiled(documents)
    things = Oracle(documents).world.things
    for ref in things:
        entries = [
            *lineage.impact(compilation, [ref], parts=True, columns=True).downstream,
            *lineage.trace(compilation, [ref], parts=True, columns=True).upstream,
        ]
        for entry in entries:
            assert (entry.path[0], entry.path[-1]) == (ref, entry.ref)
            assert len(entry.path) == entry.distance + 1
            assert set(entry.path) <= things.keys()


@given(st.data())
def test_what_several_reach_is_what_each_reaches(data: st.DataObject) -> None:
    documents = data.draw(trees())
    compilation = asking.compiled(documents)
    world = Oracle(documents).world
    subjects = data.draw(st.lists(st.sampled_from(sorted(world.things)), min_size=2, max_size=3, unique=True))
    apart = {kin for ref in subjects for kin in (ref, *world.around(ref), *(thing.ref for thing in world.inside(ref)))}
    expected: Answer = {}
    for ref in subjects:
        for other, precision in asking.impact(compilation, ref).items():
            if other not in apart and expected.get(other) != "declared":
                expected[other] = precision
    together = lineage.impact(compilation, subjects, parts=True, columns=True).downstream
    assert {entry.ref: entry.precision.value for entry in together} == expected


@given(documents=trees())
def test_parts_and_columns_are_listed_when_asked_for(documents: Sequence[dict[str, Any]]) -> None:
    compilation = asking.compiled(documents)
    things = Oracle(documents).world.things
    for ref in things:
        whole = lineage.impact(compilation, [ref], parts=True, columns=True).downstream
        for columns, kinds in ((False, {"artifact", "part"}), (True, {"artifact", "part", "column"})):
            listed = lineage.impact(compilation, [ref], parts=True, columns=columns).downstream
            assert listed == tuple(entry for entry in whole if things[entry.ref].kind in kinds)
        artifacts = lineage.impact(compilation, [ref]).downstream
        assert artifacts == tuple(entry for entry in whole if things[entry.ref].kind == "artifact")
