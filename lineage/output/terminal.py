"""Lines of styled pieces, and how a terminal or a pipe shows them.

What writes for people makes lines of pieces. Only here do they become text: each piece is escaped, and colour is put
around it, so that nothing a spec says can style, move or command anything.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lineage.output.escape import visible, without_commands

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Style(StrEnum):
    """What a piece of text means, with the codes that show it."""

    PLAIN = ""
    STRONG = "1"
    DIM = "2"
    ERROR = "1;31"
    WARNING = "1;33"
    INFO = "1;36"
    HELP = "32"
    NAME = "36"
    TYPE = "35"


class Piece(NamedTuple):
    """A stretch of text of one style."""

    text: str
    style: Style = Style.PLAIN


Line: TypeAlias = "Sequence[Piece | str]"


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the reader has in front of them. `width` is None where nothing needs to fit: a pipe, a file."""

    color: bool = False
    width: int | None = None

    def render(self, lines: Iterable[Line]) -> str:
        """The lines as text, each ended."""
        return "".join(map(self._line, lines))

    def _line(self, line: Line) -> str:
        pieces = [piece if isinstance(piece, Piece) else Piece(piece) for piece in line]
        text = (
            "".join(map(_colored, pieces))
            if self.color
            else "".join([visible(piece.text) for piece in pieces]).rstrip()
        )
        return without_commands(text) + "\n"


def _colored(piece: Piece) -> str:
    text = visible(piece.text)
    return f"\x1b[{piece.style}m{text}\x1b[0m" if piece.style and text else text


def display_width(text: str) -> int:
    """How many cells of a terminal a text takes once it is made visible."""
    shown = visible(text)
    return len(shown) if shown.isascii() else sum(map(_cells, shown))


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shortened(text: str, cells: int) -> str:
    """As much of a text as fits; where something had to go stands `…`."""
    if display_width(text) <= cells:
        return text
    kept, used = [], 1
    for character in text:
        used += display_width(character)
        if used > cells:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"
