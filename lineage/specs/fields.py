"""The fields of each kind of thing: what they are called in YAML, the attribute each becomes, and how it is read.

The tables are all there is; a test holds them against the schemas. What was faulty has been taken out before, so every
field is optional here, and the rules say what the lack of one means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lineage.language.artifact_types import ArtifactType, Group
from lineage.language.reference import is_name, is_version_name
from lineage.language.roles import PERMISSIONS, Role
from lineage.specs.model import (
    Artifact,
    Column,
    Condition,
    Declared,
    Deprecation,
    Grant,
    Limits,
    Look,
    Neighbours,
    Path,
    Policy,
    Principal,
    Run,
    Schema,
    SiteLink,
    Table,
    Version,
    Waiver,
)
from lineage.specs.reading import (
    Scope,
    as_pairs,
    as_strings,
    as_text,
    as_texts,
    entries,
    held,
    named,
    no_name,
    read_fields,
)
from lineage.text.source import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from lineage.specs.reading import Fields, Read
    from lineage.text.document import Mapping, Sequence

_DESCRIBED: Fields = {"title": ("title", None), "description": ("description", None)}
_TAGGED: Fields = {**_DESCRIBED, "tags": ("tags", as_strings)}

COLUMN_FIELDS: Fields = {**_TAGGED, "type": ("type", None), "from": ("sources", as_texts)}
# A column may be called anything.
_columns = held(Column, COLUMN_FIELDS, "#", fits=bool)

TABLE_FIELDS: Fields = {**_TAGGED, "sensitivity": ("sensitivity", as_text), "columns": ("columns", _columns)}
_tables = held(Table, TABLE_FIELDS, ".")

SCHEMA_FIELDS: Fields = {**_TAGGED, "tables": ("tables", _tables)}

RUN_FIELDS: Fields = {
    **_TAGGED,
    "source": ("source", as_text),
    "inputs": ("inputs", as_texts),
    "status": ("status", None),
    "started": ("started", None),
    "ended": ("ended", None),
    "commit": ("commit", None),
    "parameters": ("parameters", as_pairs),
    "metrics": ("metrics", as_pairs),
}
_run_parts = held(Run, RUN_FIELDS, ".")

VERSION_FIELDS: Fields = {
    **_TAGGED,
    "run": ("run", as_text),
    "aliases": ("aliases", as_texts),
    "created": ("created", None),
    "stage": ("stage", None),
}


def _runs(scope: Scope, data: Mapping | Sequence, event: int, ref: str) -> tuple[Run, ...] | tuple[Text, ...]:
    """A mapping holds the runs of an experiment, a list names what a pipeline runs."""
    runs: tuple[Run, ...] | tuple[Text, ...]
    runs = as_texts(scope, data, event) if isinstance(data, list) else _run_parts(scope, data, event, ref)
    return runs


DEPRECATION_FIELDS: Fields = {
    "since": ("since", None),
    "reason": ("reason", None),
    "replacement": ("replacement", as_text),
}
FRESHNESS_FIELDS: Fields = {"within": ("within", as_text)}


def _deprecation(scope: Scope, data: Mapping, _event: int, ref: str) -> Deprecation:
    return Deprecation(**read_fields(DEPRECATION_FIELDS, scope, data, ref))


def _within(scope: Scope, data: Mapping, _event: int, ref: str) -> Text | None:
    within: Text | None = read_fields(FRESHNESS_FIELDS, scope, data, ref).get("within")
    return within


WAIVER_FIELDS: Fields = {"policy": ("policy", as_text), "reason": ("reason", None), "until": ("until", as_text)}


def _waivers(scope: Scope, data: Sequence, _event: int, ref: str) -> tuple[Waiver, ...]:
    """One that lacks anything holds for nothing."""
    entries = [read_fields(WAIVER_FIELDS, scope, entry, ref) for entry in data]
    return tuple([Waiver(**values) for values in entries if len(values) == len(WAIVER_FIELDS)])


ARTIFACT_FIELDS: Fields = {
    **_TAGGED,
    "type": ("type", as_text),
    "owner": ("owner", as_text),
    "domain": ("domain", None),
    "sensitivity": ("sensitivity", as_text),
    "endorsement": ("endorsement", None),
    "source": ("source", None),
    "connection": ("connection", as_pairs),
    "freshness": ("within", _within),
    "deprecated": ("deprecated", _deprecation),
    "waive": ("waivers", _waivers),
    "inputs": ("inputs", as_texts),
    "outputs": ("outputs", as_texts),
    "uses": ("uses", as_texts),
    "runs": ("runs", _runs),
    "schemas": ("schemas", held(Schema, SCHEMA_FIELDS, ".")),
    "tables": ("tables", _tables),
    "columns": ("columns", _columns),
    "versions": ("versions", held(Version, VERSION_FIELDS, "@", is_version_name)),
}


_PARTS = ("schemas", "tables", "versions")
_ONLY_SOME_HAVE = frozenset({"schemas", "tables", "columns", "runs", "versions"})


def _artifacts(scope: Scope, data: Mapping, _event: int, _ref: str) -> tuple[Artifact, ...]:
    return tuple([_artifact(scope, name, value) for name, value, _ in named(scope, data)])


def _artifact(scope: Scope, name: Text, data: Mapping) -> Artifact:
    ref = f"{scope.workspace}/{name}"
    values = read_fields(ARTIFACT_FIELDS, scope, data, ref)
    if not _ONLY_SOME_HAVE.isdisjoint(values):
        runs = values.pop("runs", ())
        if runs and isinstance(runs[0], Text):
            values["orchestrates"], runs = runs, ()
        values["parts"] = (*(part for held in _PARTS for part in values.pop(held, ())), *runs)
        values["fields"] = tuple(key for key, _, _ in entries(scope, data) if key in _ONLY_SOME_HAVE)
    return Artifact(ref, name, scope.workspace, **values)


def _named_texts(scope: Scope, data: Mapping, _event: int, ref: str) -> tuple[tuple[Text, tuple[Text, ...]], ...]:
    return tuple([(name, as_texts(scope, value, event, ref)) for name, value, event in entries(scope, data)])


RELATIONSHIP_FIELDS: Fields = {
    "from": ("source", as_text),
    "to": ("target", as_text),
    "type": ("type", as_text),
    "description": ("description", None),
    "columns": ("columns", _named_texts),
}


def _relationships(scope: Scope, data: Sequence, _event: int, _ref: str) -> tuple[Declared, ...]:
    entries = [read_fields(RELATIONSHIP_FIELDS, scope, entry, "") for entry in data]
    return tuple([Declared(**values) for values in entries if "source" in values and "target" in values])


def _grants(scope: Scope, data: Mapping, _event: int, ref: str) -> tuple[Grant, ...]:
    return tuple([Grant(role, as_texts(scope, value, event, ref)) for role, value, event in entries(scope, data)])


def _principals(kind: str) -> Read:
    def read(scope: Scope, data: Mapping, _event: int, _ref: str) -> tuple[Principal, ...]:
        return tuple(
            [
                Principal(f"{kind}:{name}", name, **read_fields(PRINCIPAL_FIELDS, scope, value, ""))
                for name, value, _ in named(scope, data)
            ]
        )

    return read


def _roles(scope: Scope, data: Mapping, _event: int, _ref: str) -> tuple[Role, ...]:
    roles = []
    for name, value, _ in named(scope, data):
        values = read_fields(ROLE_FIELDS, scope, value, "")
        allowed = values.pop("may", ())
        roles.append(Role(name, tuple(permission for permission in PERMISSIONS if permission in allowed), **values))
    return tuple(roles)


def _types(scope: Scope, data: Mapping, _event: int, _ref: str) -> tuple[ArtifactType, ...]:
    types = []
    for name, value, _ in named(scope, data):
        values = read_fields(TYPE_FIELDS, scope, value, "")
        group = Group(values.pop("group", Group.STORAGE))
        values.setdefault("title", str(name))
        types.append(ArtifactType(name, group, icon=values.pop("icon", ""), **values))
    return tuple(types)


def _levels(scope: Scope, data: Mapping, _event: int, _ref: str) -> tuple[tuple[Text, str], ...]:
    return tuple([(name, level) for name, level, _ in entries(scope, data)])


def _thing(make: Callable[..., Any], fields: Fields) -> Read:
    """Read a mapping with named fields into the value they make."""

    def read(scope: Scope, data: Mapping, _event: int, ref: str) -> Any:  # noqa: ANN401 - whatever is made
        return make(**read_fields(fields, scope, data, ref))

    return read


PATH_FIELDS: Fields = {
    "select": ("select", as_text),
    "avoiding": ("avoiding", as_text),
    "precision": ("precision", None),
}
NEIGHBOURS_FIELDS: Fields = {"select": ("select", as_text), "types": ("types", as_strings)}
LIMITS_FIELDS: Fields = {
    "inputs": ("inputs", None),
    "outputs": ("outputs", None),
    "depth": ("depth", None),
    "deprecated": ("deprecated", as_text),
}


def _limits(scope: Scope, data: Mapping, _event: int, ref: str) -> Limits:
    values = read_fields({"deprecated": LIMITS_FIELDS["deprecated"]}, scope, data, ref)
    numbers = tuple([(name, value) for name, value, _ in entries(scope, data) if name != "deprecated"])
    return Limits(numbers, **values)


_path = _thing(Path, PATH_FIELDS)
_neighbours = _thing(Neighbours, NEIGHBOURS_FIELDS)

CONDITION_FIELDS: Fields = {
    "fields": ("fields", as_texts),
    "values": ("values", _named_texts),
    "upstream": ("upstream", _path),
    "downstream": ("downstream", _path),
    "inputs": ("inputs", _neighbours),
    "outputs": ("outputs", _neighbours),
    "limits": ("limits", _limits),
}
_condition = _thing(Condition, CONDITION_FIELDS)

POLICY_FIELDS: Fields = {
    "id": ("id", as_text),
    "description": ("description", None),
    "severity": ("severity", None),
    "select": ("select", as_text),
    "require": ("require", _condition),
    "forbid": ("forbid", _condition),
}


def _policies(scope: Scope, data: Sequence, _event: int, _ref: str) -> tuple[Policy, ...]:
    policies = []
    for entry in data:
        values = read_fields(POLICY_FIELDS, scope, entry)
        if "id" not in values:
            continue
        if is_name(values["id"]):
            policies.append(Policy(**values))
        else:
            scope.findings.append(no_name(values["id"], "description"))
    return tuple(policies)


PRINCIPAL_FIELDS: Fields = {**_DESCRIBED, "email": ("email", None), "members": ("members", as_texts)}
ROLE_FIELDS: Fields = {**_DESCRIBED, "may": ("may", as_strings)}
TYPE_FIELDS: Fields = {**_DESCRIBED, "group": ("group", None), "icon": ("icon", None)}

SITE_LINK_FIELDS: Fields = {"title": ("title", None), "href": ("href", as_text)}


def _site_links(scope: Scope, data: Sequence, _event: int, _ref: str) -> tuple[SiteLink, ...]:
    entries = [read_fields(SITE_LINK_FIELDS, scope, entry, "") for entry in data]
    return tuple([SiteLink(**values) for values in entries if len(values) == len(SITE_LINK_FIELDS)])


LOOK_FIELDS: Fields = {"logo": ("logo", as_text), "accent": ("accent", as_text), "links": ("links", _site_links)}

PROJECT_FIELDS: Fields = {
    **_DESCRIBED,
    "types": ("types", _types),
    "sensitivity": ("scale", as_texts),
    "rules": ("rules", _levels),
    "changes": ("changes", _levels),
    "repository": ("repository", as_text),
    "site": ("look", _thing(Look, LOOK_FIELDS)),
}
WORKSPACE_FIELDS: Fields = {
    **_DESCRIBED,
    "domain": ("domain", None),
    "contacts": ("contacts", as_texts),
    "roles": ("grants", _grants),
}
CONTENT_FIELDS: Fields = {"artifacts": ("artifacts", _artifacts), "relationships": ("relationships", _relationships)}
PRINCIPALS_FIELDS: Fields = {
    "users": ("users", _principals("user")),
    "groups": ("groups", _principals("group")),
    "apps": ("apps", _principals("app")),
}
ROLES_FIELDS: Fields = {"roles": ("roles", _roles)}
POLICIES_FIELDS: Fields = {"policies": ("policies", _policies)}
