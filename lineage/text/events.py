"""The YAML events of a source, and where each of them stands.

A value that is read remembers only the number of its event. Its place is looked for when something has to point at it,
which is seldom, by going through the events of its file once more.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""The characters that libyaml stops at, and those that a terminal would obey.

A lone surrogate is in no file, but perhaps in a string that was handed over.
"""

BREAKS = "\x85\u2028\u2029"
"""Where libyaml begins a new line and editors do not: what looks like a comment would have an end that nobody sees."""

_NOT_AS_SUCH = re.compile(CONTROL.pattern.replace("]", f"{BREAKS}]"))

MAX_DEPTH = 64
"""How deep mappings and sequences may be nested: libyaml takes time with the square of the depth."""

Event: TypeAlias = Any
"""An event of PyYAML. Its stubs leave out tags, and let every place be missing, which libyaml never does."""


def without_control_characters(text: str) -> str:
    """Give the text with each of them replaced, so that reading does not stop at it, and nothing moves."""
    return _NOT_AS_SUCH.sub("_", text)


def control_characters(text: str) -> Iterator[re.Match[str]]:
    """Every control character of a text, and every end of a line that only libyaml would see."""
    return _NOT_AS_SUCH.finditer(text)


def place_of(event: Event) -> tuple[int, int]:
    """The offsets of the start and the end of an event, in characters."""
    return event.start_mark.index, event.end_mark.index


def places(text: str) -> array[int]:
    """The offsets of each event of a text, as far as it is read: start, end, start, end and so on."""
    found = array("I")
    next_event = yaml.CLoader(without_control_characters(text)).get_event
    depth = 0
    try:
        while depth <= MAX_DEPTH and (event := next_event()) is not None:
            found.extend(place_of(event))
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        pass
    return found
