"""Show: everything about one artifact, part or column (question Q2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from lineage.questions.rollup import edges
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


@dataclass(frozen=True, slots=True)
class Person:
    """A principal who answers for something, and in which way: `owner` or `contact`."""

    principal: str
    answers_as: str
    title: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class Content:
    """A part or a column in what is shown. `sources` are the columns a column is computed from."""

    ref: str
    type: str
    title: str | None
    description: str | None
    data_type: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything about one thing. `facts` are what is said of it beside its description, by field.

    `upstream` and `downstream` are the relationships of it, and of what it holds, with anything else.
    """

    ref: str
    type: str
    title: str | None
    description: str | None
    workspace: str
    container: str | None
    facts: tuple[tuple[str, Fact], ...]
    people: tuple[Person, ...]
    contents: tuple[Content, ...]
    upstream: tuple[Edge, ...]
    downstream: tuple[Edge, ...]
    span: Span


def show(project: Project, ref: str) -> Shown:
    """Say everything about a thing, given by its whole reference."""
    thing: Node | Column = project.columns.get(ref) or project.nodes[ref]
    own = {ref, *project.contents_of(ref)}
    touching = sorted(edges(project), key=lambda edge: (edge.source, edge.target, edge.type))
    return Shown(
        ref=ref,
        type=project.kind_of(ref),
        title=thing.title,
        description=thing.description,
        workspace=workspace_name(ref),
        container=project.container_of(ref),
        facts=tuple((name, value) for name, value in _facts(project, thing).items() if value not in (None, (), {})),
        people=tuple(_people(project, ref)),
        contents=tuple(_content(project, inside) for inside in project.contents_of(ref)),
        upstream=tuple(edge for edge in touching if edge.target in own and edge.source not in own),
        downstream=tuple(edge for edge in touching if edge.source in own and edge.target not in own),
        span=thing.name.span,
    )


def _facts(project: Project, thing: Node | Column) -> dict[str, Fact]:
    if isinstance(thing, Artifact):
        return _artifact_facts(project, thing)
    if isinstance(thing, Table):
        return {"sensitivity": thing.sensitivity, "tags": thing.tags}
    if isinstance(thing, Run):
        return _run_facts(project, thing)
    if isinstance(thing, Version):
        return _version_facts(thing)
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


def _version_facts(version: Version) -> dict[str, Fact]:
    return {
        "run": version.run,
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
        return Content(ref, "column", column.title, column.description, column.type, sources)
    part = project.nodes[ref]
    return Content(ref, project.kind_of(ref), part.title, part.description)
