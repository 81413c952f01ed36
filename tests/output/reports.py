"""Reports for the tests of formats: some of real trees, some of diagnostics that say what they please."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

import lineage
from lineage.changes.brought_in import numbered
from lineage.output.report import Report
from lineage.text.diagnostic import Diagnostic, Related, Severity
from lineage.text.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TREE = """
apiVersion: lineage/v1
kind: Workspace
name: shop
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse, tables: {orders: {}}, sensitivity: secret}
  report: {type: Report, inputs: [lake.order, lake.ordres]}
  other: {type: Report, inputs: [lake.order]}
  lonely: {type: Report}
---
apiVersion: lineage/v1
kind: Project
rules: {isolated-artifact: warning}
---
apiVersion: lineage/v1
kind: Principals
users: {ana: {}}
"""

HOSTILE = [
    "::error file=x::y",
    "\n::error::y",
    "\r##[error]z",
    "%0A::set-output name=x::y",
    "%25%0A%AZP25%AZP250A",
    "##vso[task.setvariable variable=x]y",
    "x##vso[task.complete result=Succeeded;]",
    "##[add-path]/tmp",
    "::stop-commands::token",
    "a,line=9,title=b:c::d",
    "a;code=x;]b",
    "]]><x/>&amp;<![CDATA[",
    "<script>alert(1)</script>",
    "\x00\x08\x1b[31m\x7f\x85\u2028\ufffe\ud800",
    "user\u202etxt.exe\u2066\u200f\ufeff",
    "`@octocat` @octocat #1 octocat/hello#1 owner@example.com",
    "`` ` ```` `|` | a | b |",
    "</code><img src=x onerror=alert(1)> <!--",
    "[words](javascript:alert(1)) ![](http://x) [x]: http://x <http://x> www.example.com",
    '"; DROP TABLE x; \\" \\u0041 {0} {{x}}',
    "[note](1) [x\\](1)",
    "# h\n- l\n1. n\n> q\n\n    code\n***b*** __i__ ~~s~~ $m$",
    "",
    " ",
    "Größe 客户 👩\u200d🔬",
]

texts = st.one_of(st.text(), st.lists(st.sampled_from(HOSTILE), max_size=3).map("".join))
"""Any text, and more often such as want to be more than a text."""


def report_of(files: Mapping[str, str] | str, **options: object) -> Report:
    """What a check of some files reports."""
    compilation = lineage.compile_texts({"shop.yaml": files} if isinstance(files, str) else files)
    return Report(compilation.project, numbered(compilation.diagnostics), "1.2.3", **options)  # type: ignore[arg-type]


def report_with(diagnostics: Iterable[Diagnostic], **options: object) -> Report:
    """A report of just these diagnostics."""
    return Report(lineage.compile_texts({}).project, numbered(diagnostics), "1.2.3", **options)  # type: ignore[arg-type]


def saying(
    message: str, *, help_: str = "", note: str | None = None, path: str = "a.yaml", severity: Severity = Severity.ERROR
) -> Diagnostic:
    """A diagnostic that says something, at the second line of a file."""
    source = Source(path, "one: 1\ntwo: 2\n", "specs")
    related = () if note is None else (Related(note, Span(source, 0, 3)),)
    return Diagnostic("LIN201", "unknown-reference", severity, message, Span(source, 7, 10), help_, related)


def many(errors: int, warnings: int = 0, infos: int = 0) -> list[Diagnostic]:
    """Diagnostics of all severities, the mildest first."""
    counts = {Severity.INFO: infos, Severity.WARNING: warnings, Severity.ERROR: errors}
    return [saying(f"{severity} {at}", severity=severity) for severity, count in counts.items() for at in range(count)]
