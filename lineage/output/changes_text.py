"""The table of severities for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.severities import ChangeSeverity, When
from lineage.output.layout import Column, fitted_table
from lineage.output.rules_text import WIDEST, prose
from lineage.output.terminal import Piece, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.language.severities import Row
    from lineage.output.terminal import Line

STYLES = {ChangeSeverity.BREAKING: Style.ERROR, ChangeSeverity.RISKY: Style.WARNING, ChangeSeverity.SAFE: Style.HELP}

_COLUMNS = (Column("change"), Column("severity"), Column("when", narrowest=30))


def rows_lines(rows: Sequence[Row], width: int | None) -> Iterator[Line]:
    """A line a row: its name, its severity, and its condition."""
    cells = [
        (Piece(row.name, Style.NAME), Piece(row.severity.value, STYLES[row.severity]), Piece(row.when.value))
        for row in rows
    ]
    yield from fitted_table(_COLUMNS, cells, width)


def row_lines(row: Row, width: int | None) -> Iterator[Line]:
    """All there is to say of a row."""
    width = min(width or WIDEST, WIDEST)
    yield Piece(f"{row.severity}[change]", STYLES[row.severity]), ": ", Piece(row.name, Style.STRONG)
    yield ()
    condition = "" if row.when is When.ALWAYS else f", where {row.when}"
    yield from prose(f"{row.change}{condition}: {row.why}", width)
    yield ()
    yield (Piece("Set it in the Project document", Style.STRONG),)
    yield ()
    yield from ((Piece(f"    {line}", Style.NAME),) for line in ("changes:", f"  {row.name}: {row.severity}"))
