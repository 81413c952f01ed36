"""Lists for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.output.layout import Column, fitted_table
from lineage.output.terminal import Piece, Style
from lineage.questions.states import MODIFIED, NEW, REMOVED
from lineage.wording.phrasing import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.output.terminal import Line
    from lineage.questions.listing import Entry

_NARROWEST_TITLE = 16

_STATES = {NEW: Style.HELP, MODIFIED: Style.WARNING, REMOVED: Style.ERROR}

_COLUMNS = (
    Column("artifact"),
    Column("state", keep=6),
    Column("type"),
    Column("title", narrowest=_NARROWEST_TITLE, keep=4),
    Column("owner", keep=5),
    Column("sensitivity", keep=3),
    Column("endorsement", keep=2),
    Column("domain", keep=0),
    Column("tags", keep=1),
)


def list_lines(entries: Sequence[Entry], width: int | None) -> Iterator[Line]:
    """The artifacts as a table, after how many they are. What does not fit a narrow terminal is left out."""
    workspaces = {entry.workspace for entry in entries}
    total = counted(len(entries), "artifact")
    yield (Piece(f"{total} in {counted(len(workspaces), 'workspace')}" if entries else "no artifacts", Style.STRONG),)
    if entries:
        yield ()
        yield from fitted_table(_COLUMNS, list(map(_row, entries)), width)


def _row(entry: Entry) -> tuple[Piece, ...]:
    gone = (Style.DIM, " (deprecated)") if entry.deprecated else (Style.NAME, "")
    return (
        Piece(entry.ref, gone[0]),
        Piece(entry.state or "", _STATES.get(entry.state or "", Style.PLAIN)),
        Piece(entry.type + gone[1], Style.TYPE),
        Piece(entry.title or ""),
        Piece(entry.owner or ""),
        Piece(entry.sensitivity or ""),
        Piece(entry.endorsement or "", Style.HELP),
        Piece(entry.domain or ""),
        Piece(", ".join(entry.tags), Style.DIM),
    )
