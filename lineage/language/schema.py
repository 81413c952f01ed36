"""Whether a document has the shape of its kind.

`jsonschema-rs` says so in no time. Only when it says no are the reasons looked for, by
`lineage.language.schema_errors`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import jsonschema_rs

from lineage.resources import resource_folder
from lineage.wording.phrasing import kind_of, listing, quoted
from lineage.wording.suggest import closest

API_VERSION = "lineage/v1"
KINDS = ("Project", "Workspace", "Artifacts", "Relationships", "Principals", "Roles", "Policies")


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """Something about a document that its schema does not allow.

    `path` leads to the offending value; with `at_key` it is the key at the end of the path that is to be underlined.
    """

    code: str
    path: tuple[str | int, ...]
    at_key: bool
    message: str
    help: str = ""


def schema_text(kind: str) -> str:
    """The JSON Schema of a kind of documents, as text."""
    return (resource_folder("schemas") / f"{kind.lower()}.schema.json").read_text(encoding="utf-8")


def faults(kind: str, data: Mapping[str, object]) -> tuple[SchemaFault, ...]:
    """All that is wrong with a document of a kind: nothing if it is valid.

    After a hundred faults comes a last one, LIN019, for all that were not looked for.
    """
    if _validator(kind).is_valid(data):
        return ()
    from lineage.language.schema_errors import explain  # noqa: PLC0415 - most trees are valid and never need it

    return explain(kind, data)


@cache
def _validator(kind: str) -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for(schema_text(kind))


def header_faults(data: object) -> tuple[SchemaFault, ...]:
    """What is wrong with how a document says what it is; nothing if it names this language and one of its kinds."""
    start = f"start it with `apiVersion: {API_VERSION}` and a `kind`"
    if not isinstance(data, Mapping):
        return (_at_value("LIN101", (), f"a document must be a mapping, not {kind_of(data)}", start),)
    version = None if data.get("apiVersion") == API_VERSION else _version_fault(data)
    kind = None if data.get("kind") in KINDS else _kind_fault(data)
    if version and "apiVersion" in data:
        return (version,)  # what is written in another language has kinds of its own
    if version and version.path == () and kind and kind.path == ():
        message = "not a lineage document: it has neither `apiVersion` nor `kind`"
        return (_at_key("LIN101", (), message, start),)
    return tuple(fault for fault in (version, kind) if fault)


def _version_fault(data: Mapping[str, object]) -> SchemaFault:
    code, write = "LIN101", f"write `apiVersion: {API_VERSION}`"
    if "apiVersion" in data:
        version = data["apiVersion"]
        shown = quoted(version) if isinstance(version, str) else kind_of(version)
        message = f"`apiVersion` cannot be {shown}"
        return _at_value(code, ("apiVersion",), message, write)
    return _misspelt(code, "apiVersion", data) or _missing(code, "apiVersion", write)


def _kind_fault(data: Mapping[str, object]) -> SchemaFault:
    code, allowed = "LIN102", f"it can be {listing(KINDS)}"
    if "kind" not in data:
        return _misspelt(code, "kind", data) or _missing(
            code, "kind", f"say which kind of document it is: {listing(KINDS)}"
        )
    kind = data["kind"]
    meant = closest(kind, KINDS) if isinstance(kind, str) else None
    help_ = f"did you mean `{meant}`? {allowed}" if meant else allowed
    message = f"unknown kind {quoted(kind)}" if isinstance(kind, str) else f"`kind` cannot be {kind_of(kind)}"
    return _at_value(code, ("kind",), message, help_)


def _misspelt(code: str, field: str, data: Mapping[str, object]) -> SchemaFault | None:
    """The fault of a key that is evidently meant to be this field."""
    if (key := closest(field, [key for key in data if closest(key, (field,))])) is None:
        return None
    return _at_key(code, (key,), f"unknown field {quoted(key)} in a document", f"did you mean `{field}`?")


def _missing(code: str, field: str, help_: str) -> SchemaFault:
    return _at_key(code, (), f"missing field `{field}` in a document", help_)


def _at_key(code: str, path: tuple[str, ...], message: str, help_: str) -> SchemaFault:
    return SchemaFault(code, path, at_key=True, message=message, help=help_)


def _at_value(code: str, path: tuple[str, ...], message: str, help_: str) -> SchemaFault:
    return SchemaFault(code, path, at_key=False, message=message, help=help_)
