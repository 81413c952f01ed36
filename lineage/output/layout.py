"""Tables and trees, out of pieces."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lineage.output.terminal import Piece, Style, display_width, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lineage.output.terminal import Line

_GAP = "  "
_MOST_RAILS = 30
"""Deeper levels are drawn no further to the right: a chain of thousands must not take millions of spaces."""

_MOST_NAMED = 8
"""More words in a row are not read at a glance."""


def at_a_glance(words: Sequence[str], room: int | None, between: str = ", ") -> str:
    """As many words as are read at a glance and fit into so many cells, and how many more there are."""
    most = min(len(words), _MOST_NAMED)
    if room is not None:
        while most > 1 and display_width(first_of(words, most, between)) > room:
            most -= 1
    return first_of(words, most, between)


def first_of(words: Sequence[str], most: int, between: str = ", ") -> str:
    """The first few words, and how many more there are."""
    named = between.join(words[:most])
    more = len(words) - most
    return f"{named}{between}and {more:,} more" if more > 0 else named


def table(header: Sequence[str], rows: Iterable[Sequence[Piece | str]]) -> Iterator[Line]:
    """Aligned columns under a header. Columns that have nothing in them are left out."""
    cells = [[cell if isinstance(cell, Piece) else Piece(cell) for cell in row] for row in rows]
    kept = [number for number in range(len(header)) if any(row[number].text for row in cells)]
    if kept:
        titles = [Piece(header[number].upper(), Style.DIM) for number in kept]
        yield from _aligned([titles, *([row[number] for number in kept] for row in cells)])


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table that has to fit. `narrowest` is how far it may be shortened; nothing says not at all.

    Where that is not enough columns are left out, the lowest `keep` first; those without one always stay.
    """

    title: str
    narrowest: int | None = None
    keep: int | None = None


def fitted_table(columns: Sequence[Column], rows: Sequence[Sequence[Piece]], width: int | None) -> Iterator[Line]:
    """A table as wide as there is room: texts are shortened first, then columns left out, and names never touched."""
    header = [Piece(column.title.upper(), Style.DIM) for column in columns]
    kept = [number for number in range(len(columns)) if any(row[number].text for row in rows)]
    widths = [max(display_width(row[number].text) for row in (header, *rows)) for number in range(len(columns))]
    if width is not None:
        kept, widths = _fitted(columns, kept, widths, width)
    cut = [[_cut(row[number], columns[number], widths[number]) for number in kept] for row in rows]
    yield from _aligned([[header[number] for number in kept], *cut])


def _fitted(columns: Sequence[Column], kept: list[int], widths: list[int], width: int) -> tuple[list[int], list[int]]:
    shortened_widths = [*widths]
    while True:
        excess = sum(widths[number] + len(_GAP) for number in kept) - len(_GAP) - width
        if excess <= 0:
            return kept, widths
        for number in kept:
            least = columns[number].narrowest
            if least is not None:
                shortened_widths[number] = max(least, widths[number] - excess)
                excess -= widths[number] - shortened_widths[number]
        droppable = [number for number in kept if columns[number].keep is not None]
        if excess <= 0 or not droppable:
            return kept, shortened_widths
        least_wanted = min(droppable, key=lambda number: columns[number].keep or 0)
        kept = [number for number in kept if number != least_wanted]


def _cut(cell: Piece, column: Column, width: int) -> Piece:
    return cell if column.narrowest is None else Piece(shortened(cell.text, width), cell.style)


def _aligned(rows: Sequence[Sequence[Piece]]) -> Iterator[Line]:
    widths = [max(display_width(row[at].text) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        line: list[Piece] = []
        for cell, width in zip(row[:-1], widths, strict=False):
            line += (cell, Piece(" " * (width - display_width(cell.text)) + _GAP))
        yield (*line, row[-1])


def facts(pairs: Iterable[tuple[str, Sequence[Piece | str]]]) -> Iterator[Line]:
    """Names and what is to be said of each, one below the other; those of which there is nothing are left out."""
    said = [(name, value) for name, value in pairs if any(map(_text, value))]
    width = max((len(name) for name, _ in said), default=0)
    for name, value in said:
        yield (Piece(f"  {name:<{width}}  ", Style.DIM), *value)


def _text(piece: Piece | str) -> str:
    return piece.text if isinstance(piece, Piece) else piece


@dataclass(slots=True)
class Branch:
    """A node of a tree to draw: its label, what stands in columns beside it, and its branches by name."""

    label: Piece
    beside: Sequence[Piece] = ()
    branches: dict[str, Branch] = field(default_factory=dict)


def tree(roots: Sequence[Branch]) -> Iterator[Line]:
    """Trees with their rails, and what stands beside the labels aligned."""
    drawn = list(_drawn(roots))
    width = max((len(rails) + display_width(branch.label.text) for rails, branch in drawn), default=0)
    columns = max((len(branch.beside) for _, branch in drawn), default=0)
    widths = [
        max(display_width(branch.beside[at].text) for _, branch in drawn if len(branch.beside) > at)
        for at in range(columns)
    ]
    for rails, branch in drawn:
        line = [Piece(rails, Style.DIM), branch.label]
        short = width - len(rails) - display_width(branch.label.text)
        for cell, cells in zip(branch.beside, widths, strict=False):
            line += (Piece(" " * short + _GAP), cell)
            short = cells - display_width(cell.text)
        yield line


def _drawn(roots: Sequence[Branch]) -> Iterator[tuple[str, Branch]]:
    """Each branch behind its rails, parents before children. Not by recursion: a chain may be long."""
    waiting = [("", "", root) for root in reversed(roots)]
    while waiting:
        rails, below, branch = waiting.pop()
        yield rails, branch
        if len(below) >= 3 * _MOST_RAILS:
            below = below[3:]
        corner, rail = "└─ ", "   "
        for onwards in reversed(branch.branches.values()):
            waiting.append((below + corner, below + rail, onwards))
            corner, rail = "├─ ", "│  "
