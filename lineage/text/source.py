"""Texts, and the places in them that everything else points at."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from array import array


@dataclass(frozen=True)
class Source:
    """One file of a spec tree.

    `path` is relative to the tree, with `/`, and is what the compiled graph remembers.
    `folder` is what the person typed to reach the tree; it is put in front wherever a person reads.
    """

    path: str
    text: str = field(repr=False)
    folder: str = ""

    @property
    def label(self) -> str:
        """The path as a person can open it from where they are."""
        return f"{self.folder}/{self.path}" if self.folder else self.path

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line counted from 1, without its end."""
        start = self._line_starts[number - 1]
        end = self._line_starts[number] if number < len(self._line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    @cached_property
    def _places(self) -> array[int]:
        from lineage.text.events import places  # noqa: PLC0415 - the parser is not needed before something is pointed at

        return places(self.text)

    def place(self, event: int) -> tuple[int, int]:
        """The offsets of the start and the end of a YAML event, by its number."""
        return self._places[2 * event], self._places[2 * event + 1]

    def find_places(self) -> None:
        """Look for the places of all events now, since they will be asked for."""
        _ = self._places

    def whole(self) -> Span:
        """The place to point at when the file as such is meant: its very start."""
        return Span(self, 0, 0)


@dataclass(frozen=True)
class SavedSource(Source):
    """A file whose text was not kept: all that is known of it is on which lines things stand.

    The line stands for the place: it is the offset, and the event is that of a key (`2 * line`) or a value on it.
    """

    @staticmethod
    def event(line: int) -> int:
        """The number of the event of a key on a line. That of its value is one more, as in every source."""
        return 2 * line

    def place(self, event: int) -> tuple[int, int]:
        """The line, as an empty stretch."""
        return event // 2, event // 2

    def position(self, offset: int) -> tuple[int, int]:
        """The line, and its start."""
        return max(offset, 1), 1

    def line(self, number: int) -> str:  # noqa: ARG002 - whichever it is
        """Nothing: the text was not kept."""
        return ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source: offsets in characters, `end` not included."""

    source: Source
    start: int
    end: int

    @property
    def line(self) -> int:
        """The line it starts on, from 1."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """The column it starts at, from 1."""
        return self.source.position(self.start)[1]

    @property
    def end_line(self) -> int:
        """The line it ends on, from 1."""
        return self.source.position(self.end)[0]

    @property
    def end_column(self) -> int:
        """The column just behind it, from 1."""
        return self.source.position(self.end)[1]


class Text(str):
    """A text that knows where it was written.

    It is equal to, and hashes as, the plain text: two specs that say the same are equal wherever they say it. It keeps
    the number of its YAML event, since very many texts are made and few are ever pointed at.
    """

    __slots__ = ("event", "source")

    source: Source
    event: int

    def __new__(cls, value: str, source: Source, event: int) -> Self:
        """Attach the place to the text."""
        text = str.__new__(cls, value)
        text.source = source
        text.event = event
        return text

    def __reduce__(self) -> tuple[type[Text], tuple[str, Source, int]]:
        """Copy and pickle it with its place."""
        return Text, (str(self), self.source, self.event)

    @property
    def span(self) -> Span:
        """The place where it was written."""
        return Span(self.source, *self.source.place(self.event))
