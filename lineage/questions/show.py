"""Show: everything about one artifact, part or column (question Q2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from lineage.graph.steps import DATA_PLANE, LineageGraph, says_origin
from lineage.questions.rollup import edge_of, edges
from lineage.specs.model import Artifact, Column, Run, Table, Version
from lineage.specs.project import workspace_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.questions.rollup import Edge
    from lineage.specs.project import Node, Project
    from lineage.text.scalars import Scalar
    from lineage.text.source import Span


Fact: TypeAlias = "Scalar | tuple[str, ...] | dict[str, Scalar]"
"""What a field says."""

Facts: TypeAlias = "tuple[tuple[str, Fact], ...]"


@dataclass(frozen=True, slots=True)
class Person:
    """A principal who answers for something, and in which way: `owner` or `contact`."""

    principal: str
    answers_as: str
    title: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class Content:
    """A part or a column in what is shown, with what is said of it. `sources` are the columns a column is from."""

    ref: str
    type: str
    title: str | None
    description: str | None
    data_type: str | None = None
    sources: tuple[str, ...] = ()
    facts: Facts = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything about one thing. `facts` are what is said of it beside its description, by field.

    `upstream` and `downstream` are the relationships of it, and of what it holds, with anything else;
    `widened_upstream` and `widened_downstream` those of what holds it, which may be about it too.
    """

    ref: str
    type: str
    title: str | None
    description: str | None
    workspace: str
    container: str | None
    facts: Facts
    people: tuple[Person, ...]
    contents: tuple[Content, ...]
    upstream: tuple[Edge, ...]
    downstream: tuple[Edge, ...]
    widened_upstream: tuple[Edge, ...]
    widened_downstream: tuple[Edge, ...]
    span: Span


def show(project: Project, ref: str) -> Shown:
    """Say everything about a thing, given by its whole reference."""
    thing: Node | Column = project.columns.get(ref) or project.nodes[ref]
    own = {ref, *project.contents_of(ref)}
    touching = sorted(edges(project), key=_ends)
    return Shown(
        ref=ref,
        type=project.kind_of(ref),
        title=thing.title,
        description=thing.description,
        workspace=workspace_name(ref),
        container=project.container_of(ref),
        facts=_facts(project, thing),
        people=tuple(_people(project, ref)),
        contents=tuple(_content(project, inside) for inside in project.contents_of(ref)),
        upstream=tuple(edge for edge in touching if edge.target in own and edge.source not in own),
        downstream=tuple(edge for edge in touching if edge.source in own and edge.target not in own),
        widened_upstream=tuple(sorted(_arriving_around(project, ref), key=_ends)),
        widened_downstream=tuple(sorted(_leaving_around(project, ref), key=_ends)),
        span=thing.name.span,
    )


def _ends(edge: Edge) -> tuple[str, str, str]:
    return edge.source, edge.target, edge.type


def _leaving_around(project: Project, ref: str) -> Iterator[Edge]:
    """What goes on from all of what holds a part or column, to what lets it through.

    What names columns goes on from these alone.
    """
    holders, graph = {*project.containers_of(ref)}, LineageGraph(project)
    for each in (each for holder in holders for each in graph.by_source.get(holder, ())):
        end = project.nodes.get(each.target)
        passes = end is None or graph.passes(end)
        if each.plane in DATA_PLANE and not each.columns and passes and each.target != ref:
            yield edge_of(each)


def _arriving_around(project: Project, ref: str) -> Iterator[Edge]:
    """What arrives at all of what holds a part or column, unless that says itself where it comes from.

    Code writes all there is, whatever says where it comes from.
    """
    holders, graph = {*project.containers_of(ref)}, LineageGraph(project)
    node = project.nodes.get(ref)
    takes_in = ref not in project.column_sources if node is None else graph.passes(node) and not says_origin(node)
    has_columns = node is None or any(inside in project.columns for inside in project.contents_of(ref))
    for each in (each for holder in holders for each in graph.by_target.get(holder, ())):
        arrives = takes_in and not each.columns
        if (
            each.plane in DATA_PLANE
            and each.source != ref
            and (arrives or (has_columns and graph.is_code(each.source)))
        ):
            yield edge_of(each)


def _facts(project: Project, thing: Node | Column) -> Facts:
    return tuple((name, value) for name, value in _said_of(project, thing).items() if value not in (None, (), {}))


def _said_of(project: Project, thing: Node | Column) -> dict[str, Fact]:
    if isinstance(thing, Artifact):
        return _artifact_facts(project, thing)
    if isinstance(thing, Table):
        return {"sensitivity": thing.sensitivity, "tags": thing.tags}
    if isinstance(thing, Run):
        return _run_facts(project, thing)
    if isinstance(thing, Version):
        return _version_facts(project, thing)
    if isinstance(thing, Column):
        return {"type": thing.type, "from": project.column_sources.get(thing.ref, ()), "tags": thing.tags}
    return {"tags": thing.tags}


def _artifact_facts(project: Project, artifact: Artifact) -> dict[str, Fact]:
    gone = artifact.deprecated
    return {
        "domain": project.domain_of(artifact),
        "sensitivity": artifact.sensitivity,
        "endorsement": artifact.endorsement,
        "tags": artifact.tags,
        "deprecated": _said({"since": gone.since, "reason": gone.reason, "replacement": gone.replacement})
        if gone
        else {},
        "freshness": artifact.within,
        "source": artifact.source,
        "connection": dict(artifact.connection),
    }


def _run_facts(project: Project, run: Run) -> dict[str, Fact]:
    return {
        "source": project.run_sources.get(run.ref, run.source),
        "status": run.status,
        "started": run.started,
        "ended": run.ended,
        "commit": run.commit,
        "parameters": dict(run.parameters),
        "metrics": dict(run.metrics),
        "tags": run.tags,
    }


def _version_facts(project: Project, version: Version) -> dict[str, Fact]:
    whole = f"{workspace_name(version.ref)}/{version.run}"
    return {
        "run": whole if whole in project.nodes else version.run,
        "aliases": version.aliases,
        "stage": version.stage,
        "created": version.created,
        "tags": version.tags,
    }


def _said(values: dict[str, Scalar]) -> dict[str, Scalar]:
    return {name: value for name, value in values.items() if value is not None}


def _people(project: Project, ref: str) -> Iterator[Person]:
    owner = project.artifact_of(ref).owner
    if owner is not None:
        yield _person(project, owner, "owner")
    workspace = project.workspaces.get(workspace_name(ref))
    for contact in workspace.contacts if workspace else ():
        yield _person(project, contact, "contact")


def _person(project: Project, principal: str, answers_as: str) -> Person:
    declared = project.principals.get(principal)
    return Person(principal, answers_as, declared.title if declared else None, declared.email if declared else None)


def _content(project: Project, ref: str) -> Content:
    column = project.columns.get(ref)
    if column is not None:
        sources = project.column_sources.get(ref, ())
        return Content(ref, "column", column.title, column.description, column.type, sources, _facts(project, column))
    part = project.nodes[ref]
    return Content(ref, project.kind_of(ref), part.title, part.description, facts=_facts(project, part))
