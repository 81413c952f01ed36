"""`lineage check` where reviewers look: in the formats of build servers, and only what a change brings in."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.output.runners import azure_commands, github_commands

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Lineage

IN_GITHUB = {"GITHUB_ACTIONS": "true"}
IN_AZURE = {"TF_BUILD": "True"}
FORMATS = ("text", "json", "github", "sarif", "gitlab", "azure", "junit")


@pytest.fixture
def faulty(specs: Path) -> Path:
    """A tree with a warning, and a reference that is mistyped."""
    file = specs / "bank-churn.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("- from: lake.customers", "- from: lake.custmers"), encoding="utf-8")
    return specs


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.usefixtures("faulty")
def test_the_exit_code_is_the_same_in_every_format(lineage: Lineage, format_: str) -> None:
    for arguments, code in [((), 1), (("--fail-on", "never"), 0), (("--fail-on", "warning"), 1)]:
        ended = lineage("check", "--format", format_, *arguments)
        assert (ended.code, ended.err) == (code, "")
        assert "custmers" in ended.out


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.usefixtures("faulty")
def test_every_format_goes_into_a_file(lineage: Lineage, tmp_path: Path, format_: str) -> None:
    printed = lineage("check", "--format", format_).out
    assert lineage("check", "--format", format_, "-o", "report").out == ""
    assert (tmp_path / "report").read_text(encoding="utf-8") == printed


@pytest.mark.usefixtures("faulty")
def test_the_format_of_the_build_server_is_chosen_by_itself(lineage: Lineage, tmp_path: Path) -> None:
    text = lineage("check").out
    assert not github_commands(text)
    for env, format_ in [(IN_GITHUB, "github"), (IN_AZURE, "azure"), ({"TF_BUILD": "False"}, "text")]:
        assert lineage("check", env=env).out == lineage("check", "--format", format_).out
        assert lineage("check", "--format", "text", env=env).out == text
        lineage("check", "-o", "report", env=env)
        assert (tmp_path / "report").read_text(encoding="utf-8") == text
    assert [each.name for each in github_commands(lineage("check", env=IN_GITHUB).out)] == ["error", "warning"]
    assert len(azure_commands(lineage("check", env=IN_AZURE).out)) == 2


@pytest.mark.usefixtures("faulty")
def test_other_commands_do_not_care_where_they_run(lineage: Lineage) -> None:
    assert lineage("list", env=IN_GITHUB).out == lineage("list").out


@pytest.mark.usefixtures("faulty")
def test_the_summary_of_the_job_is_added_to_what_it_has(lineage: Lineage, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    env = {**IN_GITHUB, "GITHUB_STEP_SUMMARY": str(summary)}
    lineage("check", env=env)
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("before\n### lineage check: 1 error, 1 warning\n")
    for arguments in [("--format", "text"), ("--format", "sarif"), ("--format", "github", "-o", "report")]:
        lineage("check", *arguments, env=env)
    assert summary.read_text(encoding="utf-8") == written


@pytest.mark.usefixtures("faulty")
def test_a_summary_that_is_full_gets_no_more(lineage: Lineage, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_bytes(b"x" * (1024 * 1024 - 300))
    assert lineage("check", env={**IN_GITHUB, "GITHUB_STEP_SUMMARY": str(summary)}).code == 1
    assert summary.stat().st_size <= 1024 * 1024


@pytest.mark.usefixtures("faulty")
def test_a_summary_that_cannot_be_written_is_said_and_changes_nothing(lineage: Lineage, tmp_path: Path) -> None:
    ended = lineage("check", env={**IN_GITHUB, "GITHUB_STEP_SUMMARY": str(tmp_path)})
    assert ended.code == 1
    assert ended.err == "warning: cannot write the summary of the job: is a directory\n"


def git(folder: Path, *words: str) -> None:
    options = ["-c", "user.name=ana", "-c", "user.email=ana@merrow.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *options, *words], cwd=folder, check=True, capture_output=True)  # noqa: S607 - git as installed


@pytest.fixture
def repository(faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose specs have an error and a warning on main, in a folder of theirs."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = tmp_path / "repository"
    (folder / "lineage").mkdir(parents=True)
    faulty.rename(folder / "lineage" / "specs")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=specs")
    return folder


def file_in(ended_out: str) -> str:
    """The file of the only annotation."""
    return github_commands(ended_out)[0].properties["file"]


def test_files_are_named_from_the_root_of_the_repository(lineage: Lineage, repository: Path, tmp_path: Path) -> None:
    named = "lineage/specs/bank-churn.yaml"
    for typed, cwd in [
        ("repository/lineage/specs", tmp_path),
        ("lineage/specs", repository),
        ("specs", repository / "lineage"),
        (".", repository / "lineage" / "specs"),
        ("bank-churn.yaml", repository / "lineage" / "specs"),
        (str(repository / "lineage" / "specs"), tmp_path),
    ]:
        assert file_in(lineage("check", typed, "--format", "github", cwd=cwd).out) == named
        assert (
            azure_commands(lineage("check", typed, "--format", "azure", cwd=cwd).out)[0].properties["sourcepath"]
            == named
        )
        assert json.loads(lineage("check", typed, "--format", "gitlab", cwd=cwd).out)[0]["location"]["path"] == named


@pytest.mark.usefixtures("faulty")
def test_without_a_repository_they_are_named_from_the_checkout_or_else_as_typed(
    lineage: Lineage, tmp_path: Path
) -> None:
    for env, named in [
        ({}, "specs/bank-churn.yaml"),
        ({"GITHUB_WORKSPACE": str(tmp_path.parent)}, f"{tmp_path.name}/specs/bank-churn.yaml"),
        ({"BUILD_SOURCESDIRECTORY": str(tmp_path)}, "specs/bank-churn.yaml"),
        ({"GITHUB_WORKSPACE": str(tmp_path / "elsewhere")}, "specs/bank-churn.yaml"),
    ]:
        assert file_in(lineage("check", "--format", "github", env=env).out) == named


def test_only_what_a_change_brings_in_is_reported(lineage: Lineage, repository: Path) -> None:
    ended = lineage("check", "lineage/specs", "--changed", "main", cwd=repository)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "no new faults (9 artifacts in 1 file)\n2 older faults not shown: the base has them, too\n"
    file = repository / "lineage" / "specs" / "bank-churn.yaml"
    file.write_text("# shifted\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    new = "kind: Artifacts\nworkspace: bank-churn\nartifacts: {new: {type: Report, inputs: [lost]}}\n"
    (file.parent / "new.yaml").write_text(f"apiVersion: lineage/v1\n{new}", encoding="utf-8")
    ended = lineage("check", "lineage/specs", "--changed", "main", cwd=repository)
    assert ended.code == 1
    assert ended.out.startswith("lineage/specs/new.yaml:4:42: error[LIN201]: unknown reference `lost`\n")
    assert ended.out.endswith(
        "1 error (10 artifacts in 2 files)\n"
        "`lineage explain CODE` says why it matters, and how to mend it\n"
        "2 older faults not shown: the base has them, too\n"
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_honours_it(lineage: Lineage, repository: Path, format_: str) -> None:
    ended = lineage("check", "lineage/specs", "--changed", "main", "--format", format_, cwd=repository)
    assert ended.code == 0
    assert "custmers" not in ended.out
    told = "2 older faults not shown: the base has them, too"
    assert told in ended.out + ended.err or json.loads(ended.out)["older"] == 2
    assert json.loads(lineage("check", "lineage/specs", "--format", "json", cwd=repository).out).get("older") is None


def test_what_the_base_may_be(lineage: Lineage, repository: Path, tmp_path: Path) -> None:
    new = tmp_path / "specs"
    new.mkdir()
    (new / "bank-churn.yaml").write_text("a: 1\n", encoding="utf-8")
    for base, older in [("main", 2), ("main...HEAD", 2), (str(repository / "lineage" / "specs"), 2), (f"{new}/", 0)]:
        ended = lineage("check", "lineage/specs", "--changed", base, "--format", "json", cwd=repository)
        assert json.loads(ended.out)["older"] == older
    assert lineage("check", "lineage/specs", "--changed", "nothing", cwd=repository).code == 2
