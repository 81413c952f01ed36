"""The lineage graph: the relationships of a project by their ends, and what they mean step by step.

The steps are those of the table "What an arrow means" in `docs/meaning.md`. They are worked out where they are asked
for: a question walks a small part of a graph whose steps, all written down, would be many times larger than the specs.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lineage.language.relationship_types import Plane
from lineage.specs.model import Artifact, Run, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.specs.project import Node, Project, Relationship

DATA_PLANE = frozenset({Plane.DATA})


class Port(StrEnum):
    """The ways into and out of things. A column is its own way in and out."""

    IN = "in"
    OUT = "out"
    SELF = "self"
    COLUMN = "column"


class State(NamedTuple):
    """A place that a change can be at: a port of an artifact or part, or a column."""

    port: Port
    ref: str


class Width(StrEnum):
    """What a step says beyond what was declared."""

    RELATIONSHIP = "follows a relationship"
    INSIDE = "passes through one thing"
    PART = "widens between a part and what holds it"
    COLUMN = "widens between a column and what holds it"


class Step(NamedTuple):
    """A step to a state."""

    to: State
    width: Width


class LineageGraph:
    """The relationships of a project, and the steps they make on some of the planes. Immutable once made."""

    def __init__(self, project: Project) -> None:
        self.project = project

    @cached_property
    def by_source(self) -> dict[str, list[Relationship]]:
        """The relationships that start at each end."""
        found: dict[str, list[Relationship]] = {}
        for relationship in self.project.relationships:
            found.setdefault(relationship.source, []).append(relationship)
        return found

    @cached_property
    def by_target(self) -> dict[str, list[Relationship]]:
        """The relationships that arrive at each end."""
        found: dict[str, list[Relationship]] = {}
        for relationship in self.project.relationships:
            found.setdefault(relationship.target, []).append(relationship)
        return found

    @cached_property
    def flows(self) -> dict[str, list[str]]:
        """The ends that data goes to from each end."""
        found: dict[str, list[str]] = {}
        for relationship in self.project.relationships:
            if relationship.plane is Plane.DATA:
                found.setdefault(relationship.source, []).append(relationship.target)
        return found

    @cached_property
    def _columns_from(self) -> dict[str, list[tuple[str, Plane]]]:
        """The columns that are computed from each column: by their own `from`, or by a relationship's `columns`."""
        found: dict[str, list[tuple[str, Plane]]] = {}
        for column, sources in self.project.column_sources.items():
            for source in sources:
                found.setdefault(source, []).append((column, Plane.DATA))
        for relationship in self.project.relationships:
            for column, sources in relationship.columns:
                for source in sources:
                    found.setdefault(source, []).append((column, relationship.plane))
        return found

    @cached_property
    def _columns_into(self) -> dict[str, list[tuple[str, Plane]]]:
        """The columns that each column is computed from."""
        found: dict[str, list[tuple[str, Plane]]] = {}
        for source, columns in self._columns_from.items():
            for column, plane in columns:
                found.setdefault(column, []).append((source, plane))
        return found

    def forwards(self, state: State, planes: frozenset[Plane] = DATA_PLANE) -> Iterator[Step]:
        """The steps that lead on from a state."""
        port, ref = state
        if port is Port.IN:
            yield from self._on_from_in(ref)
        elif port is Port.OUT:
            if (holder := self.project.parents.get(ref)) is not None:
                yield Step(State(Port.OUT, holder), Width.PART)
            yield from self._along(ref, planes)
        elif port is Port.SELF:
            yield Step(State(Port.OUT, ref), Width.INSIDE)
            yield from self._on_from_self(ref, planes)
        else:
            yield Step(State(Port.OUT, ref.partition("#")[0]), Width.COLUMN)
            for column, plane in self._columns_from.get(ref, ()):
                if plane in planes:
                    yield Step(State(Port.COLUMN, column), Width.RELATIONSHIP)
            yield from self._along(ref, planes)

    def backwards(self, state: State, planes: frozenset[Plane] = DATA_PLANE) -> Iterator[Step]:
        """The steps that lead to a state, each turned round."""
        port, ref = state
        if port is Port.IN:
            if (holder := self.project.parents.get(ref)) is not None and not says_origin(self.project.nodes[ref]):
                yield Step(State(Port.IN, holder), Width.PART)
            yield from self._against(ref, planes)
        elif port is Port.OUT:
            yield from self._back_from_out(ref)
        elif port is Port.COLUMN:
            yield from self._back_from_column(ref, planes)

    def _on_from_in(self, ref: str) -> Iterator[Step]:
        node = self.project.nodes[ref]
        if self.passes(node):
            yield Step(State(Port.OUT, ref), Width.INSIDE)
        for part in node.parts:
            if not says_origin(part):
                yield Step(State(Port.IN, part.ref), Width.PART)
        for column in node.columns:
            if not column.sources:
                yield Step(State(Port.COLUMN, column.ref), Width.COLUMN)

    def _on_from_self(self, ref: str, planes: frozenset[Plane]) -> Iterator[Step]:
        """Code writes every column of what it has a relationship to, and makes the runs whose source it is."""
        for relationship in self.by_source.get(ref, ()):
            if relationship.plane in planes:
                target = relationship.target
                if self._is_source_of_run(relationship):
                    yield Step(State(Port.IN, target), Width.RELATIONSHIP)
                for column in self._columns_within(target):
                    yield Step(State(Port.COLUMN, column), Width.RELATIONSHIP)

    def _along(self, ref: str, planes: frozenset[Plane]) -> Iterator[Step]:
        for relationship in self.by_source.get(ref, ()):
            # One that names columns leads from column to column; one from a run's source goes by its self.
            if relationship.plane in planes and not relationship.columns and not self._is_source_of_run(relationship):
                yield Step(self._entry(relationship.target), Width.RELATIONSHIP)

    def _against(self, ref: str, planes: frozenset[Plane]) -> Iterator[Step]:
        for relationship in self.by_target.get(ref, ()):
            if relationship.plane in planes and not relationship.columns:
                source = relationship.source
                if self._is_source_of_run(relationship):
                    yield Step(State(Port.SELF, source), Width.RELATIONSHIP)
                else:
                    yield Step(self._exit(source), Width.RELATIONSHIP)

    def _back_from_out(self, ref: str) -> Iterator[Step]:
        node = self.project.nodes[ref]
        if self.passes(node):
            yield Step(State(Port.IN, ref), Width.INSIDE)
        if self.is_code(ref):
            yield Step(State(Port.SELF, ref), Width.INSIDE)
        for part in node.parts:
            yield Step(State(Port.OUT, part.ref), Width.PART)
        for column in node.columns:
            yield Step(State(Port.COLUMN, column.ref), Width.COLUMN)

    def _back_from_column(self, ref: str, planes: frozenset[Plane]) -> Iterator[Step]:
        holder = ref.partition("#")[0]
        if ref not in self.project.column_sources:
            yield Step(State(Port.IN, holder), Width.COLUMN)
        for column, plane in self._columns_into.get(ref, ()):
            if plane in planes:
                yield Step(State(Port.COLUMN, column), Width.RELATIONSHIP)
        yield from self._against(ref, planes)
        for target in (ref, holder, *self.project.containers_of(holder)):
            for relationship in self.by_target.get(target, ()):
                if relationship.plane in planes and self.is_code(relationship.source):
                    yield Step(State(Port.SELF, relationship.source), Width.RELATIONSHIP)

    def _entry(self, ref: str) -> State:
        return State(Port.COLUMN if "#" in ref else Port.IN, ref)

    def _exit(self, ref: str) -> State:
        return State(Port.COLUMN if "#" in ref else Port.OUT, ref)

    def _columns_within(self, ref: str) -> Iterator[str]:
        if "#" in ref:
            yield ref
            return
        node = self.project.nodes[ref]
        yield from (column.ref for column in node.columns)
        for part in node.parts:
            yield from self._columns_within(part.ref)

    def _is_source_of_run(self, relationship: Relationship) -> bool:
        """Whether it leads from the code of a run that names its own inputs, so that only the code itself matters."""
        if self.project.run_sources.get(relationship.target) != relationship.source:
            return False
        run = self.project.nodes[relationship.target]
        return isinstance(run, Run) and bool(run.inputs)

    def is_code(self, ref: str) -> bool:
        """Tell whether a reference means code or movement, which has a self."""
        artifact = self.project.artifacts.get(ref)
        declared = self.project.type_of(artifact) if artifact else None
        return declared is not None and declared.group.is_code

    def passes(self, node: Node) -> bool:
        """Tell whether what comes into a thing comes out of it, unless its columns say otherwise."""
        if isinstance(node, Artifact) or not node.columns:
            return True
        return any(not column.sources for column in node.columns)


def says_origin(node: Node) -> bool:
    """Tell whether a part says itself where it comes from, so that nothing reaches it by way of what holds it."""
    if isinstance(node, Run):
        return node.source is not None or bool(node.inputs)
    return isinstance(node, Version) and node.run is not None
