"""The site's answers are those of `lineage impact` and `lineage trace`."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings

import lineage
from lineage.graph.steps import Port, State
from lineage.questions.impact import Impact
from lineage.site.reach import Reach, Walk
from lineage.specs.project import artifact_ref
from tests.site.trees import SPECS, workspace
from tests.strategies import trees, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lineage.compiler import Compilation
    from lineage.questions.trace import Trace
    from lineage.site.reach import Near


def assert_the_same_answers(compilation: Compilation) -> None:
    reach = Reach(compilation.graph)
    for ref, number in reach.order.items():
        downstream = lineage.impact(compilation, [ref]).downstream
        upstream = lineage.trace(compilation, [ref]).upstream
        assert set(reach.members(reach.downstream[number])) == {entry.ref for entry in downstream}
        assert set(reach.members(reach.upstream[number])) == {entry.ref for entry in upstream}
        for count in (2, 1000):
            near = reach.nearest_downstream(ref, count)
            assert [(each.ref, each.distance) for each in near] == [(e.ref, e.distance) for e in downstream[:count]]
            assert_ways(compilation, ref, near, lineage.impact)
            near = reach.nearest_upstream(ref, count)
            assert [(each.ref, each.distance) for each in near] == [(e.ref, e.distance) for e in upstream[:count]]
            assert_ways(compilation, ref, near, lineage.trace)


def assert_ways(compilation: Compilation, ref: str, near: Iterable[Near], ask: Callable[..., Impact | Trace]) -> None:
    """Each step of a way is one relationship long, and the steps are as many as the distance."""
    artifact_at = compilation.project.artifacts
    for each in near:
        stops = (ref, *each.way, each.ref)
        assert len(stops) == each.distance + 1
        for start, end in pairwise(stops):
            if artifact_ref(start) != artifact_ref(end):
                found = ask(compilation, [start], depth=1, columns=True)
                entries = found.downstream if isinstance(found, Impact) else found.upstream
                assert {artifact_ref(entry.ref) for entry in entries} & {artifact_ref(end)}, (start, end)
        assert all(artifact_ref(stop) in artifact_at for stop in stops)


def test_of_the_example() -> None:
    assert_the_same_answers(lineage.compile_tree(SPECS))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents=trees())
def test_of_any_tree(documents: Sequence[dict[str, Any]]) -> None:
    assert_the_same_answers(lineage.compile_texts(written(documents)))


def test_who_reads_from_a_hub_is_not_told_of_all_that_the_hub_comes_from() -> None:
    """Else a page for each of so many readers would look at each of as many sources."""
    sources = "\n".join(f"s{number:03}: {{type: Notebook, outputs: [hub]}}" for number in range(300))
    artifacts = f"hub: {{type: Lakehouse}}\nr: {{type: Notebook, inputs: [hub]}}\n{sources}"
    reach = Reach(lineage.compile_texts({"w.yaml": workspace("w", artifacts)}).graph)
    walk = Walk([reach.numbers[State(Port.OUT, "w/r")]], reach.back)
    nearest = [(reach.refs[artifact], distance) for artifact, distance, _ in islice(walk.artifacts(), 3)]
    assert nearest == [("w/hub", 1), ("w/s000", 2), ("w/s001", 2)]
    assert len(walk.came) < 20
