"""What changes reach, found out together, is what `lineage impact` says of each."""

from __future__ import annotations

from typing import Any

from hypothesis import given

import lineage
from lineage.changes.reach import Start, reaches
from lineage.language.artifact_types import Group
from lineage.questions.answer import Scope, contacts_of, own_states
from lineage.questions.impact import impact
from tests.changes.random_trees import full_trees
from tests.strategies import written


@given(full_trees())
def test_it_is_what_impact_says_of_each(documents: list[dict[str, Any]]) -> None:
    compilation = lineage.compile_texts(written(documents))
    project, graph = compilation.project, compilation.graph
    starts = {}
    for ref in (*project.nodes, *project.columns):
        own = {ref, *project.containers_of(ref), *project.contents_of(ref)}
        starts[ref] = Start(frozenset(own_states(ref, graph)), frozenset(own))
    found = reaches(graph, starts.values(), str)
    for ref, start in starts.items():
        said = impact(graph, [ref], Scope(parts=True)).downstream
        artifacts = [each for each in said if each.ref in project.artifacts]
        reach = found[start]
        assert reach.downstream == len(artifacts)
        assert reach.contacts == contacts_of(artifacts, project)
        shown = {each.ref for each in artifacts if project.types[each.type].group is Group.CONSUMPTION}
        assert set(reach.affected) == shown | {each.ref for each in said if each.type == "version"}
