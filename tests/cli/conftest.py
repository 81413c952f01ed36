"""The command, run as people run it: in a process of its own where that matters, else in this one."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from lineage.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TOP = Path(__file__).parents[2]
EXAMPLE = Path(__file__).with_name("bank-churn.yaml")


@dataclass(frozen=True)
class Ended:
    """What came of a command."""

    code: int
    out: str
    err: str


class Lineage(Protocol):
    """Runs `lineage` with some arguments, in the test's own folder or another."""

    def __call__(
        self, *arguments: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> Ended: ...


@pytest.fixture
def process(tmp_path: Path) -> Lineage:
    """Runs it in a process of its own. Half a minute is much more than anything here needs, on a busy machine too."""

    def run(*arguments: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Ended:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("LINEAGE", "NO_COLOR"))}
        ended = subprocess.run(
            [sys.executable, "-m", "lineage", *map(str, arguments)],
            check=False,
            cwd=cwd or tmp_path,
            env={**clean, "PYTHONPATH": str(TOP), **(env or {})},
            capture_output=True,
            timeout=30,
        )
        return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return run


@pytest.fixture
def lineage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lineage]:
    """Runs it in this process, which is ten times as fast."""
    for name in [*filter(lambda name: name.startswith(("LINEAGE", "NO_COLOR")), os.environ)]:
        monkeypatch.delenv(name)

    def run(*arguments: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Ended:
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as here, redirect_stdout(_stream(out)), redirect_stderr(_stream(err)):
            here.chdir(cwd or tmp_path)
            for name, value in (env or {}).items():
                here.setenv(name, value)
            try:
                code = main([*map(str, arguments)])
            except SystemExit as end:  # how argparse ends
                code = int(end.code or 0)
        return Ended(code, out.getvalue().decode(), err.getvalue().decode())

    yield run
    gc.enable()


def _stream(data: io.BytesIO) -> io.TextIOWrapper:
    stream = io.TextIOWrapper(data, encoding="utf-8", write_through=True)
    # A wrapper that is thrown away closes what it wraps.
    _KEPT.append(stream)
    return stream


_KEPT: list[io.TextIOWrapper] = []


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    """A tree of one file, with nothing wrong but a warning."""
    folder = tmp_path / "specs"
    folder.mkdir()
    (folder / "bank-churn.yaml").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    return folder
