"""`state:` with `--base`, asked as a person would: of a folder, a revision and a saved file."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.cli.conftest import TOP

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Lineage

WAS = """\
apiVersion: lineage/v1
kind: Workspace
name: shop
contacts: [user:ana]
artifacts:
  lake: {type: Lakehouse, tables: {orders: {}, returns: {}}}
  report: {type: Report, owner: user:ben, inputs: [lake.orders, lake.returns]}
  letter: {type: Report, owner: user:cleo, inputs: [lake.returns]}
---
apiVersion: lineage/v1
kind: Principals
users: {ana: {}, ben: {}, cleo: {}}
"""
NOW = """\
apiVersion: lineage/v1
kind: Workspace
name: shop
contacts: [user:ana]
artifacts:
  lake: {type: Lakehouse, tables: {orders: {}}}
  report: {type: Report, owner: user:ben, inputs: [lake.orders]}
  fresh: {type: Dashboard, inputs: [report]}
---
apiVersion: lineage/v1
kind: Principals
users: {ana: {}, ben: {}, cleo: {}}
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path) -> Path:
    """`specs` as they are, and as they were: on branch `main`, in folder `was` and in `was.json`."""
    for folder, text in {"specs": WAS, "was": WAS}.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "shop.yaml").write_text(text, encoding="utf-8")
    for words in (
        ("init", "--quiet", "--initial-branch", "main"),
        ("add", "specs"),
        ("-c", "user.name=Ana", "-c", "user.email=ana@merrow.example", "commit", "--quiet", "--message", "was"),
    ):
        command = ["git", *words]
        subprocess.run(command, cwd=tmp_path, check=True)
    (tmp_path / "specs" / "shop.yaml").write_text(NOW, encoding="utf-8")
    return tmp_path


def _json(lineage: Lineage, command: str, *arguments: str) -> Any:  # noqa: ANN401 - JSON
    ended = lineage(command, *arguments, "--format", "json")
    assert ended.code == 0, ended.err
    answer = json.loads(ended.out)
    schema = TOP / "schemas" / "output" / f"{command}.schema.json"
    jsonschema.validate(answer, json.loads(schema.read_text(encoding="utf-8")))
    return answer


@pytest.mark.parametrize("base", ["main", "HEAD", "was", "was/shop.yaml", "was.json"])
def test_a_list_has_what_was_removed_and_says_the_state_of_each(lineage: Lineage, base: str) -> None:
    lineage("save", "was", "-o", "was.json")
    answer = _json(lineage, "list", "state:new state:removed state:modified", "--base", base)
    states = {each["ref"]: (each["state"], each["path"].rpartition("/")[2]) for each in answer["artifacts"]}
    assert {ref: state for ref, (state, _) in states.items()} == {
        "shop/fresh": "new",
        "shop/lake": "modified",
        "shop/letter": "removed",
    }
    assert {path for _, path in states.values()} == {"shop.yaml"}


def test_a_list_is_read_by_people_too(lineage: Lineage) -> None:
    ended = lineage("list", "state:removed", "--base", "main")
    assert "shop/letter  removed  Report" in ended.out


def test_the_impact_of_what_was_removed_is_that_on_the_base(lineage: Lineage) -> None:
    answer = _json(lineage, "impact", "state:removed", "--base", "main")
    assert answer["subjects"] == ["shop/lake.returns", "shop/letter"]
    assert [(each["ref"], each["distance"]) for each in answer["downstream"]] == [("shop/report", 1)]
    assert answer["contacts"] == ["user:ana", "user:ben"]
    assert answer["removed"] == ["shop/lake.returns", "shop/letter"]


def test_what_was_and_what_is_are_asked_together(lineage: Lineage) -> None:
    answer = _json(lineage, "impact", "state:removed", "shop/report", "--base", "main")
    assert answer["subjects"] == ["shop/lake.returns", "shop/letter", "shop/report"]
    assert [each["ref"] for each in answer["downstream"]] == ["shop/fresh"], "a subject is in no answer"


def test_a_thing_that_was_removed_can_be_named(lineage: Lineage) -> None:
    answer = _json(lineage, "impact", "lake.returns", "--base", "main")
    assert [each["ref"] for each in answer["downstream"]] == ["shop/letter", "shop/report"]
    assert answer["removed"] == ["shop/lake.returns", "shop/letter"]
    shown = lineage("impact", "lake.returns", "--base", "main").out
    assert "shop/lake.returns  table (removed)" in shown
    assert "Report (removed)" in shown


def test_a_thing_that_was_renamed_is_found_by_its_old_name(lineage: Lineage, tmp_path: Path) -> None:
    (tmp_path / "specs" / "shop.yaml").write_text(WAS.replace("lake", "store"), encoding="utf-8")
    answer = _json(lineage, "impact", "lake.returns", "--base", "main")
    assert answer == _json(lineage, "impact", "store.returns", "--base", "main")
    assert answer["subjects"] == ["shop/store.returns"]
    assert "removed" not in answer


def test_trace_goes_back_from_what_was_removed(lineage: Lineage) -> None:
    answer = _json(lineage, "trace", "letter", "--base", "main", "--parts")
    assert [each["ref"] for each in answer["upstream"]] == ["shop/lake", "shop/lake.returns"]
    assert answer["removed"] == ["shop/lake.returns", "shop/letter"]


def test_what_is_left_out_is_left_out_on_both_sides(lineage: Lineage) -> None:
    answer = _json(lineage, "impact", "lake.returns", "--base", "main", "--exclude", "letter")
    assert [each["ref"] for each in answer["downstream"]] == ["shop/report"]
    answer = _json(lineage, "impact", "lake.returns", "--base", "main", "--exclude", "report", "--depth", "1")
    assert [each["ref"] for each in answer["downstream"]] == ["shop/letter"]


@pytest.mark.parametrize("format_", ["text", "mermaid", "dot", "svg"])
def test_a_graph_marks_what_was_removed(lineage: Lineage, format_: str) -> None:
    drawn = lineage("graph", "1+state:removed", "--base", "main", "--format", format_)
    assert drawn.code == 0, drawn.err
    assert "letter" in drawn.out
    assert "removed" in drawn.out


def test_the_graph_of_what_was_removed_says_so_in_json(lineage: Lineage) -> None:
    answer = _json(lineage, "graph", "1+state:removed", "--base", "main")
    assert [node["ref"] for node in answer["nodes"] if node.get("removed")] == ["shop/letter"]
    assert [(edge["from"], edge["to"]) for edge in answer["edges"]] == [("shop/lake", "shop/letter")]


def test_a_site_of_what_changed_has_no_page_for_what_was_removed(lineage: Lineage, tmp_path: Path) -> None:
    ended = lineage("build", "specs", "--select", "state:modified+ state:removed", "--base", "main")
    assert ended.code == 0, ended.err
    assert "1 artifact chosen, and removed" in ended.err
    built = {path.stem for path in (tmp_path / "site" / "artifacts" / "shop").iterdir()}
    assert built == {"lake", "report", "fresh"}


@pytest.mark.parametrize("command", ["list", "graph", "impact", "trace"])
def test_without_a_base_the_mend_is_told(lineage: Lineage, command: str) -> None:
    ended = lineage(command, "state:new")
    assert ended.code == 2
    assert "nothing to compare with: `state:new`" in ended.err
    assert "--base" in ended.err


def test_a_base_with_faults_is_compared_as_far_as_it_goes(lineage: Lineage, tmp_path: Path) -> None:
    (tmp_path / "was" / "shop.yaml").write_text(WAS.replace("lake.returns]}", "lake.retruns]}"), encoding="utf-8")
    ended = lineage("list", "state:removed", "--base", "was")
    assert ended.code == 0
    assert "2 errors in was (base)\n" in ended.err
    assert "shop/letter" in ended.out
