"""GitLab's code quality report.

The schema is GitLab's own (app/validators/json_schemas/codeclimate.json), with what its documentation asks for besides:
the known severities, a path without `./`, a line, and fingerprints that are unique.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given

from lineage.output.escape import harmless
from lineage.output.gitlab import gitlab_text
from tests.output.reports import HOSTILE, TREE, many, report_of, report_with, saying, texts
from tests.output.runners import azure_commands, github_commands

if TYPE_CHECKING:
    from lineage.output.report import Report

SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer"}},
                    },
                },
            },
        },
    },
}
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def read(report: Report) -> list[dict[str, Any]]:
    """The issues of a report that GitLab would take."""
    text = gitlab_text(report)
    issues: list[dict[str, Any]] = json.loads(text)
    VALIDATOR.validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert not github_commands(text)
    assert not azure_commands(text)
    return issues


def test_each_diagnostic_is_an_issue_at_its_place() -> None:
    issues = read(report_of(TREE, folders={"": "lineage/specs"}))
    assert [(issue["severity"], issue["location"]["lines"]["begin"]) for issue in issues] == [
        ("major", 7),
        ("major", 8),
        ("major", 8),
        ("major", 9),
        ("minor", 10),
    ]
    assert issues[1]["description"] == "unknown reference `lake.order`; help: did you mean `lake.orders`?"
    assert issues[1]["check_name"] == "LIN201"
    assert issues[1]["location"] == {"path": "lineage/specs/shop.yaml", "lines": {"begin": 8, "end": 8}}


def test_no_faults_are_no_issues() -> None:
    assert read(report_with([])) == []
    assert [issue["severity"] for issue in read(report_with(many(0, infos=1)))] == ["info"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_text_is_just_a_text(text: str) -> None:
    (issue,) = read(report_with([saying(text, help_=f"x{text}", path=f"{text}.yaml")]))
    assert issue["description"] == f"{harmless(text)}; help: {harmless(f'x{text}')}"
    assert issue["description"].isprintable() or "\u200d" in text


@given(texts)
def test_whatever_the_text_it_is_read_back(text: str) -> None:
    (issue,) = read(report_with([saying(f"m{text}")]))
    assert issue["description"] == harmless(f"m{text}")
