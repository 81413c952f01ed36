"""What the description of a language is made of: records of fields, and the shapes a value can have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Example: TypeAlias = "str | int | float | bool | list[Example] | dict[str, Example] | None"
Shape: TypeAlias = "Text | Number | Scalar | ListOf | MapOf | ListOrMap | Record"


@dataclass(frozen=True, slots=True)
class Text:
    """A text: one of `choices` if there are any. `known` ones are offered by an editor, and others are allowed."""

    choices: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, a number, or true or false."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; of texts no two may be the same."""

    item: Text | Record
    least: int = 0


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping whose keys the author chooses. `key` says in a word or two what a key is."""

    key: str
    value: Text | Number | Scalar | ListOf | Record
    least: int = 0


@dataclass(frozen=True, slots=True)
class ListOrMap:
    """Either of two, as the thing it belongs to needs."""

    list: ListOf
    map: MapOf


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with named fields. `title` is the noun that messages use: "unknown field … in an artifact"."""

    title: str
    text: str
    fields: tuple[Field, ...]

    @property
    def may_be_empty(self) -> bool:
        """Whether its name says enough, so that nothing need follow the colon."""
        return not any(field.required for field in self.fields)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record. The first example is the one that messages and the reference show."""

    name: str
    title: str
    text: str
    shape: Shape
    examples: tuple[Example, ...]
    required: bool = False


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its record, and a document of it to learn from, in YAML."""

    name: str
    record: Record
    sample: str
