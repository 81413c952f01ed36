"""Roll-ups: the lineage graph as it looks from nearer or farther away (question Q2)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from lineage.graph.steps import DATA_PLANE
from lineage.language.relationship_types import Plane
from lineage.specs.project import artifact_ref, workspace_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lineage.specs.project import Project, Relationship
    from lineage.text.source import Span


class Grain(StrEnum):
    """What counts as one thing, farthest first."""

    WORKSPACE = "workspace"
    ARTIFACT = "artifact"
    PART = "part"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the grain. `parent` is the part or artifact that holds it, if that is a node too.

    `removed` is what there is no more, where a base was asked.
    """

    ref: str
    type: str
    parent: str | None
    removed: bool = False

    @property
    def said(self) -> str:
        """What it is, for people."""
        return f"{self.type} (removed)" if self.removed else self.type


@dataclass(frozen=True, slots=True)
class Edge:
    """All relationships of one type between two nodes, as the first of them is declared."""

    source: str
    target: str
    type: str
    plane: Plane
    span: Span
    description: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """Nodes and edges, in order of their references.

    `unfollowed` is how many relationships of the nodes that no edge touches are on each plane that was not asked for.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    unfollowed: dict[str, int]


def roll_up(
    project: Project, grain: Grain, artifacts: Collection[str] | None = None, planes: Collection[Plane] = DATA_PLANE
) -> View:
    """The graph of some artifacts, or all, and of what leads from one of them to another.

    What stays inside a node is no edge.
    """
    chosen = project.artifacts.keys() if artifacts is None else frozenset(artifacts)
    between = (
        edge
        for edge in edges(project)
        if edge.plane in planes and artifact_ref(edge.source) in chosen and artifact_ref(edge.target) in chosen
    )
    merged: dict[tuple[str, str, str], Edge] = {}
    for edge in between:
        source, target = _at_grain(edge.source, grain), _at_grain(edge.target, grain)
        known = merged.get((source, target, edge.type))
        if source != target and (known is None or _place(edge.span) < _place(known.span)):
            merged[source, target, edge.type] = replace(edge, source=source, target=target)
    nodes = tuple(_nodes(project, grain, chosen))
    touched = {end for source, target, _ in merged for end in (source, target)}
    alone = {node.ref for node in nodes} - touched
    return View(nodes, tuple(merged[key] for key in sorted(merged)), _unfollowed(project, grain, alone, planes))


def _unfollowed(project: Project, grain: Grain, alone: set[str], planes: Collection[Plane]) -> dict[str, int]:
    return dict(
        Counter(
            each.plane.value
            for each in project.relationships
            if each.plane not in planes
            and not alone.isdisjoint(_at_grain(end, grain) for end in (each.source, each.target))
        )
    )


def edges(project: Project) -> Iterator[Edge]:
    """Every relationship as declared, and one from column to column for each column that is computed from another."""
    for each in project.relationships:
        edge = edge_of(each)
        yield edge
        for column, sources in each.columns:
            yield from (replace(edge, source=source, target=column) for source in sources)
    for column, sources in project.column_sources.items():
        span = project.span_of(column)
        yield from (Edge(source, column, "derives", Plane.DATA, span) for source in sources)


def edge_of(relationship: Relationship) -> Edge:
    """A relationship as it is declared."""
    source, target, type_, plane, declared, description, *_ = relationship
    return Edge(source, target, type_, plane, declared.span, description)


def _nodes(project: Project, grain: Grain, artifacts: Iterable[str]) -> Iterator[Node]:
    if grain is Grain.WORKSPACE:
        yield from (Node(name, "workspace", None) for name in sorted({workspace_name(ref) for ref in artifacts}))
        return
    for artifact in sorted(artifacts):
        yield Node(artifact, project.kind_of(artifact), None)
        if grain is Grain.ARTIFACT:
            continue
        for ref in project.contents_of(artifact):
            if grain is Grain.COLUMN or ref not in project.columns:
                yield Node(ref, project.kind_of(ref), project.container_of(ref))


def _at_grain(ref: str, grain: Grain) -> str:
    if grain is Grain.COLUMN:
        return ref
    if grain is Grain.PART:
        return ref.partition("#")[0]
    return artifact_ref(ref) if grain is Grain.ARTIFACT else workspace_name(ref)


def _place(span: Span) -> tuple[str, int]:
    return span.source.path, span.start
