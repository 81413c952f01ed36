"""The same specs give the same bytes, whatever the folder, hash seed, time zone, locale and order of files.

That an order of files and documents means nothing is held by `tests/properties/`; here the real command is run.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

HERE = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
THERE = {
    "PYTHONHASHSEED": "31337",
    "TZ": "Asia/Kathmandu",
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "COLUMNS": "40",
}


def everything(specs: Path, home: Path, env: dict[str, str], *, backwards: bool) -> dict[str, bytes]:
    """Every file that the command writes about a copy of a tree."""
    for path in sorted(specs.rglob("*.yaml"), reverse=backwards):
        copy = home / "specs" / path.relative_to(specs)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    for words in (
        ["build", "specs", "-o", "out/site"],
        ["check", "specs", "-o", "out/check.txt"],
        ["graph", "--rollup", "part", "--format", "svg", "-o", "out/graph.svg"],
        ["graph", "--rollup", "column", "--format", "dot", "-o", "out/graph.dot"],
        ["graph", "--format", "json", "-o", "out/graph.json"],
        ["list", "--format", "json", "-o", "out/list.json"],
    ):
        ended = subprocess.run(
            [sys.executable, "-m", "lineage", *words],
            check=False,
            cwd=home,
            env={**os.environ, "PYTHONPATH": str(ROOT), **env},
            capture_output=True,
            timeout=60,
        )
        assert ended.returncode in {0, 1}, ended.stderr.decode()
    return {
        path.relative_to(home / "out").as_posix(): path.read_bytes()
        for path in (home / "out").rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("tree", ["specs", "tests/golden/trees/faulty/specs", "tests/golden/trees/scripts/specs"])
def test_every_byte_is_the_same(tree: str, tmp_path: Path) -> None:
    one = everything(ROOT / tree, tmp_path / "one", HERE, backwards=False)
    other = everything(ROOT / tree, tmp_path / "quite" / "another", THERE, backwards=True)
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []
