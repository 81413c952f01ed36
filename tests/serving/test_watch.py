"""What has changed is noticed, once, when it has come to rest; and what has not is not made anew."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from lineage.serving.remembered import Remembered
from lineage.serving.watch import Watch
from lineage.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def rewrite(tree: Path) -> None:
    """The same length at the same time: as some editors do, by another file in its place."""
    file = tree / "a.yaml"
    told = file.stat()
    fresh = tree / "fresh"
    fresh.write_text("title: B\n", encoding="utf-8")
    os.utime(fresh, ns=(told.st_atime_ns, told.st_mtime_ns))
    fresh.replace(file)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file is longer": lambda tree: (tree / "a.yaml").write_text("title: longer\n", encoding="utf-8"),
    "a file is touched": lambda tree: os.utime(tree / "a.yaml", (1, 1)),
    "another file is put in its place": rewrite,
    "a file is new": lambda tree: (tree / "sub" / "new.yaml").write_text("", encoding="utf-8"),
    "a file is gone": lambda tree: (tree / "a.yaml").unlink(),
    "a file is renamed": lambda tree: (tree / "a.yaml").rename(tree / "b.yaml"),
    "a folder is gone": lambda tree: (tree / "sub").rmdir(),
    "all of it is gone": lambda tree: tree.rename(tree.with_name("elsewhere")),
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    folder = tmp_path / "specs"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.yaml").write_text("title: A\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_change_is_noticed_once(tree: Path, change: Callable[[Path], object]) -> None:
    watch = Watch([tree])
    assert not watch.has_changed()
    change(tree)
    assert watch.has_changed()
    assert not watch.has_changed()


def test_what_is_hidden_does_not_count(tree: Path) -> None:
    watch = Watch([tree])
    (tree / ".git").mkdir()
    (tree / ".git" / "index").write_text("", encoding="utf-8")
    (tree / ".a.yaml.swp").write_text("", encoding="utf-8")
    assert not watch.has_changed()


def test_a_single_file_and_one_that_is_not_there_yet(tree: Path) -> None:
    watch = Watch([tree / "a.yaml", tree / "base.json"])
    assert not watch.has_changed()
    (tree / "base.json").write_text("{}", encoding="utf-8")
    assert watch.has_changed()
    (tree / "a.yaml").write_text("", encoding="utf-8")
    assert watch.has_changed()
    (tree / "other.yaml").write_text("", encoding="utf-8")
    assert not watch.has_changed()


def test_only_what_is_new_is_done() -> None:
    done: list[str] = []

    def work(source: Source) -> str:
        done.append(source.path)
        return source.text

    one, other, third = (Source(f"{name}.yaml", name) for name in ("one", "other", "third"))
    remembered = Remembered(map)
    assert [*remembered(work, [one, other])] == ["one", "other"]
    assert [*remembered(work, [other, third])] == ["other", "third"]
    assert done == ["one.yaml", "other.yaml", "third.yaml"]
    remembered.forget()
    assert [*remembered(work, [third, Source("one.yaml", "one")])] == ["third", "one"]
    assert done == ["one.yaml", "other.yaml", "third.yaml"]
    remembered.forget()
    assert [*remembered(work, [third, other])] == ["third", "other"]
    assert done == ["one.yaml", "other.yaml", "third.yaml", "other.yaml"]
