"""YAML text → plain data that remembers its places.

It walks the events of libyaml. Composing or loading would recurse in C (a deeply nested file ends the process), expand
aliases and build objects; events do none of that, and carry exact positions. Whatever is refused is left out of
the data and said in a finding, so that the rest can still be judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import yaml

from lineage.text.diagnostic import Finding, Related
from lineage.text.events import (
    BREAKS,
    CONTROL,
    MAX_DEPTH,
    Event,
    control_characters,
    place_of,
    without_control_characters,
)
from lineage.text.scalars import STARTS_A_NUMBER, WORDS, NumberRefusedError, Scalar, number
from lineage.text.source import Source, Span, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Value: TypeAlias = "Mapping | Sequence | Scalar"

MAX_FAULTS = 100


class Mapping(dict[str, "Value"]):
    """A YAML mapping. `events` holds the number of each key's event, in the order of the items.

    The number of a value's event is one more: a key is a single event.
    """

    __slots__ = ("events",)
    events: list[int]


class Sequence(list["Value"]):
    """A YAML sequence. `events` holds the number of each item's event."""

    __slots__ = ("events",)
    events: list[int]


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document: its data, and where each piece of it stands.

    `whole` is false when reading had to stop inside it, so that what it lacks says nothing.
    """

    source: Source
    data: Value
    event: int
    whole: bool = True

    def text(self, value: str, path: tuple[str | int, ...]) -> Text:
        """A text that stands for the value at a path."""
        return Text(value, self.source, self._event(path))

    def span(self, path: tuple[str | int, ...], *, at_key: bool = False) -> Span:
        """The place of the value at a path, or of the key that names it."""
        number = self._event(path)
        if at_key and path and isinstance(path[-1], str):
            return Span(self.source, *self.source.place(number - 1))
        start, end = self.source.place(number)
        # What starts a mapping or a sequence is a bracket, or nothing at all.
        opens = start == end or self.source.text[start] in "{["
        return _first_line(self.source, start) if opens else Span(self.source, start, end)

    def _event(self, path: tuple[str | int, ...]) -> int:
        """The number of the event of the value at a path."""
        container, event = self.data, self.event
        for step in path:
            if isinstance(container, Mapping):
                event = container.events[list(container).index(cast("str", step))] + 1
                container = container[cast("str", step)]
            elif isinstance(container, Sequence):
                event = container.events[cast("int", step)]
                container = container[cast("int", step)]
        return event


def read_documents(source: Source) -> tuple[list[Document], list[Finding]]:
    """Read every YAML document of a source. Never raises for what the text holds."""
    reader = _Reader(source, source.text)
    documents = list(reader.documents())
    if reader.stopped_at_control_character or any(each in source.text for each in BREAKS):
        reader = _Reader(source, without_control_characters(source.text))
        reader.find_control_characters()
        documents = list(reader.documents())
    if not reader.findings and not documents:
        message = "the file holds no document" if source.text.strip() else "the file is empty"
        reader.findings.append(Finding("LIN005", message, source.whole(), "describe a workspace, or delete it"))
    return documents, reader.findings


def _first_line(source: Source, start: int) -> Span:
    """From a place to the end of its line: what to underline of something that goes on for many lines."""
    end = source.text.find("\n", start)
    text = source.text[start : end if end >= 0 else len(source.text)].rstrip()
    return Span(source, start, start + len(text))


class _StopReadingError(Exception):
    """The rest of this file is not worth reading."""


class _Refused:
    """Stands for a value that is left out of the data."""


_REFUSED = _Refused()
_SPECIAL_IN_KEYS = STARTS_A_NUMBER | {"<"}


class _Reader:
    """The one pass over the events of a source.

    It recurses once a level, which MAX_DEPTH bounds. A container is put into its parent before it is filled, so that
    whatever was read stays when reading has to stop. What most texts hold, keys and values without quotes, is read
    in place, since a call for each would cost more than all the rest.
    """

    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.stopped_at_control_character = False
        self._next: Callable[[], Event]
        try:
            self._next = yaml.CLoader(text).get_event
        except UnicodeEncodeError:  # a lone surrogate
            self._next = yaml.CLoader("").get_event
            self.stopped_at_control_character = True
        self._event = -1  # the number of the last event
        self._depth = 0
        # An anchor or a tag cannot be written without these; most texts have neither.
        self._may_have_properties = "&" in source.text or "!" in source.text

    def documents(self) -> Iterator[Document]:
        """Every document that holds anything, the last one perhaps only as far as it could be read."""
        try:
            while (event := self._take()).__class__ is not yaml.StreamEndEvent:
                if event.__class__ is yaml.DocumentStartEvent:
                    first = self._event + 1
                    root, whole = self._root()
                    if root and root[0] is not None:
                        yield Document(self.source, root[0], first, whole)
                    if not whole:
                        return
        except yaml.YAMLError as error:
            self._find_syntax_error(error)

    def _take(self) -> Event:
        self._event += 1
        return self._next()

    def _root(self) -> tuple[Sequence, bool]:
        """The one node of a document, in a list, and whether it could be read to its end."""
        root = Sequence()
        root.events = []
        try:
            self._add(root, self._take())
        except yaml.YAMLError as error:
            self._find_syntax_error(error)
        except _StopReadingError:
            pass
        else:
            return root, True
        return root, False

    def _fill_mapping(self, mapping: Mapping) -> None:
        next_event, place = self._next, mapping.events.append
        simple = not self._may_have_properties
        number = self._event + 1
        while (key_event := next_event()).__class__ is not yaml.MappingEndEvent:
            is_plain = simple and key_event.__class__ is yaml.ScalarEvent and not key_event.style
            key = key_event.value if is_plain else None
            if key is None or key in mapping or key in WORDS or key[0] in _SPECIAL_IN_KEYS:
                self._event = number
                key = self._key(key_event, mapping)
                number = self._event
            event = next_event()
            kind = event.__class__
            value: Any
            if kind is yaml.ScalarEvent:
                value = event.value
                if event.style or not simple or value in WORDS or value[0] in STARTS_A_NUMBER:
                    value = self._scalar(event)
                if key is not None and value is not _REFUSED:
                    mapping[key] = value
                    place(number)
                number += 2
            else:
                self._event = number + 1
                # `<<: *base` is one fault, and its key has been found.
                value = self._begin(event) if kind is not yaml.AliasEvent or key is not None else _REFUSED
                if key is not None and value is not _REFUSED:
                    mapping[key] = value
                    place(number)
                self._fill(value)
                number = self._event + 1
        self._event = number

    def _fill_sequence(self, sequence: Sequence) -> None:
        next_event, add, place = self._next, sequence.append, sequence.events.append
        simple = not self._may_have_properties
        number = self._event + 1
        while (event := next_event()).__class__ is not yaml.SequenceEndEvent:
            value = event.value if simple and event.__class__ is yaml.ScalarEvent and not event.style else ""
            if value not in WORDS and value[0] not in STARTS_A_NUMBER:
                add(value)
                place(number)
            else:
                self._event = number
                self._add(sequence, event)
                number = self._event
            number += 1
        self._event = number

    def _add(self, sequence: Sequence, event: Event) -> None:
        number = self._event
        is_scalar = event.__class__ is yaml.ScalarEvent
        value: Any = self._scalar(event) if is_scalar else self._begin(event)
        if value is not _REFUSED:
            sequence.append(value)
            sequence.events.append(number)
        if not is_scalar:
            self._fill(value)

    def _begin(self, event: Event) -> Mapping | Sequence | _Refused:
        """An empty container for what starts here."""
        container: Mapping | Sequence
        if event.__class__ is yaml.MappingStartEvent:
            container = Mapping()
        elif event.__class__ is yaml.SequenceStartEvent:
            container = Sequence()
        else:
            self._find("LIN012", "an alias", event, "write the value out: every entry is read by itself")
            return _REFUSED
        container.events = []
        if self._may_have_properties:
            self._refuse_properties(event)
        if self._depth == MAX_DEPTH:
            self._find("LIN017", f"nested deeper than {MAX_DEPTH} levels", event)
            raise _StopReadingError
        return container

    def _fill(self, container: object) -> None:
        """Read what a container holds. After it, the last event is the one that ended it."""
        self._depth += 1
        if isinstance(container, Mapping):
            self._fill_mapping(container)
        elif isinstance(container, Sequence):
            self._fill_sequence(container)
        self._depth -= 1

    def _key(self, event: Event, mapping: Mapping) -> str | None:
        """The key that an event gives, or None for one that is refused."""
        if event.__class__ is not yaml.ScalarEvent:
            if (container := self._begin(event)) is not _REFUSED:
                self._find("LIN018", "a key that is not a text", event, "give it a name")
                self._fill(container)
            return None
        key = self._scalar(event)
        if key.__class__ is not str:
            if event.value and key is not _REFUSED:
                self._find("LIN018", f"the key `{event.value}` is not a text", event, f'quote it: "{event.value}"')
            elif key is not _REFUSED:
                self._find("LIN018", "an empty key", event, "give it a name")
            return None
        if key == "<<" and not event.style:
            self._find("LIN013", "a merge key", event, "write the entries out: every entry is read by itself")
            return None
        if key in mapping:
            first = mapping.events[list(mapping).index(key)]
            related = Related("first here", Span(self.source, *self.source.place(first)))
            self._find("LIN011", f"duplicate key `{key}`", event, "keep one of them", (related,))
            return None
        return key

    def _scalar(self, event: Event) -> Scalar | _Refused:
        value: str = event.value
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if not event.style:
            if value in WORDS:
                return WORDS[value]
            if value[0] in STARTS_A_NUMBER:
                try:
                    return number(value)
                except NumberRefusedError as refused:
                    self._find("LIN015", str(refused), event, "quote it if it is a text")
                    return _REFUSED
        elif event.style == '"' and (control := CONTROL.search(value)):
            self._find("LIN016", f"control character U+{ord(control[0]):04X}", event, "take the escape out")
            return CONTROL.sub("_", value)
        return value

    def _refuse_properties(self, event: Event) -> None:
        if event.anchor is not None:
            self._find("LIN012", f"an anchor, `&{event.anchor}`", event, "write values out where they are needed")
        if event.tag is not None:
            self._find("LIN014", f"a tag, `{event.tag}`", event, "take it out: values are plain YAML")

    def find_control_characters(self) -> None:
        """Point at each of them, as far as is bearable."""
        for control in control_characters(self.source.text):
            span = Span(self.source, control.start(), control.end())
            what = "line separator" if control[0] in BREAKS else "control character"
            self.findings.append(Finding("LIN016", f"{what} U+{ord(control[0]):04X}", span, "delete it"))
            if len(self.findings) == MAX_FAULTS:
                break

    def _find_syntax_error(self, error: yaml.YAMLError) -> None:
        self.stopped_at_control_character = isinstance(error, yaml.reader.ReaderError)
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        length = len(self.source.text)
        start = min(mark.index if mark else getattr(error, "position", 0), length)
        problem = str(getattr(error, "problem", None) or error)
        help_ = "check the indentation and the quotes here and on the line before"
        if "\\t" in problem or self.source.text[start : start + 1] == "\t":
            problem, help_ = "a tab where YAML wants spaces", "indent with spaces"
        elif context := getattr(error, "context", None):
            problem = f"{problem} {context}"
        self.findings.append(Finding("LIN010", problem, Span(self.source, start, min(start + 1, length)), help_))

    def _span(self, event: Event) -> Span:
        return Span(self.source, *place_of(event))

    def _find(self, code: str, message: str, event: Event, help_: str = "", related: tuple[Related, ...] = ()) -> None:
        self.findings.append(Finding(code, message, self._span(event), help_, related))
        if len(self.findings) >= MAX_FAULTS:
            message = f"{MAX_FAULTS} faults in this file; the rest of it was not read"
            self.findings.append(Finding("LIN019", message, self._span(event)))
            raise _StopReadingError
