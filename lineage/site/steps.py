"""The steps of the whole graph, for a browser that walks them: pages name the nearest of an answer, a walk the others.

All that is reached from everything may be the square of what there is. Steps are as many as the specs say.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lineage.drawing.inert import inert
from lineage.graph.steps import Port
from lineage.site.shards import Words
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lineage.site.catalog import Catalog

_BITS = {port: 1 << number for number, port in enumerate(sorted(Port))}


def steps_data(catalog: Catalog) -> Mapping[str, Sequence[object]]:
    """All steps, as data; artifacts and states are meant by their numbers in `Reach`.

    An artifact is its workspace and name, or 0 where it is not shown. `nodes` are artifacts, parts and columns: the
    artifact, a bit for each port that has a state, and what is behind the artifact's name. For each state there are the
    steps that lead on: twice how much farther down the list the next state is, one more if a relationship leads there.
    """
    reach = catalog.reach
    workspaces = Words()
    shown = [catalog.items.get(ref) for ref in reach.refs]
    artifacts = [[workspaces.number(item.workspace), inert(item.name)] if item else 0 for item in shown]
    return {
        "workspaces": list(workspaces),
        "artifacts": artifacts,
        "nodes": list(_nodes(catalog)),
        "steps": [
            [2 * (to - state) + follows for to, follows in onwards] for state, onwards in enumerate(reach.forwards)
        ],
    }


def _nodes(catalog: Catalog) -> Iterator[list[object]]:
    reach = catalog.reach
    for ref, states in groupby(reach.states, key=lambda state: state.ref):
        artifact = artifact_ref(ref)
        said: list[object] = [reach.order[artifact], sum(_BITS[state.port] for state in states)]
        behind = ref.removeprefix(artifact) if artifact in catalog.items else ""
        yield [*said, inert(behind)] if behind else said
