"""Comparing revisions leaves the repository, the files and the system as they were, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lineage.errors import RevisionError
from lineage.revisions.git import Git
from lineage.sides import read_sides
from tests.revisions.repository import ALONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.revisions.repository import Repository

TOP = Path(__file__).parents[2]
HOOKS = ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc", "fsmonitor")


def files(top: Path) -> dict[str, tuple[bytes, int]]:
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in top.rglob("*") if path.is_file()}


def seen_by_git(repository: Repository) -> list[str]:
    commands = ("status --porcelain=v2 --branch", "worktree list", "stash list", "for-each-ref", "reflog", "branch -vv")
    return [repository.git("--no-optional-locks", *command.split()) for command in commands]


@pytest.fixture
def busy(repository: Repository) -> Repository:
    """A repository in which somebody is at work: staged, changed, stashed and untracked, and hooks that tell."""
    repository.write("specs/more.yaml", "apiVersion: lineage/v1\nkind: Workspace\nname: more\n")
    repository.git("stash", "--include-untracked", "--quiet")
    repository.git("tag", "v1")
    repository.write("specs/staged.yaml", "apiVersion: lineage/v1\nkind: Workspace\nname: staged\n")
    repository.git("add", "specs/staged.yaml")
    repository.write("specs/untracked.yaml", "apiVersion: lineage/v1\nkind: Workspace\nname: untracked\n")
    for name in HOOKS:
        repository.write(f".git/hooks/{name}", f"#!/bin/sh\ntouch {repository.top}/ran\n").chmod(0o755)
    repository.git("config", "core.fsmonitor", ".git/hooks/fsmonitor")
    repository.git("config", "core.pager", f"touch {repository.top}/ran")
    (repository.top / "ran").unlink(missing_ok=True)
    return repository


@pytest.mark.parametrize(
    ("base", "head"), [("main", None), ("v1", "HEAD"), ("v1...HEAD", None), ("mian", None), ("HEAD~7...main", None)]
)
def test_nothing_is_written(busy: Repository, base: str, head: str | None) -> None:
    before = files(busy.top)
    with suppress(RevisionError):
        read_sides(base, head, "specs")
    assert files(busy.top) == before
    seen = seen_by_git(busy)
    read_sides("main", None, "specs")
    assert seen_by_git(busy) == seen


def test_the_working_tree_is_what_is_on_disk(busy: Repository) -> None:
    sides = read_sides("main", None, "specs")
    assert [*sides.base.compilation.project.workspaces] == ["shop"]
    assert [*sides.head.compilation.project.workspaces] == ["shop", "staged", "untracked"]
    assert busy.git("stash", "list").startswith("stash@{0}")


SLOW_GIT = """\
#!/bin/sh
echo $$ >> {pids}
exec sleep 60
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_nothing(repository: Repository, tmp_path: Path, number: signal.Signals) -> None:
    pids, bin_ = tmp_path / "pids", tmp_path / "bin"
    bin_.mkdir()
    (bin_ / "git").write_text(SLOW_GIT.format(pids=pids), encoding="utf-8")
    (bin_ / "git").chmod(0o755)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    before = files(repository.top)
    process = subprocess.Popen(
        [sys.executable, "-c", "from lineage.sides import read_sides; read_sides('main', None, 'specs')"],
        env={
            **os.environ,
            **ALONE,
            "PATH": f"{bin_}:{os.environ['PATH']}",
            "PYTHONPATH": str(TOP),
            "TMPDIR": f"{temporary}",
        },
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        until(pids.exists)
        time.sleep(0.05)
        os.killpg(process.pid, number)  # as a terminal or a runner does
        process.wait(30)
        [pid] = pids.read_text("utf-8").split()
        until(lambda: not is_running(int(pid)))
    finally:
        process.kill()
        process.wait()
    assert files(repository.top) == before
    assert not [*temporary.iterdir()]


def test_git_is_stopped_where_only_we_are_interrupted(repository: Repository) -> None:
    git = Git.at(str(repository.top))
    with pytest.raises(KeyboardInterrupt), git.running(("cat-file", "--batch")) as process:
        raise KeyboardInterrupt
    assert process.returncode == -signal.SIGKILL


def test_git_ends_where_we_are_killed(repository: Repository) -> None:
    """It reads from us, so that it ends when we do."""
    program = (
        "import sys; from lineage.revisions.git import Git; git = Git.at('.')\n"
        "with git.running(('cat-file', '--batch')) as process: print(process.pid, flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=repository.top,
        env={**os.environ, "PYTHONPATH": str(TOP)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        process.kill()
    until(lambda: not is_running(child))


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"  # whoever has to bury it in this container


def until(happened: Callable[[], bool]) -> None:
    """Wait for something that happens soon."""
    end = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.01)
