"""The benchmark measures what it says: trees of the promised size in which nothing is wrong."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import lineage
from benchmarks import view
from benchmarks.floor import walk
from benchmarks.process import Run, Sample, interleave
from benchmarks.report import Row, Target, table
from benchmarks.revisions import commit_twice
from benchmarks.tree import write_tree

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_tree_has_the_promised_size_and_nothing_wrong(tmp_path: Path) -> None:
    hub = write_tree(tmp_path / "tree", 1_000)
    compilation = lineage.compile_tree(tmp_path / "tree")
    assert compilation.diagnostics == ()
    assert len(list((tmp_path / "tree").glob("*/*.yaml"))) == 100
    assert len(compilation.project.artifacts) == 1_000
    assert hub in compilation.project.parents  # a table, inside something


def test_an_artifact_takes_as_many_bytes_as_in_life(tmp_path: Path) -> None:
    write_tree(tmp_path / "tree", 1_000)
    size = sum(path.stat().st_size for path in (tmp_path / "tree").rglob("*.yaml"))
    assert 340 <= size / 1_000 <= 400


def test_the_same_size_gives_the_same_bytes(tmp_path: Path) -> None:
    folders = tmp_path / "one", tmp_path / "two"
    for folder in folders:
        write_tree(folder, 200)
    one, two = ({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.yaml")} for folder in folders)
    assert one == two


def test_the_large_workspace_has_the_promised_size_and_no_error() -> None:
    compilation = lineage.compile_texts({"large.yaml": view.workspace()})
    assert not [each for each in compilation.diagnostics if each.severity == "error"]
    assert len(compilation.project.artifacts) == view.ARTIFACTS
    assert "≥ 50 frames a second moved: 49, **not reached**" in str(view.View(0.4, 49, 60))


def test_two_revisions_differ_in_some_files_and_nothing_is_wrong_with_either(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    write_tree(tree, 300)
    before = sorted(tree.rglob("*"))
    assert commit_twice(tree) == 20
    assert sorted(tree.rglob("*")) == sorted([*before, tree / ".git"])
    base, head = (lineage.compile_revision(revision, tree) for revision in ("HEAD~1", "HEAD"))
    assert base.diagnostics == head.diagnostics == ()
    assert len(head.project.artifacts) == 300
    changes = lineage.diff(base, head).changes
    assert {"artifact", "column", "type", "endorsement", "description"} <= {each.subject for each in changes}


def test_the_floor_reads_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path / "tree", 200)
    read: list[bytes] = []

    class Parser:
        def __init__(self, text: bytes) -> None:
            read.append(text)

        def get_event(self) -> None:
            """At the end at once."""

    monkeypatch.setattr("benchmarks.floor.CParser", Parser)
    walk(str(tmp_path / "tree"))
    assert sorted(read) == sorted(path.read_bytes() for path in (tmp_path / "tree").rglob("*.yaml"))


def test_rounds_take_turns_and_the_first_is_not_counted(tmp_path: Path) -> None:
    log = tmp_path / "log"
    works = {name: [[sys.executable, "-c", f"open({str(log)!r}, 'a').write('{name}')"]] for name in "ab"}
    samples = interleave(works, 2)
    assert log.read_text() == "ababab"
    assert [len(sample.runs) for sample in samples.values()] == [2, 2]
    assert all(sample.seconds > 0 and sample.peak_bytes > 1_000_000 for sample in samples.values())


def test_each_round_finds_nothing_of_the_one_before(tmp_path: Path) -> None:
    made = tmp_path / "made"
    interleave({"make": [[sys.executable, "-c", f"import os; os.mkdir({str(made)!r})"]]}, 2, makes=[made])
    assert sorted(folder.name for folder in tmp_path.iterdir()) == ["made", "made-1", "made-2"]


def test_the_table_says_what_is_reached() -> None:
    floor, check = (Sample((Run(seconds, 50_000_000),)) for seconds in (0.25, 1.0))
    rows = [Row("floor", 10_000, floor), Row("check", 10_000, check, floor, targets=(Target.floors(4, 3),))]
    first, second = ([cell.strip() for cell in line.split("|")] for line in table(rows).splitlines()[-2:])
    assert first[1:4] == ["floor", "10,000", "0.250 s"]
    assert second[4:8] == ["4.00", "", "50 MB", "≤ 3 × floor: 4.00, **not reached**"]
