"""The site's answers are those of `lineage impact` and `lineage trace`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings

import lineage
from lineage.site.reach import Reach
from tests.site.trees import SPECS
from tests.strategies import trees, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.compiler import Compilation


def assert_the_same_answers(compilation: Compilation) -> None:
    reach = Reach(compilation.graph)
    for ref, number in reach.order.items():
        downstream = lineage.impact(compilation, [ref]).downstream
        upstream = lineage.trace(compilation, [ref]).upstream
        assert set(reach.members(reach.downstream[number])) == {entry.ref for entry in downstream}
        assert set(reach.members(reach.upstream[number])) == {entry.ref for entry in upstream}
        for count in (2, 1000):
            near = [(each.ref, each.distance) for each in reach.nearest_downstream(ref, count)]
            assert near == [(entry.ref, entry.distance) for entry in downstream[:count]]
            near = [(each.ref, each.distance) for each in reach.nearest_upstream(ref, count)]
            assert near == [(entry.ref, entry.distance) for entry in upstream[:count]]


def test_of_the_example() -> None:
    assert_the_same_answers(lineage.compile_tree(SPECS))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents=trees())
def test_of_any_tree(documents: Sequence[dict[str, Any]]) -> None:
    assert_the_same_answers(lineage.compile_texts(written(documents)))
