"""`lineage save`, and a saved project in the place of a spec tree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Lineage

pytestmark = pytest.mark.usefixtures("specs")


def test_a_saved_project_is_asked_like_the_tree(lineage: Lineage) -> None:
    assert lineage("save", "-o", "main.json").code == 0
    for question in (("impact", "lake.customers"), ("trace", "churn-report"), ("list", "type:Report"), ("access",)):
        of_the_tree = lineage(*question)
        of_the_file = lineage("--specs", "main.json", *question)
        assert of_the_file.code == of_the_tree.code == 0
        assert of_the_file.out == of_the_tree.out
    assert "1 warning (9 artifacts in 1 file)\n" in lineage("check", "main.json").out


def test_a_saved_project_is_saved_the_same(lineage: Lineage) -> None:
    once = lineage("save")
    (saved := json.loads(once.out)).pop("version")
    assert saved.keys() >= {"nodes", "edges", "principals"}
    lineage("save", "-o", "main.json")
    assert lineage("save", "main.json").out == once.out


def test_what_is_wrong_with_the_specs_is_said_and_decides_the_exit_code(lineage: Lineage, specs: Path) -> None:
    (specs / "more.yaml").write_text("apiVersion: lineage/v1\nkind: Roles\nrolls: {}\n", encoding="utf-8")
    ended = lineage("save")
    assert ended.code == 1
    assert "more.yaml:3:1: error[LIN103]" in ended.err
    assert json.loads(ended.out)["intact"] is False
    assert lineage("save", "--fail-on", "never").code == 0


@pytest.mark.parametrize("text", ["", "{}", "[" * 100_000, '{"apiVersion": "lineage/v1"}'])
def test_another_file_is_refused(lineage: Lineage, tmp_path: Path, text: str) -> None:
    (tmp_path / "other.json").write_text(text, encoding="utf-8")
    ended = lineage("check", "other.json")
    assert ended.code == 2
    assert ended.err.startswith("lineage: error: cannot read `other.json` as a lineage.json: ")
    assert "help: `lineage save` writes one" in ended.err


def test_nothing_in_a_result_is_a_command_for_a_build_server(lineage: Lineage, specs: Path) -> None:
    title = "kind: Workspace\nname: w\ntitle: '##[error]\u202e'\n"
    (specs / "more.yaml").write_text(f"apiVersion: lineage/v1\n{title}", encoding="utf-8")
    out = lineage("save").out
    assert "##[error]" not in out
    assert "\u202e" not in out
    assert "##[error]\u202e" in {workspace["title"] for workspace in json.loads(out)["workspaces"]}
