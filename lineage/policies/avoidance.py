"""What a path must not pass: a thing and all that is in it; and what code that is avoided carries."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lineage.graph.steps import DATA_PLANE, Port

if TYPE_CHECKING:
    from collections.abc import Collection

    from lineage.graph.steps import LineageGraph, State


class Avoidance:
    """The things that paths must not pass.

    Where columns say `from`, a path leads from one to the other, and not by way of the code between them. But it is
    that code that carries the data: so if all the code that reads where the one is and writes where the other is, is
    avoided, that path is, too.
    """

    def __init__(self, graph: LineageGraph, refs: Collection[str]) -> None:
        self._graph = graph
        self._code = frozenset(ref for ref in refs if graph.is_code(ref))
        self._things = frozenset(inside for ref in refs for inside in (ref, *graph.project.contents_of(ref)))
        self._takers: dict[str, frozenset[str]] = {}

    def holds(self, ref: str) -> bool:
        """Tell whether a thing is avoided, by itself or with what it is in."""
        return ref in self._things

    def bars(self, before: State, after: State) -> bool:
        """Tell whether the step of the data from one state to another passes something avoided."""
        if after.ref in self._things or before.ref in self._things:
            return True
        if not self._code or before.port is not Port.COLUMN or after.port is not Port.COLUMN:
            return False
        return self._is_carried(before.ref, after.ref)

    def _is_carried(self, source: str, target: str) -> bool:
        ends = self._around(target)
        takers = [self._takers_of(each) for each in self._around(source)]
        if any(end in each for end in ends for each in takers):
            return False
        givers = {giver for end in ends for giver in self._givers.get(end, ())}
        carriers = {giver for giver in givers if any(giver in each for each in takers)}
        return bool(carriers) and carriers <= self._code

    def _takers_of(self, ref: str) -> frozenset[str]:
        """What takes data from a thing, and not from something in it or around it."""
        if ref not in self._takers:
            self._takers[ref] = frozenset(self._graph.flows.get(ref, ()))
        return self._takers[ref]

    @cached_property
    def _givers(self) -> dict[str, set[str]]:
        """The code that writes each thing."""
        found: dict[str, set[str]] = {}
        for each in self._graph.project.relationships:
            if each.plane in DATA_PLANE and self._graph.is_code(each.source):
                found.setdefault(each.target, set()).add(each.source)
        return found

    def _around(self, ref: str) -> tuple[str, ...]:
        return (ref, *self._graph.project.containers_of(ref))
