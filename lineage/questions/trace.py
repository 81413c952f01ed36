"""Trace: what something goes back to (questions Q3 and Q7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.graph.steps import DATA_PLANE, Port, State
from lineage.questions.answer import Scope, Unlisted, count_unfollowed, reach
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lineage.graph.steps import LineageGraph, Step
    from lineage.language.relationship_types import Plane
    from lineage.questions.answer import Reached


@dataclass(frozen=True, slots=True)
class Trace:
    """What the subjects go back to, nearest first. `sources` are the artifacts of it that nothing is upstream of.

    `unlisted` is how many parts and columns there are beside what was asked for, `unfollowed` how many relationships
    lead to the subjects on each plane that was not walked. `removed` is what of all that there is no more, where a base
    was asked.
    """

    subjects: tuple[str, ...]
    upstream: tuple[Reached, ...]
    sources: tuple[str, ...]
    unlisted: Unlisted
    unfollowed: dict[str, int]
    removed: tuple[str, ...] = ()


def trace(
    graph: LineageGraph, subjects: Sequence[str], scope: Scope | None = None, planes: frozenset[Plane] = DATA_PLANE
) -> Trace:
    """Say what is upstream of some artifacts, parts or columns, each given by its whole reference.

    It is impact turned round: a thing counts when what comes out of it, its self, or anything in it is met.
    """
    project = graph.project

    def steps(state: State) -> Iterable[Step]:
        return graph.backwards(state, planes)

    def starts(subject: str) -> Iterable[State]:
        return (State(Port.COLUMN if subject in project.columns else Port.OUT, subject),)

    def covers(state: State) -> Iterable[str]:
        return (state.ref, *project.containers_of(state.ref))

    upstream, unlisted = reach(project, subjects, starts, steps, covers, scope or Scope())
    return Trace(
        subjects=tuple(subjects),
        upstream=upstream,
        sources=tuple(entry.ref for entry in upstream if _is_source(entry.ref, graph, planes)),
        unlisted=unlisted,
        unfollowed=count_unfollowed(graph.by_target, subjects, planes, project),
    )


def _is_source(ref: str, graph: LineageGraph, planes: frozenset[Plane]) -> bool:
    """Tell whether an artifact has nothing upstream but itself."""
    project = graph.project
    return ref in project.artifacts and not any(
        relationship.plane in planes and artifact_ref(relationship.source) != ref
        for inside in (ref, *project.contents_of(ref))
        for relationship in graph.by_target.get(inside, ())
    )
