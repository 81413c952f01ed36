"""Diagnostics as a JUnit report: each file is a suite of tests, each diagnostic a test.

A diagnostic that fails the check is a failure, a milder one a skipped test, which readers list with its reason. Where
nothing fails the check, since the report is only to be written, errors are failures all the same. A file with neither
is a test that passed. The name of a test has no line in it, so that it stays the same test.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from lineage.output.escape import harmless
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
    from lineage.changes.brought_in import Numbered
    from lineage.output.report import Report


def junit_text(report: Report) -> str:
    """The report as XML."""
    suites: defaultdict[str, list[Numbered]] = defaultdict(list)
    for source in report.project.sources:
        suites[report.path(source)] = []
    for each in report.numbered:
        suites[report.path(each.diagnostic.span.source)].append(each)
    root = ET.Element("testsuites", name="lineage check")
    for path in sorted(suites):
        root.append(_suite(report, harmless(path), suites[path]))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, 0)) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _fails(report: Report, each: Numbered) -> bool:
    return each.diagnostic.severity.rank >= (report.fails_at or Severity.ERROR).rank


def _suite(report: Report, path: str, of_file: list[Numbered]) -> ET.Element:
    failures = sum(_fails(report, each) for each in of_file)
    counts = {
        "tests": max(1, len(of_file)),
        "failures": failures,
        "errors": 0,
        "skipped": len(of_file) - failures,
    }
    suite = ET.Element("testsuite", {"name": path, **{name: str(count) for name, count in counts.items()}})
    if not of_file:
        ET.SubElement(suite, "testcase", classname=path, name="no faults")
    for each in of_file:
        suite.append(_case(report, path, each))
    return suite


def _case(report: Report, path: str, each: Numbered) -> ET.Element:
    diagnostic = each.diagnostic
    message = harmless(diagnostic.message)
    again = f" ({each.number})" if each.number > 1 else ""
    case = ET.Element("testcase", classname=path, name=f"{diagnostic.code} {message}{again}")
    kind = "failure" if _fails(report, each) else "skipped"
    told = ET.SubElement(case, kind, type=f"{diagnostic.code} {diagnostic.name}", message=message)
    told.text = "\n".join([report.heading(diagnostic), *report.told(diagnostic)[1:]])
    return case
