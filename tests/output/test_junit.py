"""JUnit reports, held against the schema that the xUnit plugin of Jenkins publishes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given

from lineage.output.escape import harmless
from lineage.output.junit import junit_text
from lineage.text.diagnostic import Severity
from tests.output.reports import HOSTILE, TREE, many, report_of, report_with, saying, texts
from tests.output.runners import azure_commands, github_commands

if TYPE_CHECKING:
    from lineage.output.report import Report

SCHEMA = xmlschema.XMLSchema(Path(__file__).parent / "published" / "junit-10.xsd")


def read(report: Report) -> ET.Element:
    """The report, if Jenkins would take it."""
    text = junit_text(report)
    root = ET.fromstring(text)  # noqa: S314 - our own
    SCHEMA.validate(root)
    assert not github_commands(text)
    assert not azure_commands(text)
    return root


def cases(root: ET.Element) -> list[tuple[str, str, str]]:
    """Suite, name and outcome of each test."""
    return [
        (suite.get("name", ""), case.get("name", ""), case[0].tag if len(case) else "passed")
        for suite in root
        for case in suite
    ]


def test_a_file_is_a_suite_and_a_diagnostic_a_test() -> None:
    files = {"shop.yaml": TREE, "clean.yaml": "apiVersion: lineage/v1\nkind: Principals\nusers: {ben: {}}\n"}
    root = read(report_of(files, folders={"": "specs"}))
    assert cases(root) == [
        ("specs/clean.yaml", "no faults", "passed"),
        ("specs/shop.yaml", "LIN406 unknown sensitivity `secret`", "failure"),
        ("specs/shop.yaml", "LIN201 unknown reference `lake.order`", "failure"),
        ("specs/shop.yaml", "LIN201 unknown reference `lake.ordres`", "failure"),
        ("specs/shop.yaml", "LIN201 unknown reference `lake.order` (2)", "failure"),
        ("specs/shop.yaml", "LIN304 nothing is related to `lonely`", "skipped"),
    ]
    assert dict(root.items()) == {"name": "lineage check", "tests": "6", "failures": "4", "errors": "0"}
    assert root[1].get("skipped") == "1"
    failure = root[1][1][0]
    assert failure.get("message") == "unknown reference `lake.order`"
    assert failure.get("type") == "LIN201 unknown-reference"
    assert (failure.text or "").splitlines() == [
        "specs/shop.yaml:8:35: error[LIN201]: unknown reference `lake.order`",
        "help: did you mean `lake.orders`?",
    ]


@pytest.mark.parametrize(
    ("fails_at", "failures"), [(Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.INFO, 3), (None, 1)]
)
def test_what_fails_the_check_is_a_failure_and_errors_always_are(fails_at: Severity | None, failures: int) -> None:
    root = read(report_with(many(1, 1, 1), fails_at=fails_at))
    assert root.get("failures") == str(failures)


def test_a_report_without_a_file_is_valid() -> None:
    assert cases(read(report_with([]))) == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_text_is_just_a_text(text: str) -> None:
    root = read(report_with([saying(text, help_=text, note=text, path=f"{text or 'a'}.yaml")]))
    (case,) = root[0]
    assert case.get("name") == f"LIN201 {harmless(text)}"
    assert len(case) == 1
    assert not len(case[0])


@given(texts, texts)
def test_whatever_the_text_it_is_read_back(message: str, help_: str) -> None:
    ((case,),) = read(report_with([saying(message, help_=f"h{help_}")]))
    assert case[0].get("message") == harmless(message)
    assert (case[0].text or "").endswith(f"\n{harmless(f'help: h{help_}')}")
