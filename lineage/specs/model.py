"""The nouns of a spec tree: what people declare, as frozen values.

Two values are equal when they say the same, wherever they say it. A field that a rule may have to point at is a `Text`,
which knows its place. `ref` is the whole reference of a thing, `workspace/artifact.part@version#column`.

What a tree holds by the ten thousands are named tuples: a frozen dataclass takes three times as long to make.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.language.artifact_types import ArtifactType
    from lineage.text.scalars import Scalar
    from lineage.text.source import Text

Pairs: TypeAlias = "tuple[tuple[str, Scalar], ...]"
"""A small mapping of names to scalars, in the order it was written."""


class Column(NamedTuple):
    """A column of a table. `sources` are the columns it is computed from, as written; empty says nothing."""

    ref: str
    name: Text
    type: str | None = None
    title: str | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    sources: tuple[Text, ...] = ()


class Table(NamedTuple):
    """A table of an artifact that holds data."""

    ref: str
    name: Text
    title: str | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    sensitivity: Text | None = None
    columns: tuple[Column, ...] = ()

    @property
    def kind(self) -> str:
        """What a part of this sort is called."""
        return "table"

    @property
    def parts(self) -> tuple[Part, ...]:
        """It holds no parts."""
        return ()


class Schema(NamedTuple):
    """A schema: a named set of tables inside an artifact."""

    ref: str
    name: Text
    title: str | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its tables."""
        return self.tables

    @property
    def kind(self) -> str:
        """What a part of this sort is called."""
        return "schema"

    @property
    def columns(self) -> tuple[Column, ...]:
        """It has no columns of its own."""
        return ()


class Run(NamedTuple):
    """A run of an experiment: `source` is the code that ran, `inputs` what it read."""

    ref: str
    name: Text
    title: str | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    source: Text | None = None
    inputs: tuple[Text, ...] = ()
    status: str | None = None
    started: str | None = None
    ended: str | None = None
    commit: str | None = None
    parameters: Pairs = ()
    metrics: Pairs = ()

    @property
    def kind(self) -> str:
        """What a part of this sort is called."""
        return "run"

    @property
    def parts(self) -> tuple[Part, ...]:
        """It holds no parts."""
        return ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """It has no columns of its own."""
        return ()


class Version(NamedTuple):
    """A version of a model: `run` is the run that made it."""

    ref: str
    name: Text
    title: str | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    run: Text | None = None
    aliases: tuple[Text, ...] = ()
    created: str | None = None
    stage: str | None = None

    @property
    def kind(self) -> str:
        """What a part of this sort is called."""
        return "version"

    @property
    def parts(self) -> tuple[Part, ...]:
        """It holds no parts."""
        return ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """It has no columns of its own."""
        return ()


Part: TypeAlias = Schema | Table | Run | Version


@dataclass(frozen=True, slots=True)
class Deprecation:
    """That an artifact should no longer be used: since when, why, and what to use instead."""

    since: str | None = None
    reason: str | None = None
    replacement: Text | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """That an artifact is known to break a policy, or what a rule judges by: why that is borne with, and until when."""

    policy: Text
    reason: str
    until: Text


class Artifact(NamedTuple):
    """An artifact of a workspace, with its parts and with the relationships it declares.

    `within` is how fresh it has to be, as written. `orchestrates` is the `runs:` of code.
    """

    ref: str
    name: Text
    workspace: str
    type: Text | None = None
    title: str | None = None
    description: str | None = None
    owner: Text | None = None
    domain: str | None = None
    sensitivity: Text | None = None
    endorsement: str | None = None
    tags: tuple[str, ...] = ()
    source: str | None = None
    connection: Pairs = ()
    within: Text | None = None
    deprecated: Deprecation | None = None
    waivers: tuple[Waiver, ...] = ()
    inputs: tuple[Text, ...] = ()
    outputs: tuple[Text, ...] = ()
    uses: tuple[Text, ...] = ()
    orchestrates: tuple[Text, ...] = ()
    columns: tuple[Column, ...] = ()
    parts: tuple[Part, ...] = ()
    fields: tuple[Text, ...] = ()
    """Those fields, as written, that only some types may have."""

    def all_parts(self) -> Iterator[Part]:
        """Every part at any depth, each before what it holds."""
        for part in self.parts:
            yield part
            yield from part.parts


class Declared(NamedTuple):
    """An entry of `relationships:`, as written. `columns` are pairs of a column of `target` and those of `source`."""

    source: Text
    target: Text
    type: Text | None = None
    description: str | None = None
    columns: tuple[tuple[Text, tuple[Text, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Grant:
    """A role given to principals in a workspace."""

    role: Text
    principals: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace, without its artifacts."""

    name: Text
    title: str | None = None
    description: str | None = None
    domain: str | None = None
    contacts: tuple[Text, ...] = ()
    grants: tuple[Grant, ...] = ()


@dataclass(frozen=True, slots=True)
class Principal:
    """A user, a group or a service principal. `ref` is `user:`, `group:` or `app:` and the name."""

    ref: str
    name: Text
    title: str | None = None
    description: str | None = None
    email: str | None = None
    members: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A link that every page of the site has."""

    title: str | None = None
    href: Text | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How the site should look: a picture in the tree, a colour, links that lead elsewhere."""

    logo: Text | None = None
    accent: Text | None = None
    links: tuple[SiteLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What the `Project` document says.

    `scale` holds the sensitivities from the lowest to the highest, `repository` the address of a line of a spec file,
    with `{path}` and `{line}`, `look` how the site should look.

    `declared` is its `kind`: the place to point at when the document as such is meant.
    """

    title: str | None = None
    description: str | None = None
    types: tuple[ArtifactType, ...] = ()
    scale: tuple[Text, ...] = ()
    rules: tuple[tuple[Text, str], ...] = ()
    changes: tuple[tuple[Text, str], ...] = ()
    repository: Text | None = None
    look: Look | None = None
    declared: Text | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Path:
    """A way of the data between a thing and others. `precision` is how sure it must be to count; None is `possible`."""

    select: Text | None = None
    avoiding: Text | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What is one relationship away on one side: what of it is meant, and relationships of which types."""

    select: Text | None = None
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """How much there may be. `numbers` are by name: `inputs`, `outputs`, `depth`; `deprecated` is a length of time."""

    numbers: tuple[tuple[Text, float], ...] = ()
    deprecated: Text | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What a policy requires or forbids, line by line. `values` are wildcards by the name of the field."""

    fields: tuple[Text, ...] = ()
    values: tuple[tuple[Text, tuple[Text, ...]], ...] = ()
    upstream: Path | None = None
    downstream: Path | None = None
    inputs: Neighbours | None = None
    outputs: Neighbours | None = None
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule of the organisation's own. `severity` and `select` are None where nothing is said."""

    id: Text
    description: str = ""
    severity: str | None = None
    select: Text | None = None
    require: Condition | None = None
    forbid: Condition | None = None
