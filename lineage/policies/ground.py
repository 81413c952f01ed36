"""What policies are judged on: the graph, what selectors choose, the day; and what several forms of them ask for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lineage.graph.steps import DATA_PLANE
from lineage.language.reference import written_in
from lineage.policies.evidence import Evidence
from lineage.policies.selectors import Selectors
from lineage.specs.project import workspace_name
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lineage.graph.steps import LineageGraph
    from lineage.language.relationship_types import Plane


class Neighbour(NamedTuple):
    """What is at the other end of a relationship, and of which type that is; a column's `from` has no type."""

    source: str
    target: str
    other: str
    type: str | None = None


class Ground:
    """A lineage graph on a day, as policies look at it. Without a day, nothing is too old."""

    def __init__(self, graph: LineageGraph, today: date | None) -> None:
        self.graph = graph
        self.project = graph.project
        self.today = today
        self.selectors = Selectors(graph)
        self.evidence = Evidence(graph.project)

    def neighbours(
        self, ref: str, *, upstream: bool, planes: frozenset[Plane] = DATA_PLANE, columns: bool = True
    ) -> Iterator[Neighbour]:
        """What a thing, or something in it, has a relationship with on one side; with `columns`, a `from` is one."""
        inside = (ref, *self.project.contents_of(ref))
        kin = {*inside, *self.project.containers_of(ref)}
        by_end = self.graph.by_target if upstream else self.graph.by_source
        for own in inside:
            for each in by_end.get(own, ()):
                other = each.source if upstream else each.target
                if each.plane in planes and other not in kin:
                    yield Neighbour(each.source, each.target, other, each.type)
            for other in self._columns(own, upstream=upstream) if columns else ():
                if other not in kin:
                    yield Neighbour(*((other, own) if upstream else (own, other)), other)

    def _columns(self, ref: str, *, upstream: bool) -> tuple[str, ...] | list[str]:
        if upstream:
            return self.project.column_sources.get(ref, ())
        return self._column_targets.get(ref, [])

    @cached_property
    def _column_targets(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for column, sources in self.project.column_sources.items():
            for source in sources:
                found.setdefault(source, []).append(column)
        return found

    @staticmethod
    def named(ref: str, near: str) -> str:
        """A thing, as it is called where another is."""
        return quoted(written_in(workspace_name(near), ref))
