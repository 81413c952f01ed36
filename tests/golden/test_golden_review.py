"""What is said of one realistic change, word for word: what a pull request starts from, and what it ends in.

After a change that is meant: `python -m pytest tests/golden --update-golden`, and read the difference.
"""

from __future__ import annotations

import gc
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lineage.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REVIEW = Path(__file__).with_name("review")
REPORTS = {"text": "diff.txt", "markdown": "diff.md", "json": "diff.json"}


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """The command turns off the collector, which a process outlives."""
    yield
    gc.enable()


@pytest.mark.parametrize("form", REPORTS)
def test_reports(form: str, golden: Callable[[str, Path], None], tmp_path: Path) -> None:
    report = tmp_path / REPORTS[form]
    with chdir(REVIEW):
        code = main(["diff", "base", "head", "--format", form, "-o", str(report)])
    golden(report.read_text(encoding="utf-8"), REVIEW / "expected" / report.name)
    assert code == 1, "something breaks"
