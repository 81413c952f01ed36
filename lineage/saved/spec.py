"""The model → what the spec language would say it with: the tables of fields, read backwards."""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING, Any

from lineage.language.artifact_types import ArtifactType
from lineage.language.roles import Role
from lineage.specs import fields
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
    Settings,
    SiteLink,
    Table,
    Version,
    Waiver,
    Workspace,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lineage.specs.reading import Fields


def spec_of(thing: object) -> dict[str, Any]:
    """What the specs say of a thing; what they do not say is not there, nor what it holds.

    It is that which the tables of fields read, so that reading it gives a thing that says the same.
    """
    said = {}
    for key, (attribute, default, plain) in _ATTRIBUTES[type(thing)].items():
        value = getattr(thing, attribute)
        if value != default:
            said[key] = plain(value)
    return said


def _plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """A value as plain data. A tuple of pairs is a mapping."""
    if isinstance(value, Limits):
        return {str(name): number for name, number in value.numbers} | spec_of(value)
    if type(value) in _ATTRIBUTES:
        return spec_of(value)
    if isinstance(value, tuple):
        if value and all(type(item) is tuple for item in value):
            return {str(key): _plain(item) for key, item in value}
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def _grants(grants: tuple[Grant, ...]) -> dict[str, object]:
    return {str(grant.role): _plain(grant.principals) for grant in grants}


def _types(types: tuple[ArtifactType, ...]) -> dict[str, object]:
    return {str(each.name): spec_of(each) for each in types}


_IN_THEIR_WAY: Mapping[tuple[type, str], Callable[[Any], object]] = {
    (Artifact, "within"): lambda within: {"within": str(within)},
    (Workspace, "grants"): _grants,
    (Settings, "types"): _types,
}
"""The attributes that are not said as the model holds them."""


def _attributes(thing: type, read: Fields) -> dict[str, tuple[str, object, Callable[[Any], object]]]:
    """For each field of a kind of things: the attribute it became, what that is if nothing is said, how it is said."""
    named = {key: attribute for key, (attribute, _) in read.items()}
    if thing is Artifact:
        named["runs"] = "orchestrates"
    defaults = {name: attribute.default for name, attribute in signature(thing).parameters.items()}
    return {
        key: (attribute, defaults[attribute], _IN_THEIR_WAY.get((thing, attribute), _plain))
        for key, attribute in named.items()
        if attribute in defaults and (thing, attribute) not in _HELD
    }


_HELD = {(Artifact, "columns"), (Schema, "tables"), (Table, "columns")}

_ATTRIBUTES: Mapping[type, dict[str, tuple[str, object, Callable[[Any], object]]]] = {
    thing: _attributes(thing, read)
    for thing, read in (
        (Artifact, fields.ARTIFACT_FIELDS),
        (Schema, fields.SCHEMA_FIELDS),
        (Table, fields.TABLE_FIELDS),
        (Column, fields.COLUMN_FIELDS),
        (Run, fields.RUN_FIELDS),
        (Version, fields.VERSION_FIELDS),
        (Deprecation, fields.DEPRECATION_FIELDS),
        (Declared, fields.RELATIONSHIP_FIELDS),
        (Workspace, fields.WORKSPACE_FIELDS),
        (Principal, fields.PRINCIPAL_FIELDS),
        (Role, fields.ROLE_FIELDS),
        (Settings, fields.PROJECT_FIELDS),
        (ArtifactType, fields.TYPE_FIELDS),
        (Look, fields.LOOK_FIELDS),
        (SiteLink, fields.SITE_LINK_FIELDS),
        (Waiver, fields.WAIVER_FIELDS),
        (Policy, fields.POLICY_FIELDS),
        (Condition, fields.CONDITION_FIELDS),
        (Path, fields.PATH_FIELDS),
        (Neighbours, fields.NEIGHBOURS_FIELDS),
        (Limits, fields.LIMITS_FIELDS),
    )
}
