"""YAML text → plain data that remembers its places.

It walks the events of libyaml. Composing or loading would recurse in C (a deeply nested file ends the process), expand
aliases and build objects; events do none of that, and carry exact positions. Whatever is refused is left out of
the data and said in a finding, so that the rest can still be judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import yaml

from lineage.diagnostic import Finding, Related
from lineage.scalars import STARTS_A_NUMBER, WORDS, NumberRefusedError, Scalar, number
from lineage.source import Source, Span, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Value: TypeAlias = "Mapping | Sequence | Scalar"
Event: TypeAlias = Any
"""An event of PyYAML. Its stubs leave out tags, and let every place be missing, which libyaml never does."""

MAX_DEPTH = 64
MAX_FAULTS = 100

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


class Mapping(dict[str, "Value"]):
    """A YAML mapping. `places` holds the events of key, value, key, value … in the order of the items."""

    __slots__ = ("places",)
    places: list[Event]


class Sequence(list["Value"]):
    """A YAML sequence. `places` holds the event of each item."""

    __slots__ = ("places",)
    places: list[Event]


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document: its data, and where each piece of it stands.

    `whole` is false when reading had to stop inside it, so that what it lacks says nothing.
    """

    source: Source
    data: Value
    start: int
    whole: bool = True

    def text(self, value: str, event: Event) -> Text:
        """A scalar of this document, with its place."""
        return Text(value, self.source, event.start_mark.index, event.end_mark.index)

    def span(self, path: tuple[str | int, ...], *, at_key: bool = False) -> Span:
        """The place of the value at a path, or of the key that names it."""
        container = self.data
        event: Event = None
        for step in path:
            if isinstance(container, Mapping):
                index = 2 * list(container).index(cast("str", step))
                event = container.places[index if at_key and step is path[-1] else index + 1]
                container = container[cast("str", step)]
            elif isinstance(container, Sequence):
                event = container.places[cast("int", step)]
                container = container[cast("int", step)]
        if event is None:
            return _first_line(self.source, self.start)
        start: int = event.start_mark.index
        if event.__class__ is yaml.ScalarEvent:
            return Span(self.source, start, _end(event))
        return _first_line(self.source, start)


def read_documents(source: Source) -> tuple[list[Document], list[Finding]]:
    """Read every YAML document of a source. Never raises for what the text holds."""
    reader = _Reader(source)
    documents = list(reader.documents())
    if not reader.findings and not documents:
        help_ = "describe a workspace, or delete it"
        reader.findings.append(Finding("LIN005", "the file is empty", source.whole(), help_))
    return documents, reader.findings


def _end(event: Event) -> int:
    offset: int = event.end_mark.index
    return offset


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

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self._depth = 0
        self._next: Callable[[], Event] = yaml.CLoader(self._without_control_characters()).get_event
        # An anchor or a tag cannot be written without these; most texts have neither.
        self._may_have_properties = "&" in source.text or "!" in source.text

    def documents(self) -> Iterator[Document]:
        """Every document that holds anything, the last one perhaps only as far as it could be read."""
        try:
            while (event := self._next()).__class__ is not yaml.StreamEndEvent:
                if event.__class__ is yaml.DocumentStartEvent:
                    root, whole = self._root()
                    if root and root[0] is not None:
                        yield Document(self.source, root[0], _end(event), whole)
                    if not whole:
                        return
        except yaml.YAMLError as error:
            self._find_syntax_error(error)

    def _root(self) -> tuple[Sequence, bool]:
        """The one node of a document, in a list, and whether it could be read to its end."""
        root = Sequence()
        root.places = []
        try:
            self._add(root, self._next())
        except yaml.YAMLError as error:
            self._find_syntax_error(error)
        except _StopReadingError:
            pass
        else:
            return root, True
        return root, False

    def _fill_mapping(self, mapping: Mapping) -> None:
        next_event, place = self._next, mapping.places.append
        simple = not self._may_have_properties
        while (key_event := next_event()).__class__ is not yaml.MappingEndEvent:
            key = key_event.value if simple and key_event.__class__ is yaml.ScalarEvent else None
            if key is None or key in mapping or key in WORDS or key[0] in _SPECIAL_IN_KEYS:
                key = self._key(key_event, mapping)
            event = next_event()
            kind = event.__class__
            value: Any
            if kind is yaml.ScalarEvent:
                value = event.value
                if event.style or not simple or value in WORDS or value[0] in STARTS_A_NUMBER:
                    value = self._scalar(event)
                if key is not None and value is not _REFUSED:
                    mapping[key] = value
                    place(key_event)
                    place(event)
            elif kind is not yaml.AliasEvent or key is not None:  # `<<: *base` is one fault, and its key has been found
                value = self._begin(event)
                if key is not None and value is not _REFUSED:
                    mapping[key] = value
                    place(key_event)
                    place(event)
                self._fill(value)

    def _fill_sequence(self, sequence: Sequence) -> None:
        next_event = self._next
        while (event := next_event()).__class__ is not yaml.SequenceEndEvent:
            self._add(sequence, event)

    def _add(self, sequence: Sequence, event: Event) -> None:
        is_scalar = event.__class__ is yaml.ScalarEvent
        value: Any = self._scalar(event) if is_scalar else self._begin(event)
        if value is not _REFUSED:
            sequence.append(value)
            sequence.places.append(event)
        if not is_scalar:
            self._fill(value)

    def _begin(self, event: Event) -> Mapping | Sequence | _Refused:
        """An empty container for what starts here."""
        if event.__class__ is yaml.AliasEvent:
            self._find("LIN012", "an alias", event, "write the value out: every entry is read by itself")
            return _REFUSED
        self._refuse_properties(event)
        container = Mapping() if event.__class__ is yaml.MappingStartEvent else Sequence()
        container.places = []
        if self._depth == MAX_DEPTH:
            self._find("LIN017", f"nested deeper than {MAX_DEPTH} levels", event)
            raise _StopReadingError
        return container

    def _fill(self, container: object) -> None:
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
            if key is not _REFUSED:
                written = event.value or "an empty key"
                self._find("LIN018", f"the key `{written}` is not a text", event, f'quote it: "{written}"')
            return None
        if key == "<<" and not event.style:
            self._find("LIN013", "a merge key", event, "write the entries out: every entry is read by itself")
            return None
        if key in mapping:
            first = mapping.places[2 * list(mapping).index(key)]
            related = Related("first here", self._span(first))
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
        elif event.style == '"' and (control := _CONTROL.search(value)):
            self._find("LIN016", f"control character U+{ord(control[0]):04X}", event, "take the escape out")
            return _CONTROL.sub("_", value)
        return value

    def _refuse_properties(self, event: Event) -> None:
        if event.anchor is not None:
            self._find("LIN012", f"an anchor, `&{event.anchor}`", event, "write values out where they are needed")
        if event.tag is not None:
            self._find("LIN014", f"a tag, `{event.tag}`", event, "take it out: values are plain YAML")

    def _without_control_characters(self) -> str:
        """Give the text with each character that libyaml would stop at replaced, so that all else is judged too."""
        text = self.source.text
        if not _CONTROL.search(text):
            return text
        for control in _CONTROL.finditer(text):
            span = Span(self.source, control.start(), control.end())
            self.findings.append(Finding("LIN016", f"control character U+{ord(control[0]):04X}", span, "delete it"))
            if len(self.findings) == MAX_FAULTS:
                break
        return _CONTROL.sub("_", text)

    def _find_syntax_error(self, error: yaml.YAMLError) -> None:
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
        return Span(self.source, event.start_mark.index, event.end_mark.index)

    def _find(self, code: str, message: str, event: Event, help_: str = "", related: tuple[Related, ...] = ()) -> None:
        self.findings.append(Finding(code, message, self._span(event), help_, related))
        if len(self.findings) >= MAX_FAULTS:
            message = f"{MAX_FAULTS} faults in this file; the rest of it was not read"
            self.findings.append(Finding("LIN019", message, self._span(event)))
            raise _StopReadingError
