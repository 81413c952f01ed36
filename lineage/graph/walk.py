"""Walks over the steps of a lineage graph: what is reached, how far it is, by which path, and how surely."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.graph.steps import Port, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from lineage.graph.steps import State, Step

_NOTHING: frozenset[Width] = frozenset()


@dataclass(frozen=True, slots=True)
class Walk:
    """What a walk reached. `distance` counts the relationships followed; `came` is the step before, on a shortest path.

    `doorsteps` are the states that only a forbidden step would have entered, from a state that was reached.
    """

    distance: Mapping[State, int]
    came: Mapping[State, tuple[State, Width]]
    doorsteps: Collection[State]

    def enters(self, state: State) -> bool:
        """Tell whether the state is reached, or would be with one forbidden step at the end."""
        return state in self.distance or state in self.doorsteps


def walk(
    starts: Iterable[State],
    steps: Callable[[State], Iterable[Step]],
    forbidden: Collection[Width] = _NOTHING,
) -> Walk:
    """Walk from all starts at once, shortest paths first. Steps of a forbidden width are not taken.

    A step that follows a relationship costs one, any other nothing. Among paths of one length the one over the
    references that sort first is kept, so that an answer does not depend on the order of files.
    """
    queue = deque(sorted(starts, key=_order))
    distance = dict.fromkeys(queue, 0)
    came: dict[State, tuple[State, Width]] = {}
    done: set[State] = set()
    doorsteps: dict[State, None] = {}
    while queue:
        state = queue.popleft()
        if state in done:
            continue
        done.add(state)
        here = distance[state]
        free = []
        for step in sorted(steps(state), key=_step_order):
            to, width = step
            if width in forbidden:
                doorsteps[to] = None
                continue
            there = here + (width is Width.RELATIONSHIP)
            if to not in distance or there < distance[to]:
                distance[to] = there
                came[to] = (state, width)
                if there == here:
                    free.append(to)
                else:
                    queue.append(to)
        queue.extendleft(reversed(free))
    return Walk(distance, came, doorsteps)


def _order(state: State) -> tuple[str, str]:
    return state.ref, state.port


def _step_order(step: Step) -> tuple[str, str]:
    return _order(step.to)


def reached(walk: Walk) -> Iterator[State]:
    """The states that say something is affected: what comes out of it, its code, or a column; nearest first."""
    for state in sorted(walk.distance, key=lambda state: (walk.distance[state], _order(state))):
        if state.port is not Port.IN:
            yield state
