"""`lineage diff`, run as people run it: what it takes, what it says, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.cli.conftest import EXAMPLE, TOP
from tests.revisions.repository import ALONE, Repository

if TYPE_CHECKING:
    from tests.cli.conftest import Lineage

SCHEMA = json.loads((TOP / "schemas/output/diff.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def nobodys_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The example in `specs/`, committed; commands are run at its top."""
    made = Repository.start(tmp_path)
    made.write("specs/bank-churn.yaml", EXAMPLE.read_bytes())
    made.commit()
    return made


def edit(repository: Repository, old: str, new: str) -> None:
    path = repository.top / "specs/bank-churn.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def as_json(lineage: Lineage, *words: str) -> dict[str, Any]:
    ended = lineage("diff", *words, "--format", "json", "--fail-on", "never")
    assert ended.code == 0, ended.err
    answer: dict[str, Any] = json.loads(ended.out)
    jsonschema.Draft202012Validator(SCHEMA).validate(answer)
    return answer


def test_nothing_has_changed(repository: Repository, lineage: Lineage) -> None:
    ended = lineage("diff", "main")
    assert (ended.code, ended.err) == (0, "")
    assert "no change" in ended.out
    assert as_json(lineage, "main") == {
        "version": 1,
        "base": "main",
        "head": "specs",
        "errors": {"base": 0, "head": 0},
        "summary": {"breaking": 0, "risky": 0, "safe": 0},
        "changes": [],
    }
    assert repository.git("status", "--porcelain") == ""


def test_a_column_that_goes(repository: Repository, lineage: Lineage) -> None:
    edit(repository, "          email: {type: string, tags: [pii]}\n", "")
    answer = as_json(lineage, "main")
    [change] = [each for each in answer["changes"] if each["subject"] == "column"]
    assert change["ref"] == "bank-churn/lake.customers#email"
    assert (change["kind"], change["before"] is not None, change["after"]) == ("removed", True, None)
    line = EXAMPLE.read_text(encoding="utf-8").splitlines().index("          email: {type: string, tags: [pii]}") + 1
    assert (change["path"], change["line"]) == ("specs/bank-churn.yaml", line)
    assert change["affected"] == sorted(change["affected"])
    assert change["contacts"] == sorted(change["contacts"])
    assert sum(answer["summary"].values()) == len(answer["changes"])


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("churn-report:", "churn-overview:", {"breaking": 0, "risky": 0, "never": 0}),
        ("        aliases: [champion]\n", "", {"breaking": 1, "risky": 1, "never": 0}),
        ("title: Bank customer churn", "title: Churn", {"breaking": 0, "risky": 0, "never": 0}),
    ],
)
def test_how_it_ends(repository: Repository, lineage: Lineage, old: str, new: str, codes: dict[str, int]) -> None:
    edit(repository, old, new)
    assert {level: lineage("diff", "main", "--fail-on", level).code for level in codes} == codes
    assert lineage("diff", "main").code == codes["breaking"]


def test_between_revisions_and_from_elsewhere(repository: Repository, lineage: Lineage) -> None:
    repository.git("switch", "--quiet", "--create", "change")
    edit(repository, "title: Bank customer churn", "title: Churn")
    repository.commit()
    here = as_json(lineage, "main...HEAD")
    assert (here["base"], here["head"]) == ("the merge base of main and HEAD", "HEAD")
    assert [each["subject"] for each in here["changes"]] == ["title"]
    for words in (("main", "change"), ("main..change",), ("main...",)):
        assert as_json(lineage, *words)["changes"] == here["changes"]
    elsewhere = lineage("diff", "main", "HEAD", "--format", "json", "--specs", repository.top / "specs", cwd=Path("/"))
    [change] = json.loads(elsewhere.out)["changes"]
    assert change["path"] == f"{repository.top}/specs/bank-churn.yaml"


def test_into_a_file_and_for_people(repository: Repository, lineage: Lineage) -> None:
    edit(repository, "title: Bank customer churn", "title: Churn")
    for name in ("text", "markdown", "html", "json"):
        ended = lineage("diff", "main", "--format", name, "-o", "report")
        assert (ended.code, ended.out, ended.err) == (0, "", ""), name
        report = (repository.top / "report").read_text(encoding="utf-8")
        assert "Churn" in report
        assert report == lineage("diff", "main", "--format", name).out


def test_yaml_that_does_not_even_parse(repository: Repository, lineage: Lineage) -> None:
    repository.write("specs/more.yaml", "apiVersion: lineage/v1\nkind: Workspace\nname: more\n")
    repository.commit()
    repository.git("tag", "good")
    repository.write("specs/more.yaml", "kind: [\n")
    edit(repository, "title: Bank customer churn", "title: Churn")
    repository.commit()
    for base, head, side in (("good", "main", "head"), ("main", "good", "base"), ("good", None, "head")):
        ended = lineage("diff", base, *filter(None, [head]), "--format", "json")
        answer = json.loads(ended.out)
        assert answer["errors"][side] > 0
        assert sum(answer["errors"].values()) == answer["errors"][side]
        assert "specs/more.yaml:2:1: error[LIN010]: " in ended.err
        name = base if side == "base" else head or "specs"
        assert ended.err.endswith(f" in {name} ({side}): what could not be read is not compared\n")
        assert [each["after"] for each in answer["changes"] if each["subject"] == "title"] != []
    repository.git("tag", "worse", "main")
    ended = lineage("diff", "good", "worse", "--specs", "specs/more.yaml")
    assert ended.out == "no change in meaning from good to worse, as far as both sides could be read\n"


def test_an_error_that_hides_nothing(repository: Repository, lineage: Lineage) -> None:
    edit(repository, "inputs: [churn-semantic-model]", "inputs: [churn-semantics]")
    ended = lineage("diff", "main", "--format", "json")
    assert "error[LIN201]: " in ended.err
    assert ended.err.endswith("\n1 error in specs (head)\n")


def test_the_first_pull_request_adds_the_specs(repository: Repository, lineage: Lineage) -> None:
    repository.write("new/w.yaml", "apiVersion: lineage/v1\nkind: Workspace\nname: w\n")
    ended = lineage("diff", "main", "--specs", "new", "--format", "json")
    assert (ended.code, ended.err) == (0, "note: there is no `new` at `main`: everything counts as added\n")
    assert {each["kind"] for each in json.loads(ended.out)["changes"]} == {"added"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("diff",), "the following arguments are required: BASE"),
        (("diff", "mian"), "lineage: error: unknown revision `mian`\nhelp: did you mean `main`?\n"),
        (("diff", "main", "--fail-on", "safe"), "invalid choice: 'safe'"),
        (("diff", "--", "--output=x"), "lineage: error: unknown revision `--output=x`\n"),
        (("diff", "\x1b[31m"), "lineage: error: unknown revision `\\u001b[31m`\n"),
        (("diff", "main", "--specs", "nowhere"), "lineage: error: cannot read `nowhere`: no such file or directory\n"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_what_it_cannot_do(lineage: Lineage, words: tuple[str, ...], message: str) -> None:
    ended = lineage(*words)
    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err


def test_an_interrupted_diff_says_nothing_and_leaves_nothing(repository: Repository, tmp_path: Path) -> None:
    before = sorted(repository.top.rglob("*"))
    program = "import lineage.sides as s\ndef stop(*_, **__): raise KeyboardInterrupt\ns.compile_path = stop\n"
    ended = subprocess.run(
        [sys.executable, "-c", f"{program}from lineage.cli import program; program()", "diff", "main"],
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(TOP)},
        capture_output=True,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, b"", b"")
    assert sorted(repository.top.rglob("*")) == before
