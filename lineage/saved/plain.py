"""JSON → the plain data of documents, of which every piece knows the line it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lineage.saved.entry import WrongError, harmless
from lineage.text.document import Mapping, Sequence
from lineage.text.events import MAX_DEPTH
from lineage.text.source import SavedSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lineage.text.document import Value
    from lineage.text.scalars import Scalar


def mapping(items: Iterable[tuple[str, Value]], line: int) -> Mapping:
    """A mapping whose items all stand on one line."""
    made = Mapping()
    made.events = []
    for key, value in items:
        put(made, key, value, line)
    return made


def sequence(items: Iterable[Value], line: int) -> Sequence:
    """A sequence whose items all stand on one line."""
    made = Sequence(items)
    made.events = [SavedSource.event(line)] * len(made)
    return made


def put(into: Mapping, key: str, value: Value, line: int) -> None:
    """Put one more item into a mapping; the first to take a key keeps it."""
    if key not in into:
        into[key] = value
        into.events.append(SavedSource.event(line))


def add(onto: Sequence, value: Value, line: int) -> None:
    """Put one more item onto a sequence."""
    onto.append(value)
    onto.events.append(SavedSource.event(line))


def plain(value: object, line: int, depth: int = 1) -> Value:
    """What JSON holds as what YAML would have been read as."""
    if depth > MAX_DEPTH:
        raise WrongError(f"a `spec` is nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, dict):
        return mapping(((harmless(key), plain(item, line, depth + 1)) for key, item in value.items()), line)
    if isinstance(value, list):
        return sequence((plain(item, line, depth + 1) for item in value), line)
    return harmless(value) if isinstance(value, str) else cast("Scalar", value)
