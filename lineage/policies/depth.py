"""How deep things lie: over how many relationships, one after the other, data arrives on its longest way.

A loop has no longest way through it; what is on one counts as one place.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from lineage.graph.steps import Port, State, Width
from lineage.policies.breach import MOST_EVIDENCE, Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.graph.steps import LineageGraph
    from lineage.policies.ground import Ground


class Longest(NamedTuple):
    """The longest way to a state: how many relationships, and the last of them, with the way before it."""

    depth: int = 0
    last: tuple[str, str] | None = None
    before: Longest | None = None

    def steps(self) -> Iterator[tuple[str, str]]:
        """The relationships of the way, the last one first."""
        here: Longest | None = self
        while here is not None:
            if here.last is not None:
                yield here.last
            here = here.before


def breaches(ground: Ground, things: Iterable[str], limit: float) -> Iterator[Breach]:
    """The things that data comes to over more relationships than there may be."""
    ends = {ref: State(Port.COLUMN if ref in ground.project.columns else Port.OUT, ref) for ref in things}
    depths = _Depths(ground.graph)
    for ref, end in ends.items():
        longest = depths.of(end)
        if longest.depth > limit:
            fact = f"is {longest.depth:,} relationships deep, more than {limit:,}"
            nearest = [*islice(longest.steps(), MOST_EVIDENCE)]
            yield Breach(ref, fact, ground.project.span_of(ref), ground.evidence.steps(reversed(nearest)))


class _Depths:
    """Tarjan's search backwards for what lies on one loop; loops come out of it only after all that leads to them."""

    def __init__(self, graph: LineageGraph) -> None:
        self._graph = graph
        self._known: dict[State, Longest] = {}
        self._number: dict[State, int] = {}
        self._lowest: dict[State, int] = {}
        self._open: list[State] = []

    def of(self, end: State) -> Longest:
        """The longest way to a state."""
        if end not in self._known:
            self._search(end)
        return self._known[end]

    def _search(self, end: State) -> None:
        trail = [(end, self._enter(end))]
        while trail:
            state, before = trail[-1]
            for earlier in before:
                if earlier not in self._number:
                    trail.append((earlier, self._enter(earlier)))
                    break
                if earlier not in self._known:
                    self._lowest[state] = min(self._lowest[state], self._number[earlier])
            else:
                trail.pop()
                if trail:
                    holder = trail[-1][0]
                    self._lowest[holder] = min(self._lowest[holder], self._lowest[state])
                if self._lowest[state] == self._number[state]:
                    self._close(state)

    def _enter(self, state: State) -> Iterator[State]:
        self._number[state] = self._lowest[state] = len(self._number)
        self._open.append(state)
        return iter(sorted(to for to, _ in self._graph.backwards(state)))

    def _close(self, first: State) -> None:
        """All on one loop is known now, and so is what leads to it: the longest way to one is that to all."""
        at = len(self._open) - 1
        while self._open[at] != first:
            at -= 1
        loop = self._open[at:]
        del self._open[at:]
        longest = Longest()
        for state in loop:
            for earlier, width in sorted(self._graph.backwards(state)):
                if (way := self._known.get(earlier)) is not None:
                    follows = width is Width.RELATIONSHIP
                    if way.depth + follows > longest.depth:
                        last = (earlier.ref, state.ref) if follows else None
                        longest = Longest(way.depth + follows, last, way)
        self._known.update(dict.fromkeys(loop, longest))
