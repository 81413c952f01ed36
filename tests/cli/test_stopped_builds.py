"""A build that is stopped half-way leaves the old site as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import TOP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Lineage

ENOUGH_TO_BE_BUSY = 1_500


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def half_way(tmp_path: Path, specs: Path, lineage: Lineage) -> Iterator[subprocess.Popen[bytes]]:
    """A build of many pages over a site of few, that has begun to write."""
    assert lineage("build").code == 0
    artifacts = "".join(f"  n{number}: {{type: Lakehouse}}\n" for number in range(ENOUGH_TO_BE_BUSY))
    head = "apiVersion: lineage/v1\nkind: Workspace\nname: many\nartifacts:\n"
    (specs / "many.yaml").write_text(head + artifacts, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "lineage", "build"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(TOP)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not [*tmp_path.glob(".site-*/*")]:
        assert process.poll() is None, "it has begun to write before it ends"
        time.sleep(0.01)
    yield process
    process.kill()
    process.communicate()


def test_told_to_stop_it_leaves_nothing_behind(half_way: subprocess.Popen[bytes], tmp_path: Path) -> None:
    before = files(tmp_path / "site")
    half_way.send_signal(signal.SIGTERM)
    assert half_way.wait(30) == 128 + signal.SIGTERM
    assert files(tmp_path / "site") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "specs"]


def test_killed_it_leaves_the_old_site_and_the_next_build_is_whole(
    half_way: subprocess.Popen[bytes], tmp_path: Path, lineage: Lineage
) -> None:
    before = files(tmp_path / "site")
    half_way.kill()
    half_way.wait(30)
    assert files(tmp_path / "site") == before
    (tmp_path / "specs" / "many.yaml").unlink()
    assert lineage("build").code == 0
    assert files(tmp_path / "site") == before
