"""Diagnostics for Azure Pipelines: logging commands, which become the issues of a run.

The agent obeys the first `##vso[` of a line, and knows errors and warnings; a note is a line of the log. How the step
ends is for the exit code to say: no command completes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.output.escape import harmless
from lineage.output.terminal import Terminal
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
    from lineage.output.report import Report
    from lineage.text.diagnostic import Diagnostic

_ESCAPES = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A", ";": "%3B", "]": "%5D"})


def azure_text(report: Report) -> str:
    """A command for each error and warning, worst first, and how many there are."""
    lines = [f"{_line(report, each.diagnostic)}\n" for each in report.worst_first]
    return "".join(lines) + Terminal().render(report.closing())


def _line(report: Report, diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    if diagnostic.severity is Severity.INFO:
        return report.heading(diagnostic)
    properties = {
        "type": diagnostic.severity,
        "sourcepath": harmless(report.path(span.source)),
        "linenumber": span.line,
        "columnnumber": span.column,
        "code": diagnostic.code,
    }
    said = "".join(f"{name}={str(value).translate(_ESCAPES)};" for name, value in properties.items())
    message = "\n".join(report.told(diagnostic))
    return f"##vso[task.logissue {said}]{message.translate(_ESCAPES)}"
