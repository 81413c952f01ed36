"""What many changes reach, found out together: one walk for hundreds of them, instead of one for each.

Each start of a walk is a bit. Bits flow along the steps of the graph until nothing changes; then the bits at an
artifact tell from where it is reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lineage.graph.steps import Port
from lineage.language.artifact_types import Group
from lineage.specs.model import Version
from lineage.specs.project import artifact_ref, workspace_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from lineage.graph.steps import LineageGraph, State
    from lineage.specs.project import Project

_TOGETHER = 1024
"""So many starts share a walk: a few words of memory for each state that is reached."""

CERTIFIED = frozenset({"certified", "master-data"})
"""The endorsements by which others are told to rely on something."""


class Start(NamedTuple):
    """Where a walk starts, and the artifacts and versions that are the subject itself, which is never in the answer."""

    states: frozenset[State]
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reach:
    """What is reached: consumption artifacts and model versions, how many artifacts in all, whom to tell.

    `certified` tells whether any of them is.
    """

    affected: tuple[str, ...] = ()
    downstream: int = 0
    contacts: tuple[str, ...] = ()
    certified: bool = False


NOWHERE = Reach()


def reaches(
    graph: LineageGraph, starts: Iterable[Start], known_as: Callable[[str], str | None]
) -> Mapping[Start, Reach]:
    """What each start reaches, by the names that `known_as` gives; what it gives none for is left out."""
    wanted = [start for start in dict.fromkeys(starts) if start.states]
    found: dict[Start, Reach] = {}
    flow = _Flow(graph)
    for at in range(0, len(wanted), _TOGETHER):
        together = wanted[at : at + _TOGETHER]
        found.update(zip(together, _reaches(graph.project, flow, together, known_as), strict=True))
    return found


class _Flow:
    """The steps of a graph by number, as far as walks have come."""

    def __init__(self, graph: LineageGraph) -> None:
        self._graph = graph
        self.number: dict[State, int] = {}
        self.states: list[State] = []
        self.steps: list[tuple[int, ...]] = []

    def order(self, starts: Iterable[State]) -> list[int]:
        """All states that are reached, each before those it leads to, but where there are cycles."""
        done: list[int] = []
        seen: set[int] = set()
        for start in starts:
            first = self._enter(start)
            if first in seen:
                continue
            seen.add(first)
            stack = [(first, iter(self._steps_of(first)))]
            while stack:
                state, steps = stack[-1]
                for to in steps:
                    if to not in seen:
                        seen.add(to)
                        stack.append((to, iter(self._steps_of(to))))
                        break
                else:
                    done.append(state)
                    stack.pop()
        return done[::-1]

    def _enter(self, state: State) -> int:
        number = self.number.setdefault(state, len(self.states))
        if number == len(self.states):
            self.states.append(state)
            self.steps.append(())
        return number

    def _steps_of(self, number: int) -> tuple[int, ...]:
        if not self.steps[number]:
            self.steps[number] = tuple([self._enter(step.to) for step in self._graph.forwards(self.states[number])])
        return self.steps[number]


def _reaches(
    project: Project, flow: _Flow, starts: Sequence[Start], known_as: Callable[[str], str | None]
) -> Iterator[Reach]:
    alike: dict[int, list[tuple[str, str]]] = {}
    for ref, reached in _arrived(project, flow, starts).items():
        if reached and (name := known_as(ref)) is not None:
            alike.setdefault(reached, []).append((ref, name))
    crowds = [_crowd(project, refs) for refs in alike.values()]
    met: list[list[int]] = [[] for _ in starts]
    for number, reached in enumerate(alike):
        for bit in _bits(reached):
            met[bit].append(number)
    together: dict[tuple[int, ...], Reach] = {}
    for numbers in map(tuple, met):
        if numbers not in together:
            together[numbers] = _together([crowds[number] for number in numbers])
        yield together[numbers]


def _arrived(project: Project, flow: _Flow, starts: Sequence[Start]) -> dict[str, int]:
    """The bits at each artifact and each version, those of its own start left out."""
    at: dict[str, int] = {}
    for number, reached in _spread(flow, starts).items():
        port, ref = flow.states[number]
        if port is not Port.IN:
            artifact = artifact_ref(ref)
            at[artifact] = at.get(artifact, 0) | reached
            if isinstance(project.nodes.get(ref), Version):
                at[ref] = at.get(ref, 0) | reached
    for bit, start in enumerate(starts):
        for ref in start.own & at.keys():
            at[ref] &= ~(1 << bit)
    return at


def _spread(flow: _Flow, starts: Sequence[Start]) -> dict[int, int]:
    """The bits at each state, once they have flowed as far as they can."""
    bits: dict[int, int] = {}
    order = flow.order(state for start in starts for state in sorted(start.states))
    position = {number: place for place, number in enumerate(order)}
    for bit, start in enumerate(starts):
        for state in start.states:
            number = flow.number[state]
            bits[number] = bits.get(number, 0) | 1 << bit
    flowing = True
    while flowing:
        flowing = False
        for place, number in enumerate(order):
            here = bits.get(number, 0)
            for to in flow.steps[number]:
                there = bits.get(to, 0)
                if here | there != there:
                    bits[to] = here | there
                    flowing = flowing or position[to] < place
    return bits


def _bits(number: int) -> Iterator[int]:
    text = f"{number:b}"[::-1]
    at = text.find("1")
    while at >= 0:
        yield at
        at = text.find("1", at + 1)


class _Crowd(NamedTuple):
    """Artifacts and versions that are reached from the same starts."""

    affected: tuple[str, ...]
    artifacts: int
    contacts: frozenset[str]
    certified: bool


def _crowd(project: Project, refs: Iterable[tuple[str, str]]) -> _Crowd:
    affected: list[str] = []
    contacts: set[str] = set()
    artifacts, certified = 0, False
    for ref, name in refs:
        artifact = project.artifacts.get(ref)
        if artifact is None:  # a version, whose model is here as well
            affected.append(name)
            continue
        artifacts += 1
        certified = certified or artifact.endorsement in CERTIFIED
        type_ = project.type_of(artifact)
        if type_ is not None and type_.group is Group.CONSUMPTION:
            affected.append(name)
        if artifact.owner is not None:
            contacts.add(str(artifact.owner))
        if (workspace := project.workspaces.get(workspace_name(ref))) is not None:
            contacts.update(map(str, workspace.contacts))
    return _Crowd(tuple(affected), artifacts, frozenset(contacts), certified)


def _together(crowds: Sequence[_Crowd]) -> Reach:
    return Reach(
        tuple(sorted([ref for crowd in crowds for ref in crowd.affected])),
        sum(crowd.artifacts for crowd in crowds),
        tuple(sorted(frozenset[str]().union(*[crowd.contacts for crowd in crowds]))),
        any(crowd.certified for crowd in crowds),
    )
