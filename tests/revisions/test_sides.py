"""What BASE and HEAD mean, and what both sides share."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

import lineage
from lineage.errors import LineageError
from lineage.saved import saved_json
from lineage.sides import read_revision, read_sides
from lineage.workers import map_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lineage.changes.change import Side
    from lineage.text.source import Source
    from tests.revisions.repository import Repository

Result = TypeVar("Result")
WORKSPACE = "apiVersion: lineage/v1\nkind: Workspace\nname: {}\n"


def workspaces(side: Side) -> list[str]:
    return sorted(side.compilation.project.workspaces)


@pytest.fixture
def grown(repository: Repository) -> Repository:
    """`shop` and `first` at v1, `second` beside them at main, `third` in the working tree alone."""
    repository.write("specs/first.yaml", WORKSPACE.format("first"))
    repository.commit()
    repository.git("tag", "v1")
    repository.write("specs/second.yaml", WORKSPACE.format("second"))
    repository.commit()
    repository.write("specs/third.yaml", WORKSPACE.format("third"))
    return repository


@pytest.mark.parametrize(
    ("base", "head", "were", "are"),
    [
        ("v1", None, ["first", "shop"], ["first", "second", "shop", "third"]),
        ("v1", "main", ["first", "shop"], ["first", "second", "shop"]),
        ("v1..main", None, ["first", "shop"], ["first", "second", "shop"]),
        ("v1...main", None, ["first", "shop"], ["first", "second", "shop"]),
        ("main", "specs", ["first", "second", "shop"], ["first", "second", "shop", "third"]),
        ("old", "main", ["old"], ["first", "second", "shop"]),
        ("./old", None, ["old"], ["first", "second", "shop", "third"]),
        ("old/", "old/x.yaml", ["old"], ["old"]),
        ("old/x.yaml", "specs/third.yaml", ["old"], ["third"]),
        ("v1", "saved.json", ["first", "shop"], ["second"]),
        ("saved.json", "old", ["second"], ["old"]),
    ],
)
def test_what_sides_mean(grown: Repository, base: str, head: str | None, were: list[str], are: list[str]) -> None:
    grown.write("old/x.yaml", WORKSPACE.format("old"))
    grown.write("saved.json", saved_json(lineage.compile_tree("specs/second.yaml").project))
    sides = read_sides(base, head, "specs")
    assert (workspaces(sides.base), workspaces(sides.head)) == (were, are)
    assert sides.notes == ()


def test_what_sides_are_called(grown: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(grown.top / "specs")
    sides = read_sides("v1", None, ".")
    assert (sides.base.name, sides.head.name) == ("v1", "this folder")
    assert [each.label for each in sides.base.compilation.project.sources] == ["first.yaml", "shop.yaml"]


def test_what_is_both_a_revision_and_on_disk_is_refused(grown: Repository) -> None:
    grown.git("branch", "old")
    grown.write("old/x.yaml", WORKSPACE.format("old"))
    with pytest.raises(LineageError, match="`old` is a revision, and is here on disk, too") as raised:
        read_sides("old", None, "specs")
    assert "`./old`" in raised.value.help
    assert "`refs/heads/" in raised.value.help
    assert workspaces(read_sides("./old", None, "specs").base) == ["old"]
    assert workspaces(read_sides("refs/heads/old", None, "specs").base) == ["first", "second", "shop"]
    grown.write("main", "a file that can be no side")
    assert workspaces(read_sides("main", None, "specs").base) == ["first", "second", "shop"]


def test_folders_need_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "/nowhere")
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.yaml").write_text(WORKSPACE.format(name), encoding="utf-8")
    sides = read_sides("old", "new", "specs")
    assert (sides.base.name, sides.head.name) == ("old", "new")
    assert sides.base.compilation.project.sources[0].label == "old/x.yaml"


@pytest.mark.parametrize(
    ("base", "head", "message"),
    [
        ("./nothing", None, "cannot read `nothing`: no such file or directory"),
        ("nothing/", None, "cannot read `nothing`: no such file or directory"),
        ("v1", "./nothing", "cannot read `nothing`: no such file or directory"),
        ("nothing.json", None, "unknown revision `nothing.json`"),
        ("v1..main", "v1", "`v1..main` is two sides, and `v1` a third"),
        ("v1", "v1..main", "unknown revision `v1..main`"),
        ("not.json", None, "cannot read `not.json` as a lineage.json"),
        ("latin.json", None, "`latin.json`: not UTF-8: the byte 0xf6"),
        ("v1", "main", "there is no `specs`, neither at `v1` nor at `main`"),
    ],
)
def test_what_cannot_be_read(grown: Repository, base: str, head: str | None, message: str) -> None:
    grown.write("not.json", "[]")
    grown.write("latin.json", b'{"a": "\xf6"}')
    with pytest.raises(LineageError) as raised:
        read_sides(base, head, "elsewhere" if message.startswith("there is no `specs`") else "specs")
    assert str(raised.value).startswith(message.replace("`specs`", "`elsewhere`"))


def test_specs_that_are_on_one_side_only(grown: Repository) -> None:
    grown.write("new/x.yaml", WORKSPACE.format("new"))
    sides = read_sides("v1", None, "new")
    assert sides.notes == ("there is no `new` at `v1`: everything counts as added",)
    assert (workspaces(sides.base), sides.base.compilation.diagnostics) == ([], ())
    shutil.rmtree("specs")
    grown.commit()
    sides = read_sides("v1", "main", "specs")
    assert sides.notes == ("there is no `specs` at `main`: everything counts as removed",)
    with pytest.raises(LineageError, match="there is no `specs` at `main`"):
        read_revision("main", "specs")
    with pytest.raises(LineageError, match="cannot read `specs`: no such file or directory"):
        read_sides("v1", None, "specs")


@pytest.mark.parametrize(("head", "declared"), [("main", ["second.yaml"]), (None, ["first.yaml", "third.yaml"])])
def test_what_is_the_same_is_declared_once(grown: Repository, head: str | None, declared: list[str]) -> None:
    asked: list[list[str]] = []

    def each(function: Callable[[Source], Result], sources: Sequence[Source]) -> Iterable[Result]:
        asked.append([source.path for source in sources])
        return map(function, sources)

    grown.write("specs/first.yaml", WORKSPACE.format("first") + "title: First\n")
    sides = read_sides("v1" if head else "main", head, "specs", each)
    assert asked[1] == declared
    was, is_ = sides.base.compilation.project, sides.head.compilation.project
    assert was.artifacts.keys() == is_.artifacts.keys()
    assert all(was.artifacts[ref] is artifact for ref, artifact in is_.artifacts.items())


def test_a_saved_file_is_no_tree_of_a_revision(grown: Repository) -> None:
    grown.write("saved.json", saved_json(lineage.compile_tree("specs/second.yaml").project))
    grown.commit()
    with pytest.raises(LineageError, match="is a saved project, and only spec trees are read"):
        read_sides("main", None, "saved.json")
    assert workspaces(read_sides("./specs", None, "saved.json").head) == ["second"]


def test_what_is_the_same_at_two_revisions_is_read_once(grown: Repository) -> None:
    sides = read_sides("v1", "main", "specs")
    first, shop = sides.base.compilation.project.sources
    assert sides.head.compilation.project.sources[0] is first
    assert sides.head.compilation.project.sources[2] is shop
    assert grown.git("rev-parse", "v1") != grown.git("rev-parse", "main")


def test_a_file_that_was_moved_or_reordered_has_the_same_meaning(grown: Repository) -> None:
    grown.git("mv", "specs/first.yaml", "specs/moved.yaml")
    sides = read_sides("main", None, "specs")
    was, is_ = sides.base.compilation.project, sides.head.compilation.project
    assert was.workspaces["first"] == is_.workspaces["first"]
    assert was.workspaces["first"].name.span.source.label == "specs/first.yaml"
    assert is_.workspaces["first"].name.span.source.label == "specs/moved.yaml"


def test_each_side_has_its_own_faults(grown: Repository) -> None:
    grown.write("specs/shop.yaml", "a: [\n")
    sides = read_sides("main", None, "specs")
    assert [each.code for each in sides.head.compilation.diagnostics if each.severity == "error"] == [
        "LIN101",
        "LIN010",
    ]
    assert not [each for each in sides.base.compilation.diagnostics if each.severity == "error"]
    assert workspaces(sides.head) == ["first", "second", "third"]


def test_large_trees_on_all_cores(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lineage.workers.LEAST", 1)
    for number in range(8):
        repository.write(f"specs/w{number}.yaml", WORKSPACE.format(f"w{number}"))
    repository.commit()
    repository.write("specs/w7.yaml", WORKSPACE.format("other"))
    sides = read_sides("HEAD", None, "specs", map_sources)
    was, is_ = sides.base.compilation.project, sides.head.compilation.project
    assert all(is_.workspaces[f"w{number}"] is was.workspaces[f"w{number}"] for number in range(7))
    assert sorted({*was.workspaces} ^ {*is_.workspaces}) == ["other", "w7"]


def test_as_a_library(grown: Repository) -> None:
    compilation = lineage.compile_revision("v1")
    assert sorted(compilation.project.workspaces) == ["first", "shop"]
    assert compilation.project.workspaces["shop"].name.span.source.label == "specs/shop.yaml"
    other = lineage.compile_revision("main", grown.top / "specs")
    assert other.project.sources[0].label == f"{grown.top}/specs/first.yaml"
    assert Path(other.project.sources[0].label).exists()


def test_a_diff_as_a_library(grown: Repository) -> None:
    found = lineage.diff(lineage.compile_revision("v1"), lineage.compile_tree("specs"))
    assert (found.base.name, found.head.name) == ("base", "head")
    assert [(change.ref, change.kind) for change in found.changes] == [("second", "added"), ("third", "added")]
    assert found.count(lineage.ChangeSeverity.SAFE) == 2
    assert grown.git("status", "--porcelain") == "?? specs/third.yaml"
