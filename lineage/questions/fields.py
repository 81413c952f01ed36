"""What fields say: of any artifact, part or column, by the names that the fields have in specs, as texts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias, cast

from lineage.specs.fields import (
    ARTIFACT_FIELDS,
    COLUMN_FIELDS,
    RUN_FIELDS,
    SCHEMA_FIELDS,
    TABLE_FIELDS,
    VERSION_FIELDS,
)
from lineage.specs.model import Artifact, Column, Deprecation, Run, Schema, Table, Version
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lineage.specs.model import Pairs, Part
    from lineage.specs.project import Project
    from lineage.specs.reading import Fields
    from lineage.text.scalars import Scalar

Thing: TypeAlias = "Artifact | Part | Column"

_TABLES: Mapping[type, Fields] = {
    Artifact: ARTIFACT_FIELDS,
    Schema: SCHEMA_FIELDS,
    Table: TABLE_FIELDS,
    Run: RUN_FIELDS,
    Version: VERSION_FIELDS,
    Column: COLUMN_FIELDS,
}
_HELD: Mapping[str, type] = {"schemas": Schema, "tables": Table, "runs": Run, "versions": Version}
_MAPPINGS = frozenset({"connection", "deprecated", "parameters", "metrics"})
_OF_ALL_INSIDE = frozenset({"owner", "domain", "endorsement", "sensitivity"})
"""What is said of something is said of all that is in it."""


def thing_at(project: Project, ref: str) -> Thing:
    """The artifact, part or column that a whole reference means."""
    return project.columns.get(ref) or project.nodes[ref]


@cache
def field_names() -> tuple[str, ...]:
    """Every field there is, those inside mappings left out."""
    return tuple(sorted({name for table in _TABLES.values() for name in table}))


def is_field(name: str) -> bool:
    """Tell whether anything has a field of this name; `connection.server` is one of a mapping."""
    head, dot, key = name.partition(".")
    return head in field_names() and (not dot or (head in _MAPPINGS and bool(key)))


def may_have(thing: Thing, name: str) -> bool:
    """Tell whether a thing of this sort has such a field, by itself or from what holds it."""
    head = name.partition(".")[0]
    return head in _TABLES[type(thing)] or head in _OF_ALL_INSIDE


def said_in(project: Project, thing: Thing, name: str) -> tuple[str, ...]:
    """What a field of a thing says, as texts; nothing where nobody said anything. A mapping says its keys.

    Owner, domain, endorsement and sensitivity are those of what holds a thing, where it has none of its own.
    """
    head, _, key = name.partition(".")
    if head in _OF_ALL_INSIDE:
        return _one(_inherited(project, thing, head))
    if head in _MAPPINGS:
        return _in_mapping(getattr(thing, head, ()), key)
    said = _own(thing, head)
    return said if isinstance(said, tuple) else _one(said)


def _one(said: str | None) -> tuple[str, ...]:
    return () if said is None else (said,)


def _inherited(project: Project, thing: Thing, name: str) -> str | None:
    for ref in (thing.ref, *project.containers_of(thing.ref)):
        if (said := getattr(thing_at(project, ref), name, None)) is not None:
            return cast("str", said)
    return project.domain_of(project.artifacts[artifact_ref(thing.ref)]) if name == "domain" else None


def _in_mapping(said: Pairs | Deprecation | None, key: str) -> tuple[str, ...]:
    if said is None:
        return ()
    if isinstance(said, Deprecation):
        if not key:
            return (said.since or "",)
        said = (("since", said.since), ("reason", said.reason), ("replacement", said.replacement))
    if not key:
        return tuple(name for name, _ in said)
    return tuple(_written(value) for name, value in said if name == key and value is not None)


def _own(thing: Thing, name: str) -> str | tuple[str, ...] | None:
    if name in _HELD:
        parts: tuple[Part, ...] = getattr(thing, "parts", ())
        held = tuple(part.name for part in parts if isinstance(part, _HELD[name]))
        return held or (thing.orchestrates if isinstance(thing, Artifact) and name == "runs" else ())
    if name == "columns":
        return tuple(column.name for column in getattr(thing, "columns", ()))
    if name == "waive":
        return tuple(waiver.policy for waiver in getattr(thing, "waivers", ()))
    attribute, _ = _TABLES[type(thing)].get(name, ("", None))
    said: str | tuple[str, ...] | None = getattr(thing, attribute, None)
    return said


def _written(value: Scalar) -> str:
    """A value as YAML has it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
