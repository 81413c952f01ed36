"""SARIF logs, held against the published schema and against what GitHub's code scanning asks for."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given

from lineage.output import sarif
from lineage.output.escape import harmless
from lineage.output.sarif import sarif_text
from lineage.rules.registry import RULES
from lineage.text.diagnostic import Diagnostic, Related, Severity
from lineage.text.source import Source, Span
from tests.output.reports import HOSTILE, TREE, many, report_of, report_with, saying, texts
from tests.output.runners import azure_commands, github_commands

if TYPE_CHECKING:
    from lineage.output.report import Report

PUBLISHED = Path(__file__).parent / "published" / "sarif-2.1.0-rtm.5.json"
VALIDATOR = jsonschema.Draft4Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))


def read(report: Report) -> dict[str, Any]:
    """The one run of a log that is valid."""
    text = sarif_text(report)
    log = json.loads(text)
    VALIDATOR.validate(log)
    assert not github_commands(text)
    assert not azure_commands(text)
    run: dict[str, Any] = log["runs"][0]
    return run


def test_each_diagnostic_is_a_result_at_its_place_the_worst_first() -> None:
    results = read(report_of(TREE, folders={"": "lineage/specs"}))["results"]
    assert [(each["ruleId"], each["ruleIndex"], each["level"]) for each in results] == [
        ("LIN406", 2, "error"),
        ("LIN201", 0, "error"),
        ("LIN201", 0, "error"),
        ("LIN201", 0, "error"),
        ("LIN304", 1, "warning"),
    ]
    assert results[1]["message"]["text"] == "unknown reference `lake.order`\nhelp: did you mean `lake.orders`?"
    assert results[1]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "lineage/specs/shop.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 8, "startColumn": 35, "endLine": 8, "endColumn": 45},
            }
        }
    ]


def test_a_rule_has_all_that_github_shows_of_it() -> None:
    driver = read(report_of(TREE))["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("lineage", "1.2.3")
    assert driver["informationUri"].startswith("https://")
    assert [rule["id"] for rule in driver["rules"]] == ["LIN201", "LIN304", "LIN406"]
    rule = driver["rules"][0]
    assert rule["name"] == "unknown-reference"
    assert rule["shortDescription"] == {"text": "A reference leads nowhere."}
    assert "names an artifact, a part" in rule["fullDescription"]["text"]
    assert "lake.customers" in rule["help"]["text"]
    assert "```yaml" in rule["help"]["markdown"]
    assert rule["helpUri"] == "https://lineage-as-code.dev/rules#lin201-unknown-reference"
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"] == {"tags": ["lineage"], "precision": "very-high", "problem.severity": "error"}


def test_every_rule_can_be_reported() -> None:
    place = Source("a.yaml", "a: 1\n").whole()
    all_of_them = [Diagnostic(rule.code, rule.name, rule.severity, "m", place) for rule in RULES.values()]
    rules = read(report_with(all_of_them))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(RULES)
    assert all(len(rule["shortDescription"]["text"]) <= 1024 for rule in rules)
    assert all(len(rule["fullDescription"]["text"]) <= 1024 for rule in rules)


def test_related_places_are_linked_to_from_the_message_as_github_shows_no_others() -> None:
    source = Source("b.yaml", "one: 1\ntwo: 2\n")
    related = (Related("first here", Span(source, 0, 3)), Related("then here", Span(source, 7, 10)))
    (result,) = read(
        report_with([Diagnostic("LIN202", "x", Severity.ERROR, "twice", source.whole(), related=related)])
    )["results"]
    assert result["message"]["text"] == "twice\n[note](1): first here\n[note](2): then here"
    assert [each["id"] for each in result["relatedLocations"]] == [1, 2]
    assert result["relatedLocations"][1]["physicalLocation"]["region"]["startLine"] == 2


def test_columns_count_characters_and_say_so() -> None:
    run = read(report_of(TREE.replace("report: {type", "report: {title: 😀, type")))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][1]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 35 + len("title: 😀, ")


def fingerprints(report: Report) -> list[tuple[str, ...]]:
    """What each result is known again by, without the order of results."""
    return sorted(tuple(result["partialFingerprints"].values()) for result in read(report)["results"])


def test_fingerprints_survive_that_lines_shift() -> None:
    shifted = TREE.replace("artifacts:\n", "# a line\n\nartifacts:\n\n# another\n")
    assert fingerprints(report_of(shifted)) == fingerprints(report_of(TREE))


def test_fingerprints_are_others_for_other_faults() -> None:
    results = read(report_of({"a/shop.yaml": TREE, "b.yaml": TREE.replace("name: shop", "name: other")}))["results"]
    assert len({each["partialFingerprints"]["faultIdentity/v1"] for each in results}) == len(results) > 8
    assert {tuple(each["partialFingerprints"]) for each in results} == {("faultIdentity/v1", "primaryLocationLineHash")}


def test_a_file_that_could_not_be_read_has_no_hash_of_its_line() -> None:
    (result,) = read(
        report_with([Diagnostic("LIN001", "unreadable-file", Severity.ERROR, "m", Source("a.yaml", "").whole())])
    )["results"]
    assert [*result["partialFingerprints"]] == ["faultIdentity/v1"]


@pytest.mark.parametrize(
    ("folder", "path", "location"),
    [
        ("", "größe/a b#1%.yaml", {"uri": "gr%C3%B6%C3%9Fe/a%20b%231%25.yaml", "uriBaseId": "%SRCROOT%"}),
        ("specs", "a:b?c.yaml", {"uri": "specs/a%3Ab%3Fc.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/elsewhere", "a.yaml", {"uri": "file:///elsewhere/a.yaml"}),
    ],
)
def test_paths_are_percent_encoded_from_the_root_of_the_repository(
    folder: str, path: str, location: dict[str, str]
) -> None:
    place = Source(path, "a: 1\n", folder).whole()
    (result,) = read(report_with([Diagnostic("LIN201", "x", Severity.ERROR, "m", place)]))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == location


def notes(report: Report) -> list[str]:
    """What the log says of itself."""
    (invocation,) = read(report)["invocations"]
    assert invocation["executionSuccessful"]
    return [each["message"]["text"] for each in invocation["toolExecutionNotifications"]]


def test_older_faults_are_counted() -> None:
    assert notes(report_with(many(1), older=2)) == ["2 older faults not shown: the base has them, too"]
    assert notes(report_with([], older=0)) == []


def test_of_too_many_results_the_worst_are_kept_and_the_log_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    report = report_with(many(errors=2, warnings=3))
    assert [each["level"] for each in read(report)["results"]] == ["error", "error", "warning"]
    assert notes(report) == ["2 results left out: GitHub takes no more"]


def test_a_log_that_github_would_find_too_large_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_BYTES", 5_000)
    report = report_with(many(errors=300))
    assert len(zlib.compress(sarif_text(report).encode())) <= 5_000
    left_out = 300 - len(read(report)["results"])
    assert notes(report) == [f"{left_out} results left out: GitHub takes no more"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_text_is_just_a_text(text: str) -> None:
    (result,) = read(report_with([saying(text, help_=f"h{text}", note=text, path=f"{text or 'a'}.yaml")]))["results"]
    said = result["message"]["text"]
    assert said.count("](") == 1
    assert "\n[note](1): " in said
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri).encode().endswith(b".yaml")
    assert uri.isascii()


@given(texts.filter(lambda text: "](" not in text))
def test_whatever_the_text_it_is_read_back(text: str) -> None:
    (result,) = read(report_with([saying(f"m{text}")]))["results"]
    assert result["message"]["text"] == harmless(f"m{text}")
