"""The example organisation answers the questions that the toolkit is for, on the command line and on the site alike.

"Q1-Q4 and Q8 are answered for `specs/`, on the command line and on the site, and README shows how." That the commands
in README print what it says is tested in `tests/docs/`, the site in a real browser in `tests/browser/`; that the two
commands of README work from an empty clone, and a wheel alone, is proved by `.ci/run`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.conftest import ROOT, Page, lineage

if TYPE_CHECKING:
    from pathlib import Path

MODEL = "bank-churn/churn-model"
DATA = "bank-churn/lake"


def test_it_checks_clean() -> None:
    assert lineage("check", "specs", "--fail-on", "info").code == 0


def test_readme_shows_how() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("list", "show", "graph", "trace", "impact", "access", "build"):
        assert f"lineage {command} " in readme


@pytest.mark.parametrize("workspace", ["bank-churn", "core-data", "credit-risk", "finance-reporting", "marketing"])
def test_q1_which_artifacts_exist_in_my_workspace(workspace: str, site: Path) -> None:
    listed = {
        artifact["ref"] for artifact in lineage("list", f"workspace:{workspace}", "--format", "json").json["artifacts"]
    }
    page = Page(site, f"workspaces/{workspace}/index.html")
    assert listed
    assert set(page["main"].artifacts) == listed


def test_q1_which_models_are_there(site: Path) -> None:
    models = [artifact["ref"] for artifact in lineage("list", "type:MLModel", "--format", "json").json["artifacts"]]
    assert len(models) >= 3
    for model in models:
        assert "ML model" in Page(site, f"artifacts/{model}.html")["main"].words


def test_q2_how_the_model_its_experiment_and_the_code_behind_it_relate(site: Path) -> None:
    behind = {"bank-churn/churn-experiment", "bank-churn/train", "bank-churn/lake"}
    shown = lineage("show", MODEL).out
    assert "churn-experiment.run-42" in shown
    graph = lineage("graph", f"3+{MODEL}", "--format", "json").json
    assert behind <= {node["ref"] for node in graph["nodes"]}
    assert {("bank-churn/train", "bank-churn/churn-experiment"), ("bank-churn/churn-experiment", MODEL)} <= {
        (edge["from"], edge["to"]) for edge in graph["edges"]
    }
    page = Page(site, f"artifacts/{MODEL}.html")
    assert "is registered by churn-experiment.run-37 into @1 churn-experiment.run-42 into @2" in page["lineage"].words
    assert behind <= set(page["trace"].artifacts)
    assert behind <= set(Page(site, "workspaces/bank-churn/lineage.html")["main"].artifacts)


@pytest.mark.parametrize("subject", [MODEL, "bank-churn/churn-experiment"])
def test_q3_which_tables_it_goes_back_to(subject: str, site: Path) -> None:
    tables = {entry["ref"] for entry in lineage("trace", subject, "--parts", "--format", "json").json["upstream"]}
    assert "bank-churn/lake.customers" in tables
    traced = {entry["ref"] for entry in lineage("trace", subject, "--format", "json").json["upstream"]}
    assert set(Page(site, f"artifacts/{subject}.html")["trace"].artifacts) == traced


def test_q4_what_happens_if_this_data_changes_and_whom_to_tell(site: Path) -> None:
    answer = lineage("impact", DATA, "--format", "json").json
    impact = Page(site, f"artifacts/{DATA}.html")["impact"]
    downstream = [entry["ref"] for entry in answer["downstream"]]
    assert set(answer["direct"]) <= set(impact.artifacts) <= set(downstream)
    assert "bank-churn/churn-report" in downstream
    assert f"{len(downstream)} all downstream" in impact.words
    assert {"group:churn-team", "user:jonas"} <= set(answer["contacts"])
    assert "Churn team" in impact.words.partition("Whom to tell")[2]
    assert "Jonas Weber" in impact.words.partition("Whom to tell")[2]


def test_q8_who_may_see_or_change_this(site: Path) -> None:
    access = Page(site, f"artifacts/{DATA}.html")["access"].words
    people = json.loads((site / "lineage.json").read_text(encoding="utf-8"))["principals"]
    titles = {each["ref"]: each["spec"]["title"] for each in people}
    grants = lineage("access", "--of", DATA, "--format", "json").json["grants"]
    assert grants
    for grant in grants:
        assert grant["role"] in access
        assert titles[grant["principal"]] in access


def test_q8_what_this_person_may_see(site: Path) -> None:
    row = Page(site, "access.html")["user:ben"].words
    grants = lineage("access", "--by", "user:ben", "--format", "json").json["grants"]
    assert any(grant["via"] for grant in grants), "through a group"
    assert sorted(word for word in row.split() if word in {grant["role"] for grant in grants}) == sorted(
        grant["role"] for grant in grants
    )
