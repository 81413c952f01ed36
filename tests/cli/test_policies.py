"""Policies on the command line: `lineage explain`, and the day that waivers go by."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from lineage.resources import resource_folder
from tests.rules.said import document, sales

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Lineage

SPEC = sales(
    """
    artifacts:
      lake: {type: Lakehouse, owner: user:ana}
      first:
        type: Report
        inputs: [lake]
        waive: [{policy: owned, reason: ana is away, until: 2026-11-22}]
      second: {type: Report, inputs: [lake]}
    """,
    document(
        "Policies",
        """
        policies:
          - id: owned
            description: Somebody answers for each report.
            severity: warning
            select: type:Report
            require: {fields: [owner], limits: {inputs: 3, deprecated: 90d}}
          - id: typed
            description: "::error::Everything has a type."
            require: {values: {type: [Report, Lakehouse]}}
        """,
    ),
)
ON_THE_DAY, A_DAY_LATER = "1795305600", "1795392000"
"""2026-11-22 and 2026-11-23, as seconds since 1970."""


@pytest.fixture
def tree(tmp_path: Path) -> str:
    (tmp_path / "specs.yaml").write_text(SPEC, encoding="utf-8")
    return str(tmp_path)


def test_a_policy_explains_itself(lineage: Lineage, tree: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", A_DAY_LATER)
    ended = lineage("explain", "owned", "--specs", tree)
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "warning[policy]: owned",
        "",
        "Somebody answers for each report.",
        "",
        "  select    type:Report",
        "  require   fields: [owner]",
        "  require   limits: {inputs: 3, deprecated: 90d}",
        "  verdict   broken by 2 of 2 things",
        f"  declared  {tree}/specs.yaml:16:9",
        "",
        "BROKEN BY",
        "sales/first",
        "sales/second",
        "",
        "WAIVED BY",
        "sales/first  ended with 2026-11-22  ana is away",
    ]


def test_one_that_is_kept_and_harmless(lineage: Lineage, tree: str) -> None:
    out = lineage("explain", "typed", "--specs", tree).out
    assert "verdict   kept by all of 3 things" in out
    assert "\n\\x3a:error::Everything has a type.\n" in out


def test_all_of_them_are_listed_beside_rules(lineage: Lineage, tree: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = lineage("explain", "--specs", tree).out.splitlines()
    assert [line.split()[:3] for line in lines[-3:]] == [
        ["POLICY", "SEVERITY", "VERDICT"],
        ["owned", "warning", "broken"],
        ["typed", "error", "kept"],
    ]
    monkeypatch.chdir(tree)
    assert "POLICY" not in lineage("explain").out


def test_as_json(lineage: Lineage, tree: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", ON_THE_DAY)
    out = json.loads(lineage("explain", "--format", "json", "--specs", tree).out)
    schema = json.loads((resource_folder("schemas") / "output/explain.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(out, schema)
    owned = out["policies"][0]
    assert (owned["verdict"], owned["chosen"], owned["broken"], owned["waived"]) == (
        "broken",
        2,
        ["sales/second"],
        ["sales/first"],
    )
    assert owned["waivers"] == [
        {"artifact": "sales/first", "reason": "ana is away", "until": "2026-11-22", "ended": False}
    ]
    assert json.loads(lineage("explain", "LIN501", "--format", "json", "--specs", tree).out)["policies"] == []


def test_a_mistyped_one_is_answered_with_the_nearest(lineage: Lineage, tree: str) -> None:
    ended = lineage("explain", "onwed", "--specs", tree)
    assert ended.code == 2
    assert "or policy `onwed`" in ended.err
    assert "did you mean `owned`?" in ended.err


@pytest.mark.parametrize(("epoch", "broken"), [(ON_THE_DAY, 1), (A_DAY_LATER, 2)])
def test_waivers_go_by_the_day_of_the_build(
    lineage: Lineage, tree: str, monkeypatch: pytest.MonkeyPatch, epoch: str, broken: int
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    checked = json.loads(lineage("check", tree, "--format", "json").out)
    codes = [each["code"] for each in checked["diagnostics"]]
    assert codes.count("LIN501") == broken
    assert codes.count("LIN505") == broken - 1


@pytest.mark.parametrize("epoch", ["", "soon", "1" * 400, "-99999999999999"])
def test_a_time_that_is_none(lineage: Lineage, tree: str, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ended = lineage("check", tree)
    assert ended.code == 2
    assert "SOURCE_DATE_EPOCH is no time" in ended.err
