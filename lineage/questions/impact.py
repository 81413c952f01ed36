"""Impact: what is downstream of something, what a change to it may reach, and whom to tell (question Q4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.graph.steps import DATA_PLANE
from lineage.questions.answer import (
    Scope,
    Unlisted,
    contacts_of,
    count_by_type,
    count_by_workspace,
    count_unfollowed,
    own_states,
    reach,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lineage.graph.steps import LineageGraph, State, Step
    from lineage.language.relationship_types import Plane
    from lineage.questions.answer import Reached


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change to the subjects reaches, nearest first. `direct` is what is one relationship away.

    The counts are of artifacts, most first; `contacts` are principals. `unlisted` is
    how many parts and columns there are beside what was asked for, `unfollowed` how many relationships lead on from the
    subjects on each plane that was not walked. `removed` is what of all that there is no more, where a base was asked.
    """

    subjects: tuple[str, ...]
    direct: tuple[str, ...]
    downstream: tuple[Reached, ...]
    by_type: dict[str, int]
    by_workspace: dict[str, int]
    contacts: tuple[str, ...]
    unlisted: Unlisted
    unfollowed: dict[str, int]
    removed: tuple[str, ...] = ()


def impact(
    graph: LineageGraph, subjects: Sequence[str], scope: Scope | None = None, planes: frozenset[Plane] = DATA_PLANE
) -> Impact:
    """Say what is downstream of some artifacts, parts or columns, each given by its whole reference.

    A thing is affected when a change comes out of it; so each state speaks for itself alone.
    """
    project = graph.project

    def steps(state: State) -> Iterable[Step]:
        return graph.forwards(state, planes)

    def starts(subject: str) -> Iterable[State]:
        return own_states(subject, graph)

    def covers(state: State) -> Iterable[str]:
        return (state.ref,)

    downstream, unlisted = reach(project, subjects, starts, steps, covers, scope or Scope())
    return Impact(
        subjects=tuple(subjects),
        direct=tuple(entry.ref for entry in downstream if entry.distance == 1),
        downstream=downstream,
        by_type=count_by_type(downstream, project),
        by_workspace=count_by_workspace(downstream, project),
        contacts=contacts_of(downstream, project),
        unlisted=unlisted,
        unfollowed=count_unfollowed(graph.by_source, subjects, planes, project),
    )
