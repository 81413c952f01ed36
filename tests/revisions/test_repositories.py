"""Which repository is meant, what its revisions are called, and what is said where one cannot be read."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lineage.errors import LineageError, RevisionError
from lineage.sides import read_revision, read_sides
from tests.revisions.repository import Repository

if TYPE_CHECKING:
    from lineage.tree import Tree

TOP = Path(__file__).parents[2]


def texts(tree: Tree) -> dict[str, str]:
    return {source.label: source.text for source in tree.sources}


def refused(revision: str, specs: str = "specs") -> tuple[str, str]:
    with pytest.raises(LineageError) as raised:
        read_revision(revision, specs)
    return str(raised.value), raised.value.help


@pytest.fixture
def grown(repository: Repository) -> Repository:
    """Three commits, of which only the last is on a branch of its own."""
    repository.write("specs/a.yaml", "first: 1")
    repository.commit()
    repository.git("tag", "v1")
    repository.git("tag", "--annotate", "v1.0", "--message", "the first")
    repository.write("specs/a.yaml", "second: 2")
    repository.commit()
    repository.git("switch", "--quiet", "--create", "feature/x")
    repository.write("specs/a.yaml", "third: 3")
    repository.commit()
    repository.write("specs/a.yaml", "not committed")
    return repository


@pytest.mark.parametrize(
    ("revision", "text"),
    [
        ("HEAD", "third: 3"),
        ("feature/x", "third: 3"),
        ("refs/heads/feature/x", "third: 3"),
        ("main", "second: 2"),
        ("HEAD~1", "second: 2"),
        ("HEAD^", "second: 2"),
        ("@{-1}", "second: 2"),
        ("v1", "first: 1"),
        ("v1.0", "first: 1"),
        ("main^{commit}~1", "first: 1"),
    ],
)
def test_all_that_git_takes_for_a_commit(grown: Repository, revision: str, text: str) -> None:
    assert texts(read_revision(revision, "specs"))["specs/a.yaml"] == text
    commit = grown.git("rev-parse", f"{revision}^{{commit}}")
    assert texts(read_revision(commit, "specs"))["specs/a.yaml"] == text
    assert texts(read_revision(commit[:10], "specs"))["specs/a.yaml"] == text


@pytest.mark.parametrize(
    "revision", ["-h", "--all", "--output=x", "-", "", "^main", "main^@", "main:specs", "main\nHEAD", "a\0b", "HEAD:"]
)
@pytest.mark.usefixtures("grown")
def test_what_is_no_commit_is_refused_and_no_option(revision: str) -> None:
    message, _ = refused(revision)
    assert message.startswith("unknown revision `")
    assert "\n" not in message
    assert not Path("x").exists()


def test_from_everywhere(grown: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    places = {".": "specs", "specs": ".", "specs/..": "./specs/", "sub/dir": "../../specs", "/": f"{grown.top}/specs"}
    (grown.top / "sub/dir").mkdir(parents=True)
    (tmp_path / "link").symlink_to(grown.top / "specs")
    for where, specs in {**places, str(tmp_path): "link"}.items():
        monkeypatch.chdir(grown.top / where)
        label = "" if specs == "." else specs.removeprefix("./").rstrip("/") + "/"
        assert texts(read_revision("main", specs))[f"{label}a.yaml"] == "second: 2"


def test_specs_at_the_top_and_deep_down_and_gone(grown: Repository) -> None:
    assert [*texts(read_revision("main", "."))] == ["specs/a.yaml", "specs/shop.yaml"]
    grown.write("deep/down/specs./x.yaml", "x: 1")
    commit = grown.commit()
    assert texts(read_revision(commit, "deep/down/specs.")) == {"deep/down/specs./x.yaml": "x: 1"}
    grown.git("rm", "-r", "--quiet", "deep", "specs")
    assert not Path("deep").exists()
    assert texts(read_revision(commit, "deep/down/specs.")) == {"deep/down/specs./x.yaml": "x: 1"}


def test_a_bare_clone(grown: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = grown.clone(tmp_path / "bare.git", "--bare")
    monkeypatch.chdir(bare.top)
    assert texts(read_revision("main", "specs"))["specs/a.yaml"] == "second: 2"
    sides = read_sides("main", "HEAD", "specs")  # there is a file HEAD here, too
    assert sides.head.compilation.project.sources[0].text == "third: 3"
    monkeypatch.chdir("/")
    assert texts(read_revision("main", f"{bare.top}/specs"))[f"{bare.top}/specs/a.yaml"] == "second: 2"


def test_a_worktree(grown: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grown.git("worktree", "add", "--quiet", str(tmp_path / "other"), "v1")
    monkeypatch.chdir(tmp_path / "other")
    assert texts(read_revision("HEAD", "specs"))["specs/a.yaml"] == "first: 1"
    assert texts(read_revision("feature/x", "specs"))["specs/a.yaml"] == "third: 3"


def test_sha256(tmp_path: Path) -> None:
    repository = Repository.start(tmp_path / "r", "--object-format=sha256")
    repository.write("specs/a.yaml", "x: 1")
    commit = repository.commit()
    assert len(commit) == 64
    specs = f"{repository.top}/specs"
    assert texts(read_revision(commit, specs)) == {f"{specs}/a.yaml": "x: 1"}


def test_the_repository_of_the_specs_and_not_the_one_of_a_hook(
    grown: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository.start(tmp_path / "other")
    other.write("specs/a.yaml", "theirs: 1")
    other.commit()
    for name, value in {
        "GIT_DIR": f"{other.top}/.git",
        "GIT_WORK_TREE": str(other.top),
        "GIT_INDEX_FILE": f"{other.top}/.git/index",
        "GIT_OBJECT_DIRECTORY": f"{other.top}/.git/objects",
        "GIT_PREFIX": "specs/",
        "GIT_NAMESPACE": "nowhere",
        "GIT_ICASE_PATHSPECS": "1",
        "GIT_TRACE": "1",
    }.items():
        monkeypatch.setenv(name, value)
    assert texts(read_revision("main", "specs"))["specs/a.yaml"] == "second: 2"
    assert grown.git("status", "--porcelain") == "M specs/a.yaml"


READ = "import sys; from lineage.sides import read_revision; assert read_revision(sys.argv[1], 'specs').sources"


def test_in_a_hook_that_looks_at_a_push(grown: Repository, tmp_path: Path) -> None:
    bare = grown.clone(tmp_path / "bare.git", "--bare")
    pushed = grown.commit("pushed")
    lines = ("#!/bin/sh", "read old new ref", f'{sys.executable} -c "{READ}" $new && touch {tmp_path}/ran')
    bare.write("hooks/pre-receive", "\n".join(lines)).chmod(0o755)
    grown.git("push", "--quiet", str(bare.top), "HEAD:refs/heads/pushed", env={"PYTHONPATH": str(TOP)})
    assert (tmp_path / "ran").exists()
    assert bare.git("rev-parse", "pushed") == pushed


def test_in_a_hook_that_looks_at_a_commit(grown: Repository, tmp_path: Path) -> None:
    lines = ("#!/bin/sh", f'{sys.executable} -c "{READ}" main && touch {tmp_path}/ran')
    grown.write(".git/hooks/pre-commit", "\n".join(lines)).chmod(0o755)
    grown.git("commit", "--quiet", "--all", "--message", "looked at", env={"PYTHONPATH": str(TOP)})
    assert (tmp_path / "ran").exists()


def test_the_merge_base(grown: Repository) -> None:
    grown.git("restore", ".")
    grown.git("switch", "--quiet", "main")
    grown.write("specs/b.yaml", "later: 1")
    grown.commit()
    for both in ("main...feature/x", "...feature/x", "feature/x...main"):
        sides = read_sides(both, None, "specs")
        assert sides.base.name == f"the merge base of {' and '.join(name or 'HEAD' for name in both.split('...'))}"
        assert [source.path for source in sides.base.compilation.project.sources] == ["a.yaml", "shop.yaml"]
        assert sides.base.compilation.project.sources[0].text == "second: 2"
    assert texts(read_revision("main", "specs")).keys() == {"specs/a.yaml", "specs/b.yaml", "specs/shop.yaml"}
    names = [side.name for side in (sides.base, sides.head)]
    assert names == ["the merge base of feature/x and main", "main"]
    two = read_sides("main..", None, "specs")
    assert (two.base.name, two.head.name) == ("main", "HEAD")


def test_histories_with_nothing_in_common(grown: Repository) -> None:
    grown.git("restore", ".")
    grown.git("switch", "--quiet", "--orphan", "new")
    grown.commit()
    with pytest.raises(RevisionError, match="`main` and `new` have no history in common") as raised:
        read_sides("main...new", None, "specs")
    assert "one by one" in raised.value.help


def test_a_shallow_clone(grown: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shallow = grown.clone(tmp_path / "shallow", "--depth=1", "--no-single-branch")
    monkeypatch.chdir(shallow.top)
    assert texts(read_revision("HEAD", "specs"))["specs/a.yaml"] == "third: 3"
    assert texts(read_revision("origin/main", "specs"))["specs/a.yaml"] == "second: 2"
    message, help_ = refused("HEAD~1")
    assert message == "unknown revision `HEAD~1`"
    assert "`git fetch --unshallow`" in help_
    with pytest.raises(RevisionError, match="shallow clone does not reach back") as raised:
        read_sides("origin/main...HEAD", None, "specs")
    assert "`git fetch --unshallow`" in raised.value.help
    assert "fetch-depth: 0" in raised.value.help
    shallow.git("fetch", "--quiet", "--unshallow")
    assert read_sides("origin/main...HEAD", None, "specs").base.compilation.project.sources[0].text == "second: 2"


@pytest.mark.parametrize(
    "fetched", ["+refs/heads/*:refs/remotes/origin/*", "+refs/heads/feature/x:refs/remotes/origin/feature/x"]
)
def test_a_clone_of_one_branch_as_ci_makes_it(
    grown: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fetched: str
) -> None:
    alone = grown.clone(tmp_path / "alone", "--depth=1")
    alone.git("config", "remote.origin.fetch", fetched)
    monkeypatch.chdir(alone.top)
    advice = re.compile("get a branch with `git (fetch .+)` and name it `origin/main`; in CI, fetch")
    for name in ("main", "origin/main"):
        message, help_ = refused(name)
        assert message == f"unknown revision `{name}`"
        assert advice.match(help_)
    alone.git(*advice.findall(refused("main")[1])[0].split())
    assert refused("main")[1] == "did you mean `origin/main`?"
    assert texts(read_revision("origin/main", "specs"))["specs/a.yaml"] == "second: 2"


@pytest.mark.parametrize("left_out", ["blob:none", "tree:0"])
def test_a_partial_clone_fetches_nothing_unasked(
    grown: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left_out: str
) -> None:
    grown.git("config", "uploadpack.allowFilter", "true")
    partial = grown.clone(tmp_path / "partial", f"--filter={left_out}")
    partial.git("config", "remote.origin.uploadpack", f"touch {tmp_path}/ran; git-upload-pack")
    monkeypatch.chdir(partial.top)
    assert texts(read_revision("HEAD", "specs"))["specs/a.yaml"] == "third: 3"
    message, help_ = refused("origin/main")
    assert message == "this clone does not hold all of the specs at `origin/main`"
    assert "`git fetch --refetch --no-filter origin`" in help_
    assert not (tmp_path / "ran").exists()
    partial.git("fetch", "--quiet", "--refetch", "--no-filter", "origin")
    assert texts(read_revision("origin/main", "specs"))["specs/a.yaml"] == "second: 2"


def test_an_object_that_is_lost(grown: Repository) -> None:
    blob = grown.git("rev-parse", "main:specs/a.yaml")
    (grown.top / ".git/objects" / blob[:2] / blob[2:]).unlink()
    message, help_ = refused("main")
    assert message == "this clone does not hold all of the specs at `main`"
    assert "git fsck" in help_
    assert texts(read_revision("HEAD", "specs"))["specs/a.yaml"] == "third: 3"


@pytest.mark.parametrize(
    ("mistyped", "help_"),
    [
        ("mian", "did you mean `main`?"),
        ("feature/y", "did you mean `feature/x`?"),
        ("v1.O", "did you mean `v1.0`?"),
        ("utterly-else", "it can be a branch, a tag, a commit, a folder or a file"),
    ],
)
@pytest.mark.usefixtures("grown")
def test_a_mistyped_revision(mistyped: str, help_: str) -> None:
    assert refused(mistyped) == (f"unknown revision `{mistyped}`", help_)


def test_outside_of_any_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    message, help_ = refused("main")
    assert message == "`specs` is in no git repository, so there are no revisions of it"
    assert "run it in a clone" in help_


def test_a_repository_of_somebody_else(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    message, help_ = refused("main")
    assert message == "git does not trust the repository of `specs`: it belongs to somebody else"
    assert help_ == f"git config --global --add safe.directory {repository.top}"


def test_a_repository_that_git_cannot_read(repository: Repository) -> None:
    repository.git("config", "core.repositoryFormatVersion", "99")
    assert refused("main")[0].startswith("git cannot read the repository of `specs`: Expected git repo version")


@pytest.mark.usefixtures("repository")
def test_without_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    message, help_ = refused("main")
    assert message.startswith("git, which reads revisions, cannot be run: ")
    assert "install git" in help_


def test_before_the_first_commit(tmp_path: Path) -> None:
    repository = Repository.start(tmp_path / "new")
    assert refused("HEAD", f"{repository.top}/specs")[0] == "unknown revision `HEAD`"
