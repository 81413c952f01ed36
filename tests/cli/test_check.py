"""`lineage check`, as scripts and people rely on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Lineage


def mistype(specs: Path) -> None:
    file = specs / "bank-churn.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("- from: lake.customers", "- from: lake.custmers"), encoding="utf-8")


@pytest.mark.usefixtures("specs")
def test_the_example_of_the_design_has_no_errors(lineage: Lineage) -> None:
    ended = lineage("check")
    assert (ended.code, ended.err) == (0, "")
    assert "error" not in ended.out
    assert "9 artifacts in 1 file" in ended.out


def test_a_mistyped_reference_is_named_with_its_place_and_a_suggestion(lineage: Lineage, specs: Path) -> None:
    mistype(specs)
    ended = lineage("check", "specs")
    assert ended.code == 1
    assert (
        "specs/bank-churn.yaml:83:11: error[LIN201]: unknown reference `lake.custmers`\n"
        "83 |   - from: lake.custmers\n"
        "   |           ^^^^^^^^^^^^^\n"
        "help: did you mean `lake.customers`?\n"
    ) in ended.out


def test_json_says_the_same(lineage: Lineage, specs: Path) -> None:
    mistype(specs)
    ended = lineage("check", "specs", "--format", "json")
    answer = json.loads(ended.out)
    assert ended.code == 1
    assert answer["summary"] == {"errors": 1, "warnings": 1, "infos": 0}
    assert answer["diagnostics"][-1] == {
        "code": "LIN201",
        "name": "unknown-reference",
        "severity": "error",
        "message": "unknown reference `lake.custmers`",
        "path": "specs/bank-churn.yaml",
        "line": 83,
        "column": 11,
        "end_line": 83,
        "end_column": 24,
        "help": "did you mean `lake.customers`?",
        "related": [],
    }


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)], ids=str)
@pytest.mark.usefixtures("specs")
def test_a_warning_fails_where_warnings_are_to_fail(lineage: Lineage, level: str, code: int) -> None:
    assert lineage("check", "--fail-on", level).code == code


def test_never_is_never(lineage: Lineage, specs: Path) -> None:
    mistype(specs)
    assert lineage("check", "--fail-on", "never").code == 0


def test_the_tree_may_be_named_in_every_way(lineage: Lineage, specs: Path) -> None:
    elsewhere = specs.rename(specs.parent / "other specs")
    for arguments, env in [
        (("check", "other specs"), {}),
        (("check", "--specs", "other specs"), {}),
        (("--specs", "other specs", "check"), {}),
        (("check",), {"LINEAGE_SPECS": "other specs"}),
        (("check", str(elsewhere / "bank-churn.yaml")), {}),
    ]:
        ended = lineage(*arguments, env=env)
        assert (ended.code, ended.err) == (0, "")
    assert "cannot read `specs`" in lineage("check").err


def test_the_place_is_as_the_person_typed_it(lineage: Lineage, specs: Path) -> None:
    mistype(specs)
    for typed, shown in [
        ("specs", "specs/bank-churn.yaml:"),
        ("./specs/", "specs/bank-churn.yaml:"),
        (str(specs), f"{specs}/bank-churn.yaml:"),
        ("specs/bank-churn.yaml", "specs/bank-churn.yaml:"),
    ]:
        assert f"\n{shown}83:11: " in lineage("check", typed).out
    assert "\nbank-churn.yaml:83:11: " in lineage("check", ".", cwd=specs).out
