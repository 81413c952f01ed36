"""Diagnostics for GitHub Actions: workflow commands, which become annotations, and the summary of the job.

The runner reads a command from each line that begins with `::`. It takes no column of what ends on another line, and
keeps ten annotations of a kind from a step. So the worst come first; what GitHub would not show stands below as text.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lineage.output.diagnostics import summary
from lineage.output.escape import harmless, markdown
from lineage.output.terminal import Terminal
from lineage.text.diagnostic import Severity
from lineage.wording.phrasing import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.output.report import Report
    from lineage.text.diagnostic import Diagnostic

SHOWN_OF_A_KIND = 10
"""How many errors, warnings and notices each GitHub keeps of a step."""

SUMMARY_BYTES = 1024 * 1024
"""A larger summary is refused whole."""

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github_text(report: Report) -> str:
    """A command for each annotation, the other diagnostics as lines of a group, and how many there are of all."""
    commands: list[str] = []
    beyond: list[Diagnostic] = []
    worst_first = [each.diagnostic for each in report.worst_first]
    for _, of_a_kind in groupby(worst_first, key=lambda each: each.severity):
        diagnostics = list(of_a_kind)
        commands += (_command(report, each) for each in diagnostics[:SHOWN_OF_A_KIND])
        beyond += diagnostics[SHOWN_OF_A_KIND:]
    lines = Terminal().render(report.closing())
    return "".join([*(f"{command}\n" for command in commands), *_group(report, beyond), lines])


def github_summary(report: Report, room: int = SUMMARY_BYTES) -> str:
    """The report in Markdown, worst first, in no more bytes than there is room for."""
    counts = "".join(piece.text for piece in summary(report.diagnostics)) or "no faults"
    head = f"### lineage check: {counts}\n\n"
    foot = f"\n{report.told_older}\n" if report.older else ""
    rows = [_row(report, each.diagnostic) for each in report.worst_first]
    if rows:
        head += "| severity | where | what |\n| --- | --- | --- |\n"
    left = room - len(f"{head}{foot}\n{_left_out(len(rows))}".encode())
    kept = 0
    for row in rows:
        left -= len(row.encode())
        if left < 0:
            break
        kept += 1
    said = f"\n{_left_out(len(rows) - kept)}" if kept < len(rows) else ""
    return f"{head}{''.join(rows[:kept])}{said}{foot}\n"


def _command(report: Report, diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = {"file": harmless(report.path(span.source)), "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{diagnostic.code} {diagnostic.name}"
    said = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    message = "\n".join(report.told(diagnostic))
    return f"::{_KINDS[diagnostic.severity]} {said}::{message.translate(_DATA)}"


def _group(report: Report, diagnostics: list[Diagnostic]) -> Iterator[str]:
    """What GitHub has no annotation for, folded away in the log."""
    if diagnostics:
        yield f"::group::{counted(len(diagnostics), 'fault')} more, without an annotation\n"
        yield from (f"{report.heading(each)}\n" for each in diagnostics)
        yield "::endgroup::\n"


def _row(report: Report, diagnostic: Diagnostic) -> str:
    what = "<br>".join(map(markdown, report.told(diagnostic)))
    where = markdown(report.place(diagnostic.span))
    return f"| {diagnostic.severity} | {where} | {diagnostic.code} {what} |\n"


def _left_out(count: int) -> str:
    return f"{counted(count, 'fault')} more found no room here: the log has them all\n"
