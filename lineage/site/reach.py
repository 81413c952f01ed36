"""What every artifact reaches, and what reaches it, worked out for all of them at once.

`lineage.impact` and `lineage.trace` walk from a subject. A site asks about each artifact in turn, so here the steps of
the whole graph are written down once. Whole answers are sets, kept as the bits of a number and shared along the steps;
the nearest few of an answer, with their distance, come from a walk that stops early.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from lineage.graph.steps import Port, State, Width
from lineage.questions.answer import own_states
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lineage.graph.steps import LineageGraph

Steps = list[list[tuple[int, bool]]]
"""For each state, the states that a step leads to, and whether that step follows a relationship."""

_FEW = 100
"""Steps that are sooner sorted all together than looked at one by one."""

_FIRST = itemgetter(0)


class Near(NamedTuple):
    """An artifact near another: how many relationships away, and where those on the way there arrive."""

    ref: str
    distance: int
    way: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reach:
    """Who reaches whom on the data plane. `order` gives every artifact its bit."""

    graph: LineageGraph

    @cached_property
    def order(self) -> dict[str, int]:
        """The number of each artifact: the bit that stands for it."""
        return {ref: number for number, ref in enumerate(sorted(self.graph.project.artifacts))}

    @cached_property
    def refs(self) -> list[str]:
        """The artifacts by their numbers."""
        return list(self.order)

    @cached_property
    def states(self) -> list[State]:
        """Every state that a step starts from or leads to, by its number."""
        project = self.graph.project
        states = [state for ref in project.artifacts for state in own_states(ref, self.graph)]
        states += [State(Port.IN, ref) for ref in project.nodes]
        return sorted(states, key=lambda state: (state.ref, state.port))

    @cached_property
    def numbers(self) -> dict[State, int]:
        """The number of each state."""
        return {state: number for number, state in enumerate(self.states)}

    @cached_property
    def _artifacts(self) -> list[int]:
        """The number of the artifact that each state belongs to."""
        order = self.order
        return [order[artifact_ref(state.ref)] for state in self.states]

    @cached_property
    def forwards(self) -> Steps:
        """The steps that lead on from each state."""
        numbers = self.numbers
        return [
            sorted((numbers[to], width is Width.RELATIONSHIP) for to, width in self.graph.forwards(state))
            for state in self.states
        ]

    @cached_property
    def backwards(self) -> Steps:
        """The steps that lead to each state, turned round."""
        steps: Steps = [[] for _ in self.states]
        for start, onwards in enumerate(self.forwards):
            for end, follows in onwards:
                steps[end].append((start, follows))
        return steps

    @cached_property
    def downstream_of_states(self) -> list[int]:
        """For each state, the set of the artifacts whose way out it leads to."""
        marks = [
            1 << artifact if state.port is Port.OUT and state.ref in self.order else 0
            for state, artifact in zip(self.states, self._artifacts, strict=True)
        ]
        return _closure(self.forwards, marks)

    @cached_property
    def upstream_of_states(self) -> list[int]:
        """For each state, the set of the artifacts that lead to it, but for what only comes into them."""
        marks = [
            0 if state.port is Port.IN else 1 << artifact
            for state, artifact in zip(self.states, self._artifacts, strict=True)
        ]
        return _closure(self.backwards, marks)

    @cached_property
    def downstream(self) -> list[int]:
        """For each artifact, the set of those downstream of it."""
        found = [0] * len(self.order)
        for state, artifact, members in zip(self.states, self._artifacts, self.downstream_of_states, strict=True):
            if state.port is not Port.IN:
                found[artifact] |= members
        return [members & ~(1 << artifact) for artifact, members in enumerate(found)]

    @cached_property
    def upstream(self) -> list[int]:
        """For each artifact, the set of those upstream of it."""
        found = self.upstream_of_states
        return [found[self.numbers[State(Port.OUT, ref)]] & ~(1 << number) for number, ref in enumerate(self.refs)]

    def nearest_downstream(self, ref: str, count: int, within: int | None = None) -> list[Near]:
        """The nearest artifacts downstream, in the order of `lineage.impact`: so many, and `within` so many steps."""
        starts = sorted(self.numbers[state] for state in own_states(ref, self.graph))
        return self._nearest(starts, self.onwards, count, within)

    def nearest_upstream(self, ref: str, count: int, within: int | None = None) -> list[Near]:
        """The nearest artifacts upstream, in the order of `lineage.trace`."""
        return self._nearest([self.numbers[State(Port.OUT, ref)]], self.back, count, within)

    @cached_property
    def onwards(self) -> Direction:
        """Downstream."""
        return self._direction(self.forwards, {Port.OUT})

    @cached_property
    def back(self) -> Direction:
        """Upstream."""
        return self._direction(self.backwards, {Port.OUT, Port.SELF, Port.COLUMN})

    def _direction(self, steps: Steps, ports: set[Port]) -> Direction:
        inside = [[to for to, follows in each if not follows] for each in steps]
        across = [sorted((self._artifacts[to], to) for to, follows in each if follows) for each in steps]
        return Direction(inside, across, ports)

    def _nearest(self, starts: Sequence[int], direction: Direction, count: int, within: int | None) -> list[Near]:
        own = self._artifacts[starts[0]]
        walk = Walk(starts, direction)
        found: dict[int, tuple[int, int]] = {}
        for artifact, distance, states in walk.artifacts():
            if within is not None and distance > within:
                break
            if artifact != own and artifact not in found:
                counted = [number for number in states if self.states[number].port in direction.ports]
                if counted:
                    found[artifact] = (distance, counted[0])
            if len(found) >= count:
                break
        return [Near(self.refs[each], distance, self._way(walk, at)) for each, (distance, at) in found.items()]

    def _way(self, walk: Walk, number: int) -> tuple[str, ...]:
        """Where the relationships on the way to a state arrive, but for the last."""
        return tuple(self.states[each].ref for each in walk.arrivals(number))[:-1]

    def members(self, artifacts: int) -> Iterator[str]:
        """The artifacts in a set, in order."""
        while artifacts:
            lowest = artifacts & -artifacts
            yield self.refs[lowest.bit_length() - 1]
            artifacts ^= lowest


class Direction(NamedTuple):
    """Downstream or upstream: the steps from each state, and the ports at which an artifact counts.

    `inside` are the steps that stay within an artifact. `across` are those that follow a relationship, in the order of
    the artifacts that they lead to, each state after the number of its artifact.
    """

    inside: list[list[int]]
    across: list[list[tuple[int, int]]]
    ports: set[Port]


class Walk:
    """A walk that visits artifacts nearest first, in their order, and remembers by which step it came to each state.

    No more is looked at than is asked for: whoever reads from a hub is not told of all that the hub comes from.
    """

    def __init__(self, starts: Sequence[int], direction: Direction) -> None:
        self._starts = starts
        self._direction = direction
        self.came: dict[int, tuple[int, bool]] = {}

    def artifacts(self) -> Iterator[tuple[int, int, list[int]]]:
        """Each artifact with its distance, and its states that the walk comes to there: one may be come to again."""
        layer = self._enter([(start, -1, False) for start in reversed(self._starts)])
        distance = 0
        while layer:
            distance += 1
            visited: list[tuple[int, int, list[int]]] = []
            for artifact, arrivals in groupby(self._ahead(layer), _FIRST):
                states: list[int] = []
                for _, place, to in arrivals:
                    if to not in self.came:
                        fresh = self._enter([(to, layer[place], True)])
                        visited.append((place, to, fresh))
                        states += fresh
                if states:
                    yield artifact, distance, states
            layer = [number for _, _, fresh in sorted(visited) for number in fresh]

    def _ahead(self, layer: Sequence[int]) -> Iterable[tuple[int, int, int]]:
        """Where relationships lead from some states: the artifact, the place of the state, and the state there."""
        across = self._direction.across
        if sum(len(across[number]) for number in layer) <= _FEW:
            return sorted(
                [(artifact, place, to) for place, number in enumerate(layer) for artifact, to in across[number]]
            )
        return merge(*(_placed(across[number], place) for place, number in enumerate(layer) if across[number]))

    def _enter(self, waiting: list[tuple[int, int, bool]]) -> list[int]:
        """Come to states, the last of them first, and to all that is open from each within its artifact."""
        inside = self._direction.inside
        came = self.came
        fresh = []
        while waiting:
            state, before, followed = waiting.pop()
            if state not in came:
                came[state] = (before, followed)
                fresh.append(state)
                waiting.extend([(to, state, False) for to in inside[state]])
        return fresh

    def arrivals(self, number: int) -> list[int]:
        """The states at which the relationships on the way to a state arrive, in their order."""
        found = []
        while number >= 0:
            before, followed = self.came[number]
            if followed:
                found.append(number)
            number = before
        return found[::-1]


def _placed(across: Iterable[tuple[int, int]], place: int) -> Iterator[tuple[int, int, int]]:
    return ((artifact, place, to) for artifact, to in across)


def _closure(steps: Steps, marks: Sequence[int]) -> list[int]:
    """For each state, the marks of all that it reaches, its own included.

    One pass is enough where nothing goes round in circles; where something does, until nothing changes.
    """
    closed = list(marks)
    order = last_first(range(len(steps)), lambda state: [to for to, _ in steps[state]])
    changed = True
    while changed:
        changed = False
        for state in order:
            found = closed[state]
            for to, _ in steps[state]:
                found |= closed[to]
            if found != closed[state]:
                closed[state] = found
                changed = True
    return closed


def last_first(states: Iterable[int], onwards: Callable[[int], Iterable[int]]) -> list[int]:
    """The states in an order in which each comes after all that it leads to, circles aside."""
    order: list[int] = []
    seen: set[int] = set()
    for start in states:
        waiting = [] if start in seen else [start]
        while waiting:
            state = waiting.pop()
            if state < 0:
                order.append(~state)
            elif state not in seen:
                seen.add(state)
                waiting.append(~state)  # to come back to once all behind it is done
                waiting += (to for to in onwards(state) if to not in seen)
    return order
