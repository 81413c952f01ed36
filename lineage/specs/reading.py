"""Reading the data of a document: values with their places, and the fields of a thing by its table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from lineage.language.reference import MAX_NAME_BYTES, is_name
from lineage.text.diagnostic import Finding
from lineage.text.source import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lineage.text.document import Mapping, Sequence, Value
    from lineage.text.source import Source

    Read: TypeAlias = "Callable[[Scope, Any, int, str], Any]"
    """Reads a value, given the scope, the value, the number of its event, and the reference of what has it."""
    Fields: TypeAlias = "dict[str, tuple[str, Read | None]]"
    """For each field of a kind of things, the attribute it becomes, and how it is read; None keeps it as it is."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where reading is: the source, the workspace of the document, and what was found on the way."""

    source: Source
    workspace: str = ""
    findings: list[Finding] = field(default_factory=list)


def placed(value: str, source: Source, event: int) -> Text:
    """A text with its place; what `Text(…)` does, without a second call for each of very many."""
    text = str.__new__(Text, value)
    text.source = source
    text.event = event
    return text


def as_text(scope: Scope, value: str, event: int, _ref: str = "") -> Text:
    """A text that a rule may have to point at."""
    return placed(value, scope.source, event)


def as_texts(scope: Scope, value: Sequence, _event: int, _ref: str = "") -> tuple[Text, ...]:
    """A list of such texts."""
    source = scope.source
    return tuple([placed(cast("str", item), source, event) for item, event in zip(value, value.events, strict=True)])


def as_strings(_scope: Scope, value: Sequence, _event: int, _ref: str) -> tuple[str, ...]:
    """A list of texts that nothing points at."""
    return cast("tuple[str, ...]", tuple(value))


def as_pairs(_scope: Scope, value: Mapping, _event: int, _ref: str) -> tuple[tuple[str, Value], ...]:
    """A small mapping of scalars, as pairs."""
    return tuple(value.items())


def entries(scope: Scope, data: Value) -> Iterator[tuple[Text, Any, int]]:
    """The items of a mapping: the key as a text with its place, the value, the number of the value's event."""
    if not data:
        return
    data = cast("Mapping", data)
    source = scope.source
    for (key, value), event in zip(data.items(), data.events, strict=True):
        yield placed(key, source, event), value, event + 1


def named(scope: Scope, data: Value, fits: Callable[[str], bool] = is_name) -> Iterator[tuple[Text, Any, int]]:
    """The items of a mapping whose keys are names. One that is no name would break every reference to it: left out."""
    for item in entries(scope, data):
        if fits(item[0]):
            yield item
        else:
            scope.findings.append(no_name(item[0]))


def no_name(text: Text, field: str = "title") -> Finding:
    """Say that a text cannot name anything, and the field for what a name cannot hold."""
    help_ = f"use letters, digits, `_` and `-`, at most {MAX_NAME_BYTES} bytes, and put the rest into `{field}`"
    return Finding("LIN204", f"`{_short(text)}` cannot be a name", text.span, help_)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004 - what fits a line


def read_fields(fields: Fields, scope: Scope, data: Value, ref: str = "") -> dict[str, Any]:
    """Read the fields of a thing by its table, into the attributes they become."""
    values: dict[str, Any] = {}
    if data:
        data = cast("Mapping", data)
        for (key, value), event in zip(data.items(), data.events, strict=True):
            if key in fields:
                attribute, read = fields[key]
                values[attribute] = value if read is None else read(scope, value, event + 1, ref)
    return values


def held(thing: Callable[..., Any], fields: Fields, mark: str, fits: Callable[[str], bool] = is_name) -> Read:
    """Read a mapping of names to things of one kind. The reference of each is its holder's, the mark, and its name."""

    def read(scope: Scope, data: Mapping, _event: int, ref: str) -> tuple[Any, ...]:
        things = []
        for name, value, _ in named(scope, data, fits):
            own = f"{ref}{mark}{name}"
            things.append(thing(own, name, **read_fields(fields, scope, value, own)))
        return tuple(things)

    return read
