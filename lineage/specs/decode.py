"""Document → declarations: the data of a valid document as values of the model.

Each kind of thing has one table: the field in YAML, the attribute it becomes, and how it is read. The tables are all
there is; a test holds them against the schemas. A document that has faults comes here without the faulty pieces, so
every field is optional here, and the rules say what the lack of one means.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from lineage.language.artifact_types import ArtifactType, Group
from lineage.language.reference import MAX_NAME_BYTES, is_name, is_version_name
from lineage.language.roles import PERMISSIONS, Role
from lineage.specs.model import (
    Artifact,
    Column,
    Declared,
    Deprecation,
    Grant,
    Principal,
    Run,
    Schema,
    Settings,
    Table,
    Version,
    Workspace,
)
from lineage.text.diagnostic import Finding
from lineage.text.source import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lineage.text.document import Document, Mapping, Sequence, Value
    from lineage.text.source import Source

    Read: TypeAlias = "Callable[[_Scope, Any, int, str], Any] | None"
    """Reads a value, given the scope, the value, the number of its event, and the reference of what has it.

    None keeps the value as it is.
    """
    Fields: TypeAlias = "dict[str, tuple[str, Read]]"


@dataclass(frozen=True, slots=True)
class Declarations:
    """What one document declares. `workspace` is the one it speaks for, if it names one."""

    source: Source
    whole: bool = True
    workspace: Text | None = None
    settings: tuple[tuple[Text, Settings], ...] = ()
    workspaces: tuple[Workspace, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    relationships: tuple[Declared, ...] = ()
    principals: tuple[Principal, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where reading is: the source, the workspace of the document, and what was found on the way."""

    source: Source
    workspace: str = ""
    findings: list[Finding] = field(default_factory=list)


def decode(document: Document, kind: str) -> tuple[Declarations, list[Finding]]:
    """Read a document whose faulty pieces have been taken out."""
    data = cast("Mapping", document.data)
    scope = _Scope(document.source)
    return _DOCUMENTS[kind](document, data, scope), scope.findings


def _placed(value: str, source: Source, event: int) -> Text:
    """A text with its place; what `Text(…)` does, without a second call for each of very many."""
    text = str.__new__(Text, value)
    text.source = source
    text.event = event
    return text


def _text(scope: _Scope, value: str, event: int, _ref: str = "") -> Text:
    return _placed(value, scope.source, event)


def _texts(scope: _Scope, value: Sequence, _event: int, _ref: str) -> tuple[Text, ...]:
    source = scope.source
    return tuple([_placed(cast("str", item), source, event) for item, event in zip(value, value.events, strict=True)])


def _strings(_scope: _Scope, value: Sequence, _event: int, _ref: str) -> tuple[str, ...]:
    return cast("tuple[str, ...]", tuple(value))


def _pairs(_scope: _Scope, value: Mapping, _event: int, _ref: str) -> tuple[tuple[str, Value], ...]:
    return tuple(value.items())


def _entries(scope: _Scope, data: Value) -> Iterator[tuple[Text, Any, int]]:
    """The items of a mapping: the key as a text with its place, the value, the number of the value's event."""
    if not data:
        return
    data = cast("Mapping", data)
    source = scope.source
    for (key, value), event in zip(data.items(), data.events, strict=True):
        yield _placed(key, source, event), value, event + 1


def _named(scope: _Scope, data: Value, fits: Callable[[str], bool] = is_name) -> Iterator[tuple[Text, Any, int]]:
    """The items of a mapping whose keys are names. One that is no name would break every reference to it: left out."""
    for item in _entries(scope, data):
        if fits(item[0]):
            yield item
        else:
            scope.findings.append(_no_name(item[0]))


def _no_name(text: Text) -> Finding:
    help_ = f"use letters, digits, `_` and `-`, at most {MAX_NAME_BYTES} bytes, and put the rest into `title`"
    return Finding("LIN204", f"`{_short(text)}` cannot be a name", text.span, help_)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004 - what fits a line


def _values(fields: Fields, scope: _Scope, data: Value, ref: str) -> dict[str, Any]:
    """Read the fields of a thing by its table."""
    values: dict[str, Any] = {}
    if data:
        data = cast("Mapping", data)
        for (key, value), event in zip(data.items(), data.events, strict=True):
            if key in fields:
                attribute, read = fields[key]
                values[attribute] = value if read is None else read(scope, value, event + 1, ref)
    return values


def _columns(scope: _Scope, data: Mapping, _event: int, ref: str) -> tuple[Column, ...]:
    columns = []
    for name, value, _ in _entries(scope, data):
        column = f"{ref}#{name}"
        columns.append(Column(column, name, **_values(COLUMN_FIELDS, scope, value, column)))
    return tuple(columns)


def _tables(scope: _Scope, data: Mapping, _event: int, ref: str) -> tuple[Table, ...]:
    tables = []
    for name, value, _ in _named(scope, data):
        table = f"{ref}.{name}"
        tables.append(Table(table, name, **_values(TABLE_FIELDS, scope, value, table)))
    return tuple(tables)


def _schemas(scope: _Scope, data: Mapping, _event: int, ref: str) -> tuple[Schema, ...]:
    schemas = []
    for name, value, _ in _named(scope, data):
        schema = f"{ref}.{name}"
        schemas.append(Schema(schema, name, **_values(SCHEMA_FIELDS, scope, value, schema)))
    return tuple(schemas)


def _runs(scope: _Scope, data: Mapping | Sequence, event: int, ref: str) -> tuple[Run, ...] | tuple[Text, ...]:
    """A mapping holds the runs of an experiment, a list names what a pipeline runs."""
    if isinstance(data, list):
        return _texts(scope, data, event, ref)
    runs = []
    for name, value, _ in _named(scope, data):
        run = f"{ref}.{name}"
        runs.append(Run(run, name, **_values(RUN_FIELDS, scope, value, run)))
    return tuple(runs)


def _versions(scope: _Scope, data: Mapping, _event: int, ref: str) -> tuple[Version, ...]:
    versions = []
    for name, value, _ in _named(scope, data, is_version_name):
        version = f"{ref}@{name}"
        versions.append(Version(version, name, **_values(VERSION_FIELDS, scope, value, version)))
    return tuple(versions)


def _deprecation(scope: _Scope, data: Mapping, _event: int, ref: str) -> Deprecation:
    return Deprecation(**_values(DEPRECATION_FIELDS, scope, data, ref))


def _within(scope: _Scope, data: Mapping, _event: int, ref: str) -> Text | None:
    return cast("Text | None", _values(FRESHNESS_FIELDS, scope, data, ref).get("within"))


def _artifacts(scope: _Scope, data: Mapping, _event: int, _ref: str) -> tuple[Artifact, ...]:
    return tuple([_artifact(scope, name, value) for name, value, _ in _named(scope, data)])


def _artifact(scope: _Scope, name: Text, data: Mapping) -> Artifact:
    ref = f"{scope.workspace}/{name}"
    values = _values(ARTIFACT_FIELDS, scope, data, ref)
    if not _ONLY_SOME_HAVE.isdisjoint(values):
        runs = values.pop("runs", ())
        if runs and isinstance(runs[0], Text):
            values["orchestrates"], runs = runs, ()
        values["parts"] = (*(part for held in _PARTS for part in values.pop(held, ())), *runs)
        values["fields"] = tuple(key for key, _, _ in _entries(scope, data) if key in _ONLY_SOME_HAVE)
    return Artifact(ref, name, scope.workspace, **values)


_PARTS = ("schemas", "tables", "versions")
_ONLY_SOME_HAVE = frozenset({"schemas", "tables", "columns", "runs", "versions"})


def _relationships(scope: _Scope, data: Sequence, _event: int, _ref: str) -> tuple[Declared, ...]:
    entries = [_values(RELATIONSHIP_FIELDS, scope, entry, "") for entry in data]
    return tuple([Declared(**values) for values in entries if "source" in values and "target" in values])


def _column_pairs(scope: _Scope, data: Mapping, _event: int, ref: str) -> tuple[tuple[Text, Any], ...]:
    return tuple([(name, _texts(scope, value, event, ref)) for name, value, event in _entries(scope, data)])


def _grants(scope: _Scope, data: Mapping, _event: int, ref: str) -> tuple[Grant, ...]:
    return tuple([Grant(role, _texts(scope, value, event, ref)) for role, value, event in _entries(scope, data)])


def _principals(kind: str) -> Read:
    def read(scope: _Scope, data: Mapping, _event: int, _ref: str) -> tuple[Principal, ...]:
        return tuple(
            [
                Principal(f"{kind}:{name}", name, **_values(PRINCIPAL_FIELDS, scope, value, ""))
                for name, value, _ in _named(scope, data)
            ]
        )

    return read


def _roles(scope: _Scope, data: Mapping, _event: int, _ref: str) -> tuple[Role, ...]:
    roles = []
    for name, value, _ in _named(scope, data):
        values = _values(ROLE_FIELDS, scope, value, "")
        allowed = values.pop("may", ())
        roles.append(Role(name, tuple(permission for permission in PERMISSIONS if permission in allowed), **values))
    return tuple(roles)


def _types(scope: _Scope, data: Mapping, _event: int, _ref: str) -> tuple[ArtifactType, ...]:
    types = []
    for name, value, _ in _named(scope, data):
        values = _values(TYPE_FIELDS, scope, value, "")
        group = Group(values.pop("group", Group.STORAGE))
        values.setdefault("title", str(name))
        types.append(ArtifactType(name, group, icon=values.pop("icon", ""), **values))
    return tuple(types)


def _rule_settings(scope: _Scope, data: Mapping, _event: int, _ref: str) -> tuple[tuple[Text, str], ...]:
    return tuple([(rule, level) for rule, level, _ in _entries(scope, data)])


_DESCRIBED: Fields = {"title": ("title", None), "description": ("description", None)}
_TAGGED: Fields = {**_DESCRIBED, "tags": ("tags", _strings)}

COLUMN_FIELDS: Fields = {**_TAGGED, "type": ("type", None), "from": ("sources", _texts)}
TABLE_FIELDS: Fields = {**_TAGGED, "sensitivity": ("sensitivity", _text), "columns": ("columns", _columns)}
SCHEMA_FIELDS: Fields = {**_TAGGED, "tables": ("tables", _tables)}
RUN_FIELDS: Fields = {
    **_TAGGED,
    "source": ("source", _text),
    "inputs": ("inputs", _texts),
    "status": ("status", None),
    "started": ("started", None),
    "ended": ("ended", None),
    "commit": ("commit", None),
    "parameters": ("parameters", _pairs),
    "metrics": ("metrics", _pairs),
}
VERSION_FIELDS: Fields = {
    **_TAGGED,
    "run": ("run", _text),
    "aliases": ("aliases", _texts),
    "created": ("created", None),
    "stage": ("stage", None),
}
DEPRECATION_FIELDS: Fields = {
    "since": ("since", None),
    "reason": ("reason", None),
    "replacement": ("replacement", _text),
}
FRESHNESS_FIELDS: Fields = {"within": ("within", _text)}
ARTIFACT_FIELDS: Fields = {
    **_TAGGED,
    "type": ("type", _text),
    "owner": ("owner", _text),
    "domain": ("domain", None),
    "sensitivity": ("sensitivity", _text),
    "endorsement": ("endorsement", None),
    "source": ("source", None),
    "connection": ("connection", _pairs),
    "freshness": ("within", _within),
    "deprecated": ("deprecated", _deprecation),
    "inputs": ("inputs", _texts),
    "outputs": ("outputs", _texts),
    "uses": ("uses", _texts),
    "runs": ("runs", _runs),
    "schemas": ("schemas", _schemas),
    "tables": ("tables", _tables),
    "columns": ("columns", _columns),
    "versions": ("versions", _versions),
}
RELATIONSHIP_FIELDS: Fields = {
    "from": ("source", _text),
    "to": ("target", _text),
    "type": ("type", _text),
    "description": ("description", None),
    "columns": ("columns", _column_pairs),
}
PRINCIPAL_FIELDS: Fields = {**_DESCRIBED, "email": ("email", None), "members": ("members", _texts)}
ROLE_FIELDS: Fields = {**_DESCRIBED, "may": ("may", _strings)}
TYPE_FIELDS: Fields = {**_DESCRIBED, "group": ("group", None), "icon": ("icon", None)}

PROJECT_FIELDS: Fields = {
    **_DESCRIBED,
    "types": ("types", _types),
    "sensitivity": ("scale", _texts),
    "rules": ("rules", _rule_settings),
}
WORKSPACE_FIELDS: Fields = {
    **_DESCRIBED,
    "domain": ("domain", None),
    "contacts": ("contacts", _texts),
    "roles": ("grants", _grants),
}
CONTENT_FIELDS: Fields = {"artifacts": ("artifacts", _artifacts), "relationships": ("relationships", _relationships)}
PRINCIPALS_FIELDS: Fields = {
    "users": ("users", _principals("user")),
    "groups": ("groups", _principals("group")),
    "apps": ("apps", _principals("app")),
}
ROLES_FIELDS: Fields = {"roles": ("roles", _roles)}


def _project(document: Document, data: Mapping, scope: _Scope) -> Declarations:
    kind = next(event for key, _, event in _entries(scope, data) if key == "kind")
    settings = Settings(**_values(PROJECT_FIELDS, scope, data, ""))
    return Declarations(scope.source, document.whole, settings=((_text(scope, "Project", kind), settings),))


def _workspace(document: Document, data: Mapping, scope: _Scope) -> Declarations:
    named = _workspace_of("name", data, scope)
    if named is None:
        return Declarations(scope.source, whole=False)
    name, scope = named
    workspace = Workspace(name, **_values(WORKSPACE_FIELDS, scope, data, name))
    content = _values(CONTENT_FIELDS, scope, data, name)
    return Declarations(scope.source, document.whole, name, workspaces=(workspace,), **content)


def _more_artifacts(document: Document, data: Mapping, scope: _Scope) -> Declarations:
    named = _workspace_of("workspace", data, scope)
    if named is None:
        return Declarations(scope.source, whole=False)
    name, scope = named
    return Declarations(scope.source, document.whole, name, **_values(CONTENT_FIELDS, scope, data, name))


def _workspace_of(key: str, data: Mapping, scope: _Scope) -> tuple[Text, _Scope] | None:
    """The workspace that a document speaks for, and the scope inside it."""
    for written, value, event in _entries(scope, data):
        if written == key:
            name = _text(scope, value, event)
            if is_name(name):
                return name, _Scope(scope.source, name, scope.findings)
            scope.findings.append(_no_name(name))
    return None


def _between(document: Document, data: Mapping, scope: _Scope) -> Declarations:
    values = _values({"relationships": CONTENT_FIELDS["relationships"]}, scope, data, "")
    return Declarations(scope.source, document.whole, **values)


def _people(document: Document, data: Mapping, scope: _Scope) -> Declarations:
    values = _values(PRINCIPALS_FIELDS, scope, data, "")
    principals = tuple(principal for kind in ("users", "groups", "apps") for principal in values.get(kind, ()))
    return Declarations(scope.source, document.whole, principals=principals)


def _own_roles(document: Document, data: Mapping, scope: _Scope) -> Declarations:
    return Declarations(scope.source, document.whole, **_values(ROLES_FIELDS, scope, data, ""))


_DOCUMENTS = {
    "Project": _project,
    "Workspace": _workspace,
    "Artifacts": _more_artifacts,
    "Relationships": _between,
    "Principals": _people,
    "Roles": _own_roles,
}
