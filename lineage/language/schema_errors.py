"""Why a document does not have the shape of its kind, as a colleague would say it.

Imported only when something is wrong.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from lineage.language.schema import KINDS, SchemaFault, schema_text
from lineage.language.schema_fields import likely_field, meant_field
from lineage.language.schema_walk import Departure, Walk
from lineage.text.document import MAX_FAULTS
from lineage.wording.flow_style import in_flow_style
from lineage.wording.phrasing import alternatives, kind_of, listing, quoted, with_article
from lineage.wording.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LONGEST_EXAMPLE = 80
_LARGEST_NUMBER = 10**40
_MOST_PLACES = 3


def explain(kind: str, data: Mapping[str, object]) -> tuple[SchemaFault, ...]:
    """All that is wrong with a document of a kind; after a hundred faults one that says that there are more."""
    departures = _walk(kind).departures(data)
    faults = tuple(_PHRASES[found.keyword](found) for found in islice(departures, MAX_FAULTS))
    if next(departures, None) is None:
        return faults
    message = f"more than {MAX_FAULTS} faults in this document; the rest of it was not read"
    return (*faults, SchemaFault("LIN019", (), at_key=True, message=message))


@cache
def _walk(kind: str) -> Walk:
    return Walk(_schema(kind))


@cache
def _schema(kind: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(schema_text(kind))
    return schema


def _unknown_field(found: Departure) -> SchemaFault:
    key = str(found.path[-1])
    message = f"unknown field {quoted(key)} in {_noun(found.schema)}"
    return SchemaFault("LIN103", found.path, at_key=True, message=message, help=_unknown_field_help(key, found))


def _unknown_field_help(key: str, found: Departure) -> str:
    fields = found.schema["properties"]
    if meant := meant_field(key, found.value, found.schema) or likely_field(key, fields):
        return f"did you mean `{meant}`?"
    if key == "name" and "title" in fields:
        return "its key is its name; `title` is for what people read"
    if 0 < len(places := _places_of_fields().get(key, ())) <= _MOST_PLACES:
        return f"`{key}` belongs in {alternatives(places)}"
    return f"allowed are {', '.join(f'`{name}`' for name in fields)}"


@cache
def _places_of_fields() -> dict[str, tuple[str, ...]]:
    """For each field the things that have it, over all kinds."""
    places: dict[str, dict[str, None]] = {}
    for kind in KINDS:
        schema = _schema(kind)
        for thing in (schema, *schema["definitions"].values()):
            for name in thing["properties"]:
                places.setdefault(name, {})[_noun(thing)] = None
    return {name: tuple(nouns) for name, nouns in places.items()}


def _missing_field(found: Departure) -> SchemaFault:
    message = f"missing field `{found.missing}` in {_noun(found.schema)}"
    example = in_flow_style(found.schema["properties"][found.missing]["examples"][0])
    help_ = _with_example("add it, as in", f"{found.missing}: {example}") or "add it"
    return SchemaFault("LIN104", found.path, at_key=True, message=message, help=help_)


def _wrong_type(found: Departure) -> SchemaFault:
    wanted = alternatives([_TYPE_NAMES[name] for name in _allowed_types(found.schema) if name != "null"])
    given = "but it has no value" if found.value is None else f"not {kind_of(found.value)}"
    message = f"{_subject(found.path)} must be {wanted}, {given}"
    at_key = found.value is None and isinstance(found.path[-1], str)
    return SchemaFault("LIN105", found.path, at_key=at_key, message=message, help=_wrong_type_help(found))


_TYPE_NAMES = {
    "string": "a text",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
}


def _wrong_type_help(found: Departure) -> str:  # noqa: PLR0911 - one a case
    """How the value that is there becomes one of the right type, or else an example."""
    allowed = _allowed_types(found.schema)
    match found.value:
        case int() | float() | None if "enum" in found.schema:
            return f"it can be {listing(found.schema['enum'])}"
        case float() if "string" in allowed:
            return "quote it, so that it stays as it is written"
        case int() if "string" in allowed and abs(found.value) < _LARGEST_NUMBER:
            return f'quote it: `"{str(found.value).lower()}"`'
        case [str(text)] if "string" in allowed:
            return _with_example("write it without brackets,", in_flow_style(text))
        case str(text) if "array" in allowed and found.schema["items"].get("type") == "string":
            texts = [stripped for part in text.split(",") if (stripped := part.strip())]
            return _with_example("write", in_flow_style(texts)) if texts else _example_help(found.schema)
        case str(text) if "number" in allowed and _is_number(text):
            return _with_example("take the quotes off,", text)
        case _:
            return _example_help(found.schema)


def _not_allowed(found: Departure) -> SchemaFault:
    last = found.path[-1]
    name, verb = (last, "be") if isinstance(last, str) else (str(found.path[-2]), "hold")
    choices = found.schema["enum"]
    meant = closest(found.value, choices)
    help_ = f"it can {verb} {listing(choices)}"
    return SchemaFault(
        "LIN106",
        found.path,
        at_key=False,
        message=f"{quoted(name)} cannot {verb} {quoted(found.value)}",
        help=f"did you mean `{meant}`? {help_}" if meant else help_,
    )


def _repeated(found: Departure) -> SchemaFault:
    message = f"{quoted(found.value)} stands in {quoted(str(found.path[-2]))} twice"
    return SchemaFault("LIN107", found.path, at_key=False, message=message, help="keep one of them")


def _empty(found: Departure) -> SchemaFault:
    message = f"{_subject(found.path)} must not be empty"
    return SchemaFault("LIN107", found.path, at_key=False, message=message, help=_example_help(found.schema))


_PHRASES: dict[str, Callable[[Departure], SchemaFault]] = {
    "additionalProperties": _unknown_field,
    "required": _missing_field,
    "type": _wrong_type,
    "enum": _not_allowed,
    "uniqueItems": _repeated,
    "minItems": _empty,
    "minProperties": _empty,
}


def _allowed_types(schema: Mapping[str, Any]) -> list[str]:
    types: str | list[str] = schema["type"]
    return [types] if isinstance(types, str) else types


def _subject(path: tuple[str | int, ...]) -> str:
    last = path[-1]
    return quoted(last) if isinstance(last, str) else f"item {last + 1} of {quoted(str(path[-2]))}"


def _noun(schema: Mapping[str, Any]) -> str:
    return with_article(schema["title"].lower())


def _example_help(schema: Mapping[str, Any]) -> str:
    """An example of a value: its own, or for a thing with fields those that it must have."""
    if "examples" in schema:
        return _with_example("write it as in", in_flow_style(schema["examples"][0]))
    fields = schema.get("properties", {})
    names = schema.get("required", list(fields)[:1])
    example = {name: fields[name]["examples"][0] for name in names}
    return _with_example("write it as in", in_flow_style(example)) if example else ""


def _with_example(lead: str, example: str) -> str:
    """Advice that ends in an example, if that fits a line."""
    return f"{lead} `{example}`" if len(example) <= _LONGEST_EXAMPLE and example.isprintable() else ""


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text.isascii()
