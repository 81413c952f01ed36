"""The spec language as JSON Schemas: one file a kind, each complete in itself.

They are 2020-12 and use keywords that draft-07 knows too, so that any editor can read them. A `$ref` stands alone,
because draft-07 overlooks what is beside one. There is no `pattern` and no `format` (validators differ about them;
names and references have rules of their own), and nothing like `oneOf`, which cannot say what is wrong.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lineage.spec_language.shapes import ListOf, ListOrMap, MapOf, Number, Record, Scalar, Shape, Text

if TYPE_CHECKING:
    from lineage.spec_language.shapes import DocumentKind, Example, Field

_HOME = "https://lineage-as-code.dev/schemas/v1"


def schema_file_name(kind: str) -> str:
    """The name of a kind's file."""
    return f"{kind.lower()}.schema.json"


def render(kind: DocumentKind) -> str:
    """The JSON Schema of a kind, as text."""
    definitions: dict[str, Any] = {}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{_HOME}/{schema_file_name(kind.name)}",
        **_record(kind.record, definitions),
    }
    schema["definitions"] = dict(sorted(definitions.items()))
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _record(record: Record, definitions: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "title": record.title,
        "description": record.text,
        "type": ["object", "null"] if record.may_be_empty else "object",
        "properties": {field.name: _field(field, definitions) for field in record.fields},
    }
    if required := [field.name for field in record.fields if field.required]:
        schema["required"] = required
    return {**schema, "additionalProperties": False}


def _field(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    examples: list[Example] = list(field.examples)
    if isinstance(field.shape, Text):
        offered = field.shape.known or field.shape.choices
        examples = list(dict.fromkeys([*examples, *offered]))
    shape = _shape(field.shape, definitions)
    return {**shape, "title": shape.get("title", field.title), "description": field.text, "examples": examples}


def _shape(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: PLR0911 - one a shape
    match shape:
        case Text(choices=()):
            return {"type": "string"}
        case Text():
            return {"type": "string", "enum": [str(choice) for choice in shape.choices]}
        case Number():
            return {"type": "number"}
        case Scalar():
            return {"type": ["string", "number", "boolean"]}
        case ListOf():
            unique = {"uniqueItems": True} if isinstance(shape.item, Text) else {}
            least = {"minItems": shape.least} if shape.least else {}
            return {"type": "array", "items": _inner(shape.item, definitions), **least, **unique}
        case MapOf():
            least = {"minProperties": shape.least} if shape.least else {}
            return {"type": "object", "additionalProperties": _inner(shape.value, definitions), **least}
        case ListOrMap():
            either = {**_shape(shape.list, definitions), **_shape(shape.map, definitions)}
            return {**either, "type": ["array", "object"]}
        case Record():
            return _record(shape, definitions)


def _inner(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    """What stands inside a list or a mapping: records there may recur, so they are defined once and referred to."""
    if not isinstance(shape, Record):
        return _shape(shape, definitions)
    name = shape.title.lower().replace(" ", "-")
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _record(shape, definitions)
    return {"$ref": f"#/definitions/{name}"}
