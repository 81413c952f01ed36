"""Cycles in a directed graph of names."""

from __future__ import annotations

from collections import Counter, deque
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def on_cycles(successors: Mapping[str, Collection[str]]) -> set[str]:
    """The names that are on a cycle or behind one: what is left when all that nothing leads to is taken away.

    It is empty when there is no cycle, which is nearly always, and costs little then.
    """
    pending = dict(Counter(chain.from_iterable(successors.values())))
    free = [name for name in successors if name not in pending]
    while free:
        for target in successors.get(free.pop(), ()):
            pending[target] -= 1
            if not pending[target]:
                del pending[target]
                free.append(target)
    return set(pending)


def cycles(successors: Mapping[str, Collection[str]]) -> list[tuple[str, ...]]:
    """For each tangle of names that lead to one another one cycle: the shortest through the name that sorts first.

    A cycle is given without coming back to its start.
    """
    left = on_cycles(successors)
    if not left:
        return []
    import networkx as nx  # noqa: PLC0415 - takes longer to import than most trees take to check

    graph: nx.DiGraph[str] = nx.DiGraph(
        (start, end) for start in left for end in successors.get(start, ()) if end in left
    )
    tangles = (
        tangle
        for tangle in nx.strongly_connected_components(graph)
        if len(tangle) > 1 or graph.has_edge(*tangle, *tangle)
    )
    return [_shortest(min(tangle), tangle, successors) for tangle in sorted(tangles, key=min)]


def _shortest(start: str, tangle: Collection[str], successors: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    came: dict[str, str] = {}
    queue = deque([start])
    while start not in came:
        name = queue.popleft()
        for target in sorted(successors.get(name, ())):
            if target in tangle and target not in came:
                came[target] = name
                queue.append(target)
    backwards = [came[start]]
    while backwards[-1] != start:
        backwards.append(came[backwards[-1]])
    return tuple(reversed(backwards))
