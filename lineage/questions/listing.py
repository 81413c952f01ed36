"""Listing: which artifacts there are (question Q1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lineage.specs.project import Project
    from lineage.text.source import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """An artifact, with what people choose artifacts by; None is what nobody said. `span` is where it is declared.

    `state` is new, modified or removed, where a base was asked; None is neither.
    """

    ref: str
    type: str
    title: str | None
    workspace: str
    owner: str | None
    domain: str | None
    sensitivity: str | None
    endorsement: str | None
    tags: tuple[str, ...]
    deprecated: bool
    span: Span
    state: str | None = None


def listing(project: Project, refs: Iterable[str]) -> tuple[Entry, ...]:
    """The entries of some artifacts, each given by its whole reference."""
    return tuple(_entry(project, ref) for ref in refs)


def _entry(project: Project, ref: str) -> Entry:
    artifact = project.artifacts[ref]
    return Entry(
        ref=ref,
        type=project.kind_of(ref),
        title=artifact.title,
        workspace=artifact.workspace,
        owner=artifact.owner,
        domain=project.domain_of(artifact),
        sensitivity=artifact.sensitivity,
        endorsement=artifact.endorsement,
        tags=artifact.tags,
        deprecated=artifact.deprecated is not None,
        span=artifact.name.span,
    )
