"""Paths between many things and many others: one walk answers for all of them.

A thing is not joined with what it is in, nor with what is in it: as `lineage impact` and `lineage trace` have it. Where
both ends of a path may be in one artifact, a walk has to remember of each place not one thing that it came from, but a
few, so that one remains that is another thing than the one asked about.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lineage.graph.steps import Port, State, Width
from lineage.questions.answer import kin, own_states, widening_at_grain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lineage.graph.steps import LineageGraph, Step
    from lineage.policies.avoidance import Avoidance
    from lineage.specs.project import Project


class Arrival(NamedTuple):
    """That a walk came to a state: from which thing, by which arrival before, over how many relationships."""

    state: State
    origin: str
    label: str
    before: Arrival | None = None
    distance: int = 0

    @property
    def start(self) -> str:
        """Where the walk began: the thing it came from, or something in that."""
        here = self
        while here.before is not None:
            here = here.before
        return here.state.ref

    def steps(self) -> Iterator[tuple[str, str]]:
        """The relationships followed, each as where it was left and where it was met; the last one first."""
        here = self
        while here.before is not None:
            if here.distance > here.before.distance:
                yield here.before.state.ref, here.state.ref
            here = here.before


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths that count between things and some `ends`: upstream of the things, or downstream."""

    graph: LineageGraph
    ends: Collection[str]
    avoidance: Avoidance
    upstream: bool
    declared: bool

    def found(self, things: Collection[str]) -> dict[str, Arrival]:
        """For each thing that a path joins with an end, the nearest one."""
        found = {}
        shared = not kin(self.ends, self.graph.project).isdisjoint(things)
        for (forbidden, depth), group in self._groups(things, shared=shared).items():
            keep = 1 if depth is None else depth + 2
            met = self._walk(self._starts(forbidden, depth), forbidden, keep)
            for thing in group:
                if arrival := self._nearest(thing, met, apart=shared):
                    found[thing] = arrival
        return found

    def _groups(self, things: Iterable[str], *, shared: bool) -> dict[tuple[frozenset[Width], int | None], list[str]]:
        """The things that one walk can answer for: of one grain, where that makes a difference."""
        project = self.graph.project
        groups: dict[tuple[frozenset[Width], int | None], list[str]] = {}
        for thing in things:
            forbidden = widening_at_grain(thing, project) if self.declared else frozenset()
            depth = len(_around(thing, project)) - 1 if shared else None
            groups.setdefault((forbidden, depth), []).append(thing)
        return groups

    def _starts(self, forbidden: frozenset[Width], depth: int | None) -> Iterator[Arrival]:
        """Where the walk begins: at all of an end upstream, or where one downstream is met.

        A step that widens counts neither where a path arrives nor, walked from there, where it begins.
        """
        project = self.graph.project
        # The smaller before what holds them, so that a path is told to begin at what it begins at.
        for end in sorted(self.ends, key=lambda end: (-len(_around(end, project)), end)):
            label = "" if depth is None else _rolled(end, depth, project)
            for state in self._leaving(end):
                start = Arrival(state, end, label)
                yield start
                for to, width in self._steps(state) if forbidden else ():
                    if width in forbidden:
                        yield Arrival(to, end, label, start)

    def _leaving(self, end: str) -> Iterator[State]:
        states = own_states(end, self.graph) if self.upstream else [_way_out(end, self.graph.project)]
        return (state for state in states if not self.avoidance.holds(state.ref))

    def _arriving(self, thing: str) -> Iterable[State]:
        return [_way_out(thing, self.graph.project)] if self.upstream else own_states(thing, self.graph)

    def _steps(self, state: State) -> Iterator[Step]:
        """The steps from a state that pass nothing avoided, in an order that depends on names alone."""
        bars = self.avoidance.bars
        if self.upstream:
            yield from sorted(step for step in self.graph.forwards(state) if not bars(state, step.to))
        else:
            yield from sorted(step for step in self.graph.backwards(state) if not bars(step.to, state))

    def _walk(self, starts: Iterable[Arrival], forbidden: frozenset[Width], keep: int) -> dict[State, list[Arrival]]:
        """Go from all starts at once, nearest first; of each state keep the first arrivals of different labels.

        With as many kept as a thing can have kin at its grain, and one more, none is lost that matters: whatever
        comes to a state that is full would go on only where others go on already.
        """
        queue = deque(starts)
        met: dict[State, list[Arrival]] = {}
        while queue:
            arrival = queue.popleft()
            if not _is_new(arrival.label, met.setdefault(arrival.state, []), keep):
                continue
            met[arrival.state].append(arrival)
            free: list[Arrival] = []
            for to, width in self._steps(arrival.state):
                if width not in forbidden and _is_new(arrival.label, met.get(to, ()), keep):
                    follows = width is Width.RELATIONSHIP
                    onward = Arrival(to, arrival.origin, arrival.label, arrival, arrival.distance + follows)
                    (queue if follows else free).append(onward)
            queue.extendleft(reversed(free))
        return met

    def _nearest(self, thing: str, met: dict[State, list[Arrival]], *, apart: bool) -> Arrival | None:
        """The nearest arrival at a thing; from another thing than itself, where it might be its own end."""
        own = frozenset(_around(thing, self.graph.project)) if apart else frozenset()
        arrivals = (each for state in self._arriving(thing) for each in met.get(state, ()) if each.label not in own)
        return min(arrivals, key=lambda arrival: (arrival.distance, arrival.origin), default=None)


def _is_new(label: str, arrivals: Collection[Arrival], keep: int) -> bool:
    return len(arrivals) < keep and all(each.label != label for each in arrivals)


def _way_out(ref: str, project: Project) -> State:
    return State(Port.COLUMN if ref in project.columns else Port.OUT, ref)


def _around(ref: str, project: Project) -> tuple[str, ...]:
    """A thing and what it is in, from the inside out."""
    return (ref, *project.containers_of(ref))


def _rolled(ref: str, depth: int, project: Project) -> str:
    """What a thing is in so deep in its artifact; a thing that is not as deep is itself."""
    around = _around(ref, project)
    return around[max(0, len(around) - 1 - depth)]
