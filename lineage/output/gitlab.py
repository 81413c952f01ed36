"""Diagnostics as GitLab's code quality report, which merge requests show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lineage.output.escape import harmless, inert_json
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
    from lineage.changes.brought_in import Numbered
    from lineage.output.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab_text(report: Report) -> str:
    """All diagnostics as a JSON array, with fingerprints by which GitLab tells new ones from old ones."""
    issues = [_issue(report, each) for each in report.numbered]
    return inert_json(json.dumps(issues, ensure_ascii=False, indent=2)) + "\n"


def _issue(report: Report, each: Numbered) -> dict[str, object]:
    diagnostic = each.diagnostic
    span = diagnostic.span
    return {
        "description": "; ".join(report.told(diagnostic)),
        "check_name": diagnostic.code,
        "fingerprint": report.fingerprint(each),
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": harmless(report.path(span.source)), "lines": {"begin": span.line, "end": span.end_line}},
    }
