"""A policy about paths joins what a brute-force walk joins: one thing at a time, on the table of steps itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
from hypothesis import given, note, settings
from hypothesis import strategies as st

from lineage.policies.avoidance import Avoidance
from lineage.policies.depth import breaches as depth_breaches
from lineage.policies.evidence import Evidence
from lineage.policies.ground import Ground
from lineage.policies.paths import Paths
from tests.oracle import Oracle
from tests.oracle.steps import states, way_out
from tests.oracle.world import CODE
from tests.properties import asking
from tests.strategies import trees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.oracle.steps import State, Step
    from tests.oracle.world import World


class Avoiding(Oracle):
    """The oracle, with all taken out that a path must not pass."""

    def __init__(self, documents: Sequence[dict[str, Any]], avoided: frozenset[str]) -> None:
        super().__init__(documents)
        self.avoided = avoided.union(thing.ref for ref in avoided for thing in self.world.inside(ref))
        self.steps = [step for step in self.steps if not self._bars(step, avoided)]

    def _bars(self, step: Step, avoided: frozenset[str]) -> bool:
        if {step.source.ref, step.target.ref} & self.avoided:
            return True
        if step.source.way != "column" or step.target.way != "column":
            return False
        carriers, direct = carriers_of(self.world, step.source.ref, step.target.ref)
        return bool(carriers) and carriers <= avoided and not direct


def carriers_of(world: World, source: str, target: str) -> tuple[set[str], bool]:
    """The code between two columns, and whether they are related without any."""
    links = {ends for ends, link in world.links.items() if link.plane == "data"}
    starts, ends = ({ref, *world.around(ref)} for ref in (source, target))
    taking = {end for start, end in links if start in starts}
    giving = {start for start, end in links if end in ends}
    code = {ref for ref in taking & giving if world.things[ref].kind == "artifact" and world.things[ref].group in CODE}
    return code, bool(taking & ends)


def some(refs: Sequence[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(refs), max_size=6) if refs else st.just(frozenset())


@given(documents=trees(), data=st.data(), upstream=st.booleans(), declared=st.booleans())
@settings(max_examples=3 * settings().max_examples)
def test_paths_are_those_of_the_oracle(
    documents: Sequence[dict[str, Any]], data: st.DataObject, *, upstream: bool, declared: bool
) -> None:
    compilation = asking.compiled(documents)
    graph, project = compilation.graph, compilation.project
    refs = asking.things(compilation)
    things = data.draw(some(refs) | st.just(frozenset(refs)), label="things")
    ends = data.draw(some(refs) | st.just(frozenset(refs)), label="ends")
    code = frozenset(filter(graph.is_code, refs))
    avoided = data.draw(st.just(frozenset[str]()) | some(refs) | st.just(code), label="avoided")
    found = Paths(graph, ends, Avoidance(graph, avoided), upstream, declared).found(things)

    oracle = Avoiding(documents, avoided)
    for thing in things:
        answer = oracle.trace(thing) if upstream else oracle.impact(thing)
        met = {ref for ref, precision in answer.items() if not declared or precision == "declared"}
        if thing in oracle.avoided:
            met = set()
        note(f"{thing}: {sorted(met)}")
        assert (thing in found) == bool(met & ends)
        if thing in found:
            assert found[thing].origin in met & ends

    evidence = Evidence(project)
    for thing, arrival in found.items():
        line, places = evidence.path(thing, arrival, upstream=upstream)
        note(line)
        assert len(list(arrival.steps())) == arrival.distance > 0
        assert len(places) == len(set(places)) > 0
        for source, target in arrival.steps():
            assert evidence.step(*((source, target) if upstream else (target, source))) is not None


@given(documents=trees())
def test_depth_is_the_longest_way_once_loops_are_one_place(documents: Sequence[dict[str, Any]]) -> None:
    compilation = asking.compiled(documents)
    oracle = Oracle(documents)
    walked: nx.DiGraph[State] = nx.DiGraph()
    walked.add_nodes_from(state for ref in oracle.world.things for state in states(oracle.world, ref))
    for step in oracle.steps:
        follows = step.source.ref != step.target.ref and step.widens is None
        known = walked.get_edge_data(step.source, step.target, {"follows": 0})["follows"]
        walked.add_edge(step.source, step.target, follows=max(known, follows))
    places = nx.condensation(walked)
    longest = dict.fromkeys(places, 0)
    for place in nx.topological_sort(places):
        for source in places.nodes[place]["members"]:
            for target, edge in walked[source].items():
                onward = places.graph["mapping"][target]
                if onward != place:
                    longest[onward] = max(longest[onward], longest[place] + edge["follows"])
    refs = asking.things(compilation)
    for limit in (0, 1, 3):
        deeper = {breach.ref for breach in depth_breaches(Ground(compilation.graph, None), refs, limit)}
        ends = {ref: places.graph["mapping"][way_out(oracle.world, ref)] for ref in refs}
        assert deeper == {ref for ref, place in ends.items() if longest[place] > limit}
