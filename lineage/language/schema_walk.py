"""Where a document departs from its schema: a walk with `jsonschema`, each departure met once.

Branches that `jsonschema-rs` accepts are passed over, so that one slip in a large document costs no more than the way
to it. The walk is lazy: who wants a hundred departures pays for a hundred.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

import jsonschema_rs
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from lineage.language.schema_fields import meant_field

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_MISSPELT = 20


@dataclass(frozen=True, slots=True)
class Departure:
    """A keyword of the schema that a value does not heed.

    `path` leads to the offending value, or to an unknown field. `schema` is the piece of the schema that the keyword
    stands in, `value` what it was asked about, and `missing` the name of a missing field.
    """

    keyword: str
    path: tuple[str | int, ...]
    value: Any
    schema: dict[str, Any]
    missing: str = ""


class Walk:
    """The walk through documents of one schema."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self._definitions = schema["definitions"]
        self._validators: dict[int, tuple[object, jsonschema_rs.Validator]] = {}
        keywords = {
            "properties": self._properties,
            "items": self._items,
            "additionalProperties": self._additional_properties,
            "required": _required,
            "type": _type,
            "enum": _enum,
            "uniqueItems": _unique_items,
        }
        explaining = extend(Draft202012Validator, keywords)  # type: ignore[no-untyped-call]
        self._validator = cast("Draft202012Validator", explaining(schema))

    def departures(self, data: object) -> Iterator[Departure]:
        """Every departure of a document, one after the other."""
        for error in self._validator.iter_errors(data):
            path = tuple(error.absolute_path)
            yield Departure(str(error.validator), path, error.instance, cast("Any", error.schema), error.message)

    # The keywords that lead further down.

    def _properties(
        self, validator: Draft202012Validator, properties: dict[str, Any], instance: object, _schema: object
    ) -> Iterator[ValidationError]:
        if isinstance(instance, dict):
            for name, schema in properties.items():
                if name in instance:
                    yield from self._below(validator, schema, instance[name], name)

    def _items(
        self, validator: Draft202012Validator, items: dict[str, Any], instance: object, _schema: object
    ) -> Iterator[ValidationError]:
        if isinstance(instance, list):
            for index, item in enumerate(instance):
                yield from self._below(validator, items, item, index)

    def _additional_properties(
        self, validator: Draft202012Validator, others: object, instance: object, schema: dict[str, Any]
    ) -> Iterator[ValidationError]:
        if not isinstance(instance, dict):
            return
        for name in instance:
            if name in schema.get("properties", {}):
                continue
            if isinstance(others, dict):
                yield from self._below(validator, others, instance[name], name)
            else:
                yield ValidationError("", path=(name,), instance=instance)

    def _below(
        self, validator: Draft202012Validator, schema: dict[str, Any], instance: object, step: str | int
    ) -> Iterator[ValidationError]:
        if not self._accepts(schema, instance):
            yield from validator.descend(instance, schema, path=step)

    def _accepts(self, schema: dict[str, Any], instance: object) -> bool:
        """Whether the fast validator finds nothing wrong with a value and all that is in it."""
        if (known := self._validators.get(id(schema))) is None:
            whole = {**schema, "definitions": self._definitions}
            # The schema is kept beside its validator, so that its id is not given to another one.
            known = self._validators[id(schema)] = schema, jsonschema_rs.validator_for(whole)
        return known[1].is_valid(instance)


def _required(
    _validator: object, required: list[str], instance: object, schema: dict[str, Any]
) -> Iterator[ValidationError]:
    if not isinstance(instance, dict):
        return
    if missing := [name for name in required if name not in instance]:
        unknown = islice((key for key in instance if key not in schema["properties"]), _MOST_MISSPELT)
        meant = {meant_field(key, instance, schema) for key in unknown}
        for name in missing:
            if name not in meant:  # else the unknown field is the fault, and says so
                yield ValidationError(name)


def _type(
    validator: Draft202012Validator, types: str | list[str], instance: object, _schema: object
) -> Iterator[ValidationError]:
    allowed = [types] if isinstance(types, str) else types
    if not any(validator.is_type(instance, name) for name in allowed):
        yield ValidationError("")


def _enum(_validator: object, choices: list[str], instance: object, _schema: object) -> Iterator[ValidationError]:
    if isinstance(instance, str) and instance not in choices:  # anything but a text has the wrong type already
        yield ValidationError("")


def _unique_items(_validator: object, unique: object, instance: object, _schema: object) -> Iterator[ValidationError]:
    if not unique or not isinstance(instance, list):
        return
    seen = set[str]()
    for index, item in enumerate(instance):
        if isinstance(item, str):  # anything else has the wrong type already
            if item in seen:
                yield ValidationError("", path=(index,), instance=item)
            seen.add(item)
