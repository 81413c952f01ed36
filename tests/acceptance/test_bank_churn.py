"""The example that the spec language is explained with keeps every promise made about it.

The list of promises goes on where others are tested: files that want to crash, hang or fool the reader in
`tests/cli/test_hostile_files.py`; names that want to act in `tests/cli/test_hostile_names.py`, `tests/site/` and, in a
real browser, `tests/browser/`, which has the site opened from disk as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.acceptance.conftest import ROOT, lineage

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = ROOT / "tests" / "golden" / "trees" / "clean" / "specs" / "bank-churn.yaml"

NOTEBOOKS = {"bank-churn/prepare", "bank-churn/train", "bank-churn/score"}
BEFORE_THE_REPORT = {
    *NOTEBOOKS,
    "bank-churn/churn-experiment",
    "bank-churn/churn-model",
    "bank-churn/lake.predictions",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with the example in `specs/`."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "bank-churn.yaml").write_bytes(EXAMPLE.read_bytes())
    return tmp_path


def test_it_checks_without_errors(home: Path) -> None:
    ended = lineage("check", "specs", cwd=home)
    assert (ended.code, ended.err) == (0, "")
    assert "error" not in ended.out


def test_a_mistyped_table_is_named_with_file_line_column_code_and_suggestion(home: Path) -> None:
    file = home / "specs" / "bank-churn.yaml"
    text = file.read_text(encoding="utf-8").replace("inputs: [lake.customers]", "inputs: [lake.custmers]")
    file.write_text(text, encoding="utf-8")
    line = next(number for number, line in enumerate(text.splitlines(), 1) if "lake.custmers" in line)
    ended = lineage("check", "specs", cwd=home)
    assert ended.code == 1
    assert f"specs/bank-churn.yaml:{line}:14: error[LIN201]: unknown reference `lake.custmers`\n" in ended.out
    assert "help: did you mean `lake.customers`?\n" in ended.out


def test_a_change_to_the_customers_reaches_the_report_through_experiment_model_and_predictions(home: Path) -> None:
    answer = lineage("impact", "bank-churn/lake.customers", "--parts", "--format", "json", cwd=home).json
    reached = {entry["ref"]: entry for entry in answer["downstream"]}
    assert reached["bank-churn/churn-report"]["precision"] == "declared"
    assert reached.keys() >= BEFORE_THE_REPORT


def test_without_the_short_cuts_the_way_is_the_long_one(home: Path) -> None:
    file = home / "specs" / "bank-churn.yaml"
    text = file.read_text(encoding="utf-8").replace("inputs: [lake.customers, churn-model", "inputs: [churn-model")
    file.write_text(text.partition("\nrelationships:")[0], encoding="utf-8")
    answer = lineage("impact", "bank-churn/lake.customers", "--parts", "--format", "json", cwd=home).json
    [path] = [entry["path"] for entry in answer["downstream"] if entry["ref"] == "bank-churn/churn-report"]
    assert [ref.removeprefix("bank-churn/") for ref in path] == [
        "lake.customers",
        "lake.features#age_band",
        "churn-experiment.run-42",
        "churn-model@2",
        "score",
        "lake.predictions",
        "churn-semantic-model",
        "churn-report",
    ]
    assert {"bank-churn/prepare", "bank-churn/train"} <= {entry["ref"] for entry in answer["downstream"]}


def test_the_champion_goes_back_to_the_core_banking_system(home: Path) -> None:
    answer = lineage("trace", "bank-churn/churn-model@champion", "--format", "json", cwd=home).json
    assert answer["subjects"] == ["bank-churn/churn-model@2"]
    assert "bank-churn/core-banking" in {entry["ref"] for entry in answer["upstream"]}
    assert answer["sources"] == ["bank-churn/core-banking"]


def test_declared_where_column_lineage_is_declared_and_possible_elsewhere(home: Path) -> None:
    def impact(column: str) -> dict[str, str]:
        answer = lineage(
            "impact", f"bank-churn/lake.customers#{column}", "--columns", "--format", "json", cwd=home
        ).json
        return {entry["ref"].removeprefix("bank-churn/"): entry["precision"] for entry in answer["downstream"]}

    age = impact("age")
    assert age["lake.features#age_band"] == "declared"
    assert age["train"] == "possible"
    assert age["churn-report"] == "possible"
    email = impact("email")
    assert {email[ref] for ref in ("prepare", "score", "lake.predictions", "churn-report")} == {"possible"}
    assert "lake.features" not in email
    assert "churn-model" not in email
