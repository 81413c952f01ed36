"""What pre-commit is told to run; that it installs and runs them is tried in .ci/run."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from tests.ci.running import read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ci.repositories import Ended, Repository

HOOKS = {hook["id"]: hook for hook in read(".pre-commit-hooks.yaml")}


@pytest.fixture
def clone(repository: Repository, tmp_path: Path) -> Path:
    folder = tmp_path / "clone"
    repository.git("remote", "set-head", "origin", "main", cwd=_cloned(repository, folder))
    repository.git("switch", "--quiet", "feature", cwd=folder)
    return folder


def _cloned(repository: Repository, folder: Path) -> Path:
    repository.git("clone", "--quiet", repository.folder.as_uri(), str(folder))
    return folder


def _run(repository: Repository, clone: Path, name: str) -> Ended:
    hook = HOOKS[name]
    words = [*shlex.split(hook["entry"]), *hook.get("args", [])]
    return repository.bash(shlex.join(words), clone, {})


def test_both_run_whatever_is_committed_as_deleted_files_are_not_named() -> None:
    assert all(hook["always_run"] and not hook["pass_filenames"] for hook in HOOKS.values())


def test_a_tree_without_faults_passes(repository: Repository, clone: Path) -> None:
    assert _run(repository, clone, "lineage-check").code == 0


def test_a_fault_fails(repository: Repository, clone: Path) -> None:
    file = clone / "specs" / "shop.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("lake.orders", "lake.order"), encoding="utf-8")
    ended = _run(repository, clone, "lineage-check")
    assert (ended.code, "did you mean `lake.orders`" in ended.log) == (1, True)


def test_a_push_that_breaks_something_fails(repository: Repository, clone: Path) -> None:
    ended = _run(repository, clone, "lineage-diff")
    assert (ended.code, "table `returns` removed" in ended.log) == (1, True), ended.log
