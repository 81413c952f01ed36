"""What every artifact reaches, and what reaches it, worked out for all of them at once.

`lineage.impact` and `lineage.trace` walk from a subject. A site asks about each artifact in turn, so here the steps of
the whole graph are written down once. Whole answers are sets, kept as the bits of a number and shared along the steps;
the nearest few of an answer, with their distance, come from a walk that stops early.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lineage.graph.steps import Port, State, Width
from lineage.questions.answer import own_states
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lineage.graph.steps import LineageGraph

Steps = list[list[tuple[int, bool]]]
"""For each state, the states that a step leads to, and whether that step follows a relationship."""


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

    def nearest_downstream(self, ref: str, count: int) -> list[Near]:
        """The nearest artifacts downstream, in the order of `lineage.impact`."""
        starts = sorted(self.numbers[state] for state in own_states(ref, self.graph))
        return self._nearest(ref, starts, self.forwards, count, {Port.OUT})

    def nearest_upstream(self, ref: str, count: int) -> list[Near]:
        """The nearest artifacts upstream, in the order of `lineage.trace`."""
        start = self.numbers[State(Port.OUT, ref)]
        return self._nearest(ref, [start], self.backwards, count, {Port.OUT, Port.SELF, Port.COLUMN})

    def _nearest(self, ref: str, starts: Sequence[int], steps: Steps, count: int, ports: set[Port]) -> list[Near]:
        own = self.order[ref]
        found: dict[int, tuple[int, str, int]] = {}
        farthest = 0
        walk = _Walk(starts, steps)
        for number, distance in walk.states():
            if len(found) >= count and distance > farthest:
                break
            artifact = self._artifacts[number]
            if artifact != own and artifact not in found and self.states[number].port in ports:
                found[artifact] = (distance, self.refs[artifact], number)
                farthest = distance
        nearest = sorted(found.values())[:count]
        return [Near(name, distance, self._way(walk, number)) for distance, name, number in nearest]

    def _way(self, walk: _Walk, number: int) -> tuple[str, ...]:
        """Where the relationships on the way to a state arrive, but for the last."""
        return tuple(self.states[each].ref for each in walk.arrivals(number))[:-1]

    def members(self, artifacts: int) -> Iterator[str]:
        """The artifacts in a set, in order."""
        while artifacts:
            lowest = artifacts & -artifacts
            yield self.refs[lowest.bit_length() - 1]
            artifacts ^= lowest


class _Walk:
    """A walk that visits states nearest first, and remembers by which step it came to each."""

    def __init__(self, starts: Sequence[int], steps: Steps) -> None:
        self._starts = starts
        self._steps = steps
        self._came: dict[int, tuple[int, bool]] = {}

    def states(self) -> Iterator[tuple[int, int]]:
        """Each state with its distance."""
        queue = deque((start, 0, -1, False) for start in self._starts)
        came = self._came
        while queue:
            number, distance, before, followed = queue.popleft()
            if number in came:
                continue
            came[number] = (before, followed)
            yield number, distance
            for to, follows in self._steps[number]:
                if to not in came:
                    if follows:
                        queue.append((to, distance + 1, number, True))
                    else:
                        queue.appendleft((to, distance, number, False))

    def arrivals(self, number: int) -> list[int]:
        """The states at which the relationships on the way to a state arrive, in their order."""
        found = []
        while number >= 0:
            before, followed = self._came[number]
            if followed:
                found.append(number)
            number = before
        return found[::-1]


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
