"""What the command says of a few small trees, word for word.

Each folder of `trees/` has `specs/` and, in `expected/`, what is said of them. After a change that is meant:
`python -m pytest tests/golden --update-golden`, and read the difference.
"""

from __future__ import annotations

import gc
import os
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lineage.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TREES = Path(__file__).with_name("trees")

# The subject of `impact`, and that of `trace`.
SUBJECTS = {
    "clean": ("lake.customers#age", "churn-model@champion"),
    "columns": ("crm.sales.orders#amount", "report"),
    "faulty": ("vault.a", "leaflet"),
    "hostile": ("constructor", "toString"),
    "policies": ("lake.orders#email", "shares-report"),
    "malformed": ("shapes/lake", "shapes/refresh"),
    "scripts": ("売上_2024.客户#年龄", "αναφορά"),
}

ANSWERS = {
    "check.txt": ("check",),
    "check.json": ("check", "--format", "json"),
    "list.txt": ("list",),
    "graph.json": ("graph", "--rollup", "part", "--include", "control,configuration", "--format", "json"),
    "impact.json": ("impact", "{impact}", "--columns", "--format", "json"),
    "trace.json": ("trace", "{trace}", "--columns", "--format", "json"),
}


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing in the environment is an option; and the command turns off the collector, which a process outlives."""
    for name in [name for name in os.environ if name.startswith("LINEAGE")]:
        monkeypatch.delenv(name)
    yield
    gc.enable()


def test_every_tree_is_here() -> None:
    assert {path.name for path in TREES.iterdir()} == SUBJECTS.keys()


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("tree", SUBJECTS)
def test_answers(tree: str, answer: str, golden: Callable[[str, Path], None], tmp_path: Path) -> None:
    impact, trace = SUBJECTS[tree]
    words = [word.format(impact=impact, trace=trace) for word in ANSWERS[answer]]
    with chdir(TREES / tree):
        code = main([*words, "-o", str(tmp_path / answer)])
    golden((tmp_path / answer).read_text(encoding="utf-8"), TREES / tree / "expected" / answer)
    assert code == (tree in {"faulty", "hostile", "malformed", "policies"})


@pytest.mark.parametrize("tree", SUBJECTS)
def test_sites(tree: str, golden: Callable[[str, Path], None], tmp_path: Path) -> None:
    """Which pages there are, and the compiled graph; how a page looks is not for such a test to hold fast."""
    expected = TREES / tree / "expected"
    site = tmp_path / "site"
    with chdir(TREES / tree):
        main(["build", "specs", "-o", str(site)])
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    golden("".join(f"{path}\n" for path in paths if not path.startswith("static/")), expected / "site.txt")
    golden((site / "lineage.json").read_text(encoding="utf-8"), expected / "lineage.json")
