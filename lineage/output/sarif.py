"""Diagnostics as SARIF 2.1.0, with all that GitHub's code scanning asks for."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import quote

from lineage.explain import explain, explanation_markdown
from lineage.output.escape import harmless, inert_json
from lineage.output.line_hash import line_hashes
from lineage.rules.registry import RULES
from lineage.text.diagnostic import Severity
from lineage.wording.phrasing import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lineage.changes.brought_in import Numbered
    from lineage.output.report import Report
    from lineage.text.source import Source, Span

MOST_RESULTS = 25_000
"""GitHub refuses a run with more."""
MOST_BYTES = 10_000_000
"""GitHub refuses a file that is larger once it is compressed."""
_MOST_RELATED = 100

_HOME = "https://lineage-as-code.dev"
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


def sarif_text(report: Report) -> str:
    """The report as a SARIF log of one run, worst first, and as much of it as GitHub takes."""
    kept = report.worst_first[:MOST_RESULTS]
    hashes = _line_hashes(kept)
    while True:
        text = inert_json(json.dumps(_log(report, kept, hashes), ensure_ascii=False, indent=2)) + "\n"
        if len(text) <= MOST_BYTES or len(zlib.compress(text.encode())) <= MOST_BYTES:
            return text
        kept = kept[: len(kept) * 3 // 4]


def _log(report: Report, kept: Sequence[Numbered], hashes: Mapping[Source, Mapping[int, str]]) -> dict[str, object]:
    codes = sorted({each.diagnostic.code for each in kept})
    notifications = []
    if left_out := len(report.numbered) - len(kept):
        notifications.append(_notification("warning", f"{counted(left_out, 'result')} left out: GitHub takes no more"))
    if report.older:
        notifications.append(_notification("note", report.told_older))
    driver = {
        "name": "lineage",
        "version": report.version,
        "semanticVersion": report.version,
        "informationUri": _HOME,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notifications}],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "the root of the repository"}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, each, codes, hashes) for each in kept],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _notification(level: str, text: str) -> dict[str, object]:
    return {"level": level, "message": {"text": text}}


def _rule(code: str) -> dict[str, object]:
    rule = RULES[code]
    explained = explain(rule)
    help_ = "\n\n".join(filter(None, (explained.wrong, explained.why, explained.mend.advice, explained.mend.text)))
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": explained.title},
        "fullDescription": {"text": explained.wrong},
        "help": {"text": help_, "markdown": explanation_markdown(explained)},
        "helpUri": f"{_HOME}/rules#{code.lower()}-{rule.name}",
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": ["lineage"],
            "precision": "very-high",
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _result(
    report: Report, each: Numbered, codes: Sequence[str], hashes: Mapping[Source, Mapping[int, str]]
) -> dict[str, object]:
    diagnostic = each.diagnostic
    span = diagnostic.span
    related = diagnostic.related[:_MOST_RELATED]
    lines = [_plain(diagnostic.message)]
    lines += [f"help: {_plain(diagnostic.help)}"] if diagnostic.help else []
    # Only a related place that the message links to is shown.
    lines += [f"[note]({number}): {_plain(place.message)}" for number, place in enumerate(related, 1)]
    fingerprints = {"faultIdentity/v1": report.fingerprint(each)}
    if (line_hash := hashes.get(span.source, {}).get(span.line)) is not None:
        fingerprints["primaryLocationLineHash"] = line_hash
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(lines)},
        "locations": [{"physicalLocation": _location(report, span)}],
        "relatedLocations": [
            {
                "id": number,
                "message": {"text": _plain(place.message)},
                "physicalLocation": _location(report, place.span),
            }
            for number, place in enumerate(related, 1)
        ],
        "partialFingerprints": fingerprints,
    }


def _location(report: Report, span: Span) -> dict[str, object]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"artifactLocation": _artifact(report.path(span.source)), "region": region}


def _artifact(path: str) -> dict[str, str]:
    uri = quote(path, errors="backslashreplace")
    return {"uri": f"file://{uri}"} if path.startswith("/") else {"uri": uri, "uriBaseId": _ROOT}


def _plain(text: str) -> str:
    """A text in a message that is not a link: `[words](target)` would be one."""
    return harmless(text).replace("](", "] (")


def _line_hashes(kept: Iterable[Numbered]) -> dict[Source, dict[int, str]]:
    """For each source with a text, the hashes of the lines that results stand on."""
    lines: defaultdict[Source, set[int]] = defaultdict(set)
    for each in kept:
        span = each.diagnostic.span
        if span.source.text:
            lines[span.source].add(span.line)
    return {source: line_hashes(source.text, numbers) for source, numbers in lines.items()}
