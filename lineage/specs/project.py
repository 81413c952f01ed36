"""The project: everything that a spec tree declares, put together, with every reference resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lineage.specs.model import Artifact, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lineage.language.artifact_types import ArtifactType
    from lineage.language.relationship_types import Plane
    from lineage.language.roles import Role
    from lineage.specs.model import Column, Declared, Policy, Principal, Settings, Version, Workspace
    from lineage.text.source import Source, Span, Text

Node: TypeAlias = Artifact | Part
"""What data stands in or passes through: an artifact, or a part of one."""


class Relationship(NamedTuple):
    """A relationship between two ends, each the reference of an artifact, a part or a column.

    However often it is declared, it is one. `declared` is where it was said first. `columns` are pairs of a column at
    the target and the columns at the source it comes from. `pins` are the opaque versions that were asked of an end.
    """

    source: str
    target: str
    type: str
    plane: Plane
    declared: Text
    description: str | None = None
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pins: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the one it is."""
        return self.source, self.target, self.type


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two declarations of one name. `noun` says of what."""

    noun: str
    first: Text
    second: Text


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference that leads nowhere. `workspace` is the one it was written in, empty where a document has none.

    `written` is what to call it there, if only a part of it was written: a column, without what holds it.
    """

    text: Text
    workspace: str
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Impossible:
    """A relationship between ends that no type joins, or not the type it says."""

    declared: Text
    source: str
    target: str
    type: Text | None
    field: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """One relationship declared twice with different attributes."""

    first: Text
    second: Text
    attribute: str


@dataclass(slots=True)
class Faults:
    """What could not be put together; the rules put it into words."""

    duplicates: list[Duplicate] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)
    impossible: list[Impossible] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    wrong_runs: list[tuple[Version, Artifact]] = field(default_factory=list)
    duplicate_aliases: list[Duplicate] = field(default_factory=list)
    homeless: list[Text] = field(default_factory=list)
    built_in_roles: list[Text] = field(default_factory=list)
    several_settings: list[tuple[Text, Text]] = field(default_factory=list)


@dataclass(frozen=True)
class Project:
    """A spec tree as one value. Every mapping is by whole reference, and in the order of the files.

    `truncated` names the workspaces that were not read whole (an empty name: it is not known which), of which nothing
    can be said to be missing. `intact` tells that nothing was refused in any file: what is not there, nobody wrote.
    `declared` are the entries of `relationships:`, each with the workspace it was written in, empty where its document
    has none. `column_sources` gives, for a column with `from`, the columns it is computed from; `run_sources`, for a
    run, the code that ran.
    """

    settings: Settings
    sources: tuple[Source, ...]
    types: Mapping[str, ArtifactType]
    scale: tuple[str, ...]
    roles: Mapping[str, Role]
    workspaces: Mapping[str, Workspace]
    artifacts: Mapping[str, Artifact]
    nodes: Mapping[str, Node]
    parents: Mapping[str, str]
    columns: Mapping[str, Column]
    aliases: Mapping[str, str]
    principals: Mapping[str, Principal]
    policies: Mapping[str, Policy]
    relationships: tuple[Relationship, ...]
    declared: tuple[tuple[str, Declared], ...]
    column_sources: Mapping[str, tuple[str, ...]]
    run_sources: Mapping[str, str]
    faults: Faults
    truncated: frozenset[str]
    intact: bool = True

    def artifact_of(self, ref: str) -> Artifact:
        """The artifact that a reference to it, to a part or to a column of it stands for."""
        return self.artifacts[artifact_ref(ref)]

    def may_lack(self, workspace: str) -> bool:
        """Tell whether a workspace may hold more than was read, so that nothing can be said to be missing there."""
        return workspace in self.truncated or ("" in self.truncated and workspace not in self.workspaces)

    def type_of(self, artifact: Artifact) -> ArtifactType | None:
        """The type of an artifact, if it is a known one."""
        return self.types.get(artifact.type) if artifact.type is not None else None

    def domain_of(self, artifact: Artifact) -> str | None:
        """The domain of an artifact: its own, or else its workspace's."""
        if artifact.domain is not None:
            return artifact.domain
        workspace = self.workspaces.get(artifact.workspace)
        return workspace.domain if workspace else None

    def kind_of(self, ref: str) -> str:
        """What a reference means: the type of an artifact, the kind of a part, or `column`."""
        if ref in self.columns:
            return "column"
        node = self.nodes[ref]
        return str(node.type or "unknown") if isinstance(node, Artifact) else node.kind

    def container_of(self, ref: str) -> str | None:
        """The part or artifact that directly holds a part or a column; None for an artifact."""
        if ref in self.columns:
            return ref.partition("#")[0]
        return self.parents.get(ref)

    def containers_of(self, ref: str) -> Iterator[str]:
        """All that holds a part or column, from the inside out."""
        container = self.container_of(ref)
        while container is not None:
            yield container
            container = self.parents.get(container)

    def contents_of(self, ref: str) -> Iterator[str]:
        """All parts and columns in an artifact or part, at any depth."""
        node = self.nodes.get(ref)
        if node is None:
            return
        for column in node.columns:
            yield column.ref
        for part in node.parts:
            yield part.ref
            yield from self.contents_of(part.ref)

    def span_of(self, ref: str) -> Span:
        """Where an artifact, part or column is declared: the place of its name."""
        column = self.columns.get(ref)
        return (column or self.nodes[ref]).name.span


def artifact_ref(ref: str) -> str:
    """The artifact part of a whole reference."""
    end = len(ref)
    for mark in "#@.":
        at = ref.find(mark, 0, end)
        if at >= 0:
            end = at
    return ref[:end]


def workspace_name(ref: str) -> str:
    """The workspace of a whole reference."""
    return ref.partition("/")[0]
