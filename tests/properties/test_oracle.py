"""The library agrees with a brute-force reading of the table of steps, in what is reached and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from hypothesis import given, note, settings
from hypothesis import strategies as st

from tests.oracle import Oracle
from tests.oracle.world import Plane
from tests.properties import asking
from tests.strategies import trees

if TYPE_CHECKING:
    from collections.abc import Sequence

includes = st.sampled_from([(), (), ("control",), ("configuration",), ("control", "configuration")])


# This is the promise that people act on, so it is tried on more trees than anything else.
@given(documents=trees(), include=includes)
@settings(max_examples=10 * settings().max_examples)
def test_impact_and_trace_are_what_the_table_of_steps_gives(
    documents: Sequence[dict[str, Any]], include: tuple[Plane, ...]
) -> None:
    compilation = asking.compiled(documents)
    oracle = Oracle(documents, include)
    for subject in oracle.world.things:
        note(f"subject: {subject}")
        assert asking.impact(compilation, subject, include) == oracle.impact(subject)
        assert asking.trace(compilation, subject, include) == oracle.trace(subject)


def test_the_planes_are_known() -> None:
    assert set(get_args(Plane)) == {"data", "control", "configuration"}
