"""Diagnostics for people: place, severity and code, the line of the spec underlined, related places, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.output.escape import visible
from lineage.output.terminal import Piece, Style, display_width
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.output.terminal import Line
    from lineage.text.diagnostic import Diagnostic
    from lineage.text.source import Span

STYLES = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.INFO: Style.INFO}

_TAB = 4
_WIDEST = 100
"""Of a longer line only what is around the underlined place is shown."""
_BEFORE = 40


def diagnostic_lines(diagnostics: Iterable[Diagnostic]) -> Iterator[Line]:
    """Each diagnostic as a block, with an empty line behind it."""
    for diagnostic in diagnostics:
        yield from _block(diagnostic)
        yield ()


def heading(diagnostic: Diagnostic) -> Line:
    """The line that says it all: `specs/x.yaml:31:14: error[LIN201]: unknown reference …`."""
    style = STYLES[diagnostic.severity]
    return (
        Piece(place(diagnostic.span), Style.STRONG),
        ": ",
        Piece(f"{diagnostic.severity}[{diagnostic.code}]", style),
        ": ",
        Piece(diagnostic.message, Style.STRONG),
    )


def summary(diagnostics: Iterable[Diagnostic]) -> list[Piece]:
    """`2 errors, 1 warning`, or nothing if there is nothing to say."""
    counts = dict.fromkeys(sorted(Severity, key=lambda severity: -severity.rank), 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    pieces: list[Piece] = []
    for severity, count in counts.items():
        if count:
            pieces += [Piece(", ")] if pieces else []
            pieces.append(Piece(_counted(count, severity), STYLES[severity]))
    return pieces


def place(span: Span) -> str:
    """`specs/x.yaml:31:14`."""
    return f"{span.source.label}:{span.line}:{span.column}"


def _counted(count: int, severity: Severity) -> str:
    noun = "note" if severity is Severity.INFO else severity.value
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _block(diagnostic: Diagnostic) -> Iterator[Line]:
    yield heading(diagnostic)
    gutter = max(len(str(span.line)) for span in (diagnostic.span, *(each.span for each in diagnostic.related)))
    yield from _quoted(diagnostic.span, gutter, STYLES[diagnostic.severity])
    for related in diagnostic.related:
        yield (Piece(place(related.span), Style.STRONG), ": ", Piece("note", Style.INFO), f": {related.message}")
        yield from _quoted(related.span, gutter, Style.INFO)
    if diagnostic.help:
        yield (Piece("help", Style.HELP), f": {diagnostic.help}")


def _quoted(span: Span, gutter: int, style: Style) -> Iterator[Line]:
    """The line that a span starts on, or what is near the span of a long one, and below it the underline."""
    before, marked, after = _around(span)
    if not (before + marked + after).strip():
        return
    yield (Piece(f"{span.line:>{gutter}} | ", Style.DIM), before, Piece(marked, style), after)
    blank = " " * display_width(before)
    yield (Piece(f"{'':>{gutter}} | ", Style.DIM), blank, Piece("^" * max(1, display_width(marked)), style))


def _around(span: Span) -> tuple[str, str, str]:
    """What is before, in and behind a span on its first line; never a whole line, since some files are only one."""
    text = span.source.text
    line_start = span.start - span.column + 1
    line_end = text.find("\n", span.start, span.start + 2 * _WIDEST)
    if line_end < 0:
        line_end = min(len(text), span.start + 2 * _WIDEST)
    end = min(span.end, line_end)
    before = _plain(text[max(line_start, span.start - _WIDEST) : span.start])
    marked, after = _plain(text[span.start : end]), _plain(text[end:line_end].rstrip("\r"))
    if len(before) + len(marked) + len(after) <= _WIDEST:
        return before, marked, after
    if len(before) > _BEFORE:
        before = "…" + before[1 - _BEFORE :]
    room = _WIDEST - len(before)
    if len(marked) > room:
        return before, marked[: room - 1] + "…", ""
    room -= len(marked)
    return before, marked, after if len(after) <= room else after[:room] + "…"


def _plain(text: str) -> str:
    """A stretch of a spec as it is shown, with tabs as spaces: cells are counted in it."""
    return visible(text.replace("\t", " " * _TAB))
