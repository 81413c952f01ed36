"""Answers as JSON. The shapes are a contract, written down in `schemas/output/`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lineage.diagnostic import Severity
from lineage.output.escape import inert_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.answer import Reached
    from lineage.compiler import Compilation
    from lineage.diagnostic import Diagnostic
    from lineage.questions.impact import Impact
    from lineage.questions.trace import Trace
    from lineage.source import Span

VERSION = 1


def check_json(compilation: Compilation) -> str:
    """All diagnostics, with how many there are."""
    diagnostics = compilation.diagnostics
    return _text(
        summary={f"{severity}s": compilation.count(severity) for severity in reversed(Severity)},
        diagnostics=[_diagnostic(each) for each in diagnostics],
    )


def impact_json(answer: Impact) -> str:
    """What a change reaches."""
    return _text(
        subjects=answer.subjects,
        direct=answer.direct,
        downstream=_reached(answer.downstream),
        by_type=answer.by_type,
        by_workspace=answer.by_workspace,
        contacts=answer.contacts,
    )


def trace_json(answer: Trace) -> str:
    """What something goes back to."""
    return _text(subjects=answer.subjects, upstream=_reached(answer.upstream), sources=answer.sources)


def _reached(entries: Sequence[Reached]) -> list[dict[str, object]]:
    return [
        {
            "ref": entry.ref,
            "type": entry.type,
            "workspace": entry.workspace,
            "distance": entry.distance,
            "precision": entry.precision,
            "path": entry.path,
        }
        for entry in entries
    ]


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        **_place(span),
        "end_line": span.end_line,
        "end_column": span.end_column,
        "help": diagnostic.help,
        "related": [{"message": related.message, **_place(related.span)} for related in diagnostic.related],
    }


def _place(span: Span) -> dict[str, object]:
    return {"path": span.source.label, "line": span.line, "column": span.column}


def _text(**fields: object) -> str:
    return inert_json(json.dumps({"version": VERSION, **fields}, ensure_ascii=False, indent=2)) + "\n"
