"""What is read of a folder, and what is said of the rest."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lineage.errors import TreeError
from lineage.folder import read_tree
from lineage.tree import MAX_BYTES

if TYPE_CHECKING:
    from lineage.tree import Tree


def said(tree: Tree) -> list[tuple[str, str]]:
    return sorted((finding.code, finding.span.source.path) for finding in tree.findings)


def paths(tree: Tree) -> list[str]:
    return [source.path for source in tree.sources]


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}\n", encoding="utf-8")


def test_spec_files_of_all_folders_in_the_order_of_their_paths(tmp_path: Path) -> None:
    write(tmp_path, "b.yaml", "a/z.yml", "a/b/c.yaml", "a.yaml", "ü.yaml", "notes.md", "x.json", "yaml")
    tree = read_tree(tmp_path)
    assert paths(tree) == ["a.yaml", "a/b/c.yaml", "a/z.yml", "b.yaml", "ü.yaml"]
    assert tree.sources[2].text == "# a/z.yml\n"
    assert tree.findings == ()


def test_what_is_hidden_stays_so(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", ".git/b.yaml", ".pre-commit-config.yaml", "a/.venv/c.yaml")
    (tmp_path / ".#a.yaml").symlink_to("somebody@somewhere.1234")  # how Emacs locks a file
    tree = read_tree(tmp_path)
    assert (paths(tree), said(tree)) == (["a.yaml"], [])


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("specs", "specs/a.yaml"),
        ("./specs//", "specs/a.yaml"),
        (".", "a.yaml"),
        ("../specs", "../specs/a.yaml"),
        ("specs/a.yaml", "specs/a.yaml"),
        ("a.yaml", "a.yaml"),
    ],
)
def test_labels_are_what_the_person_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, label: str
) -> None:
    write(tmp_path, "specs/a.yaml")
    monkeypatch.chdir(tmp_path if typed.startswith(("specs", "./specs")) else tmp_path / "specs")
    [source] = read_tree(typed).sources
    assert (source.path, source.label) == ("a.yaml", label)
    assert Path(label).exists()


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfkind: Workspace\r\n")
    assert read_tree(tmp_path).sources[0].text == "kind: Workspace\r\n"


def test_a_byte_that_is_not_utf8_is_pointed_at(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("one: ü\ntwo: gr".encode() + b"\xf6\xdfe\nthree: 3\n")
    [finding] = read_tree(tmp_path).findings
    assert (finding.code, finding.span.line, finding.span.column) == ("LIN002", 2, 8)
    assert finding.message == "not UTF-8: the byte 0xf6"
    assert finding.span.source.line(2).startswith("two: gr\N{REPLACEMENT CHARACTER}")


def test_utf16_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("kind: Workspace".encode("utf-16"))
    assert "UTF-16" in read_tree(tmp_path).findings[0].message


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"#" * MAX_BYTES)
    (tmp_path / "b.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    tree = read_tree(tmp_path)
    assert (paths(tree), said(tree)) == (["a.yaml"], [("LIN003", "b.yaml")])


def test_links_are_followed_nowhere(tmp_path: Path) -> None:
    root = tmp_path / "specs"
    write(tmp_path, "specs/a.yaml", "specs/deep/b.yaml", "outside/c.yaml", "specs/.hidden/d.yaml", "specs/e.txt")
    for name, target in {
        "inside.yaml": "a.yaml",
        "inside": "deep",
        "round": ".",
        "out.yaml": "../outside/c.yaml",
        "out": "../outside",
        "loop.yaml": "loop.yaml",
        "dangling.yaml": "nothing.yaml",
        "dangling-out.yaml": "../nothing.yaml",
        "dangling": "nothing",
        "to-hidden.yaml": ".hidden/d.yaml",
        "to-text.yaml": "e.txt",
        "text.md": "../outside/c.yaml",
    }.items():
        (root / name).symlink_to(target)
    tree = read_tree(root)
    assert paths(tree) == ["a.yaml", "deep/b.yaml"]
    assert said(tree) == [
        ("LIN001", "dangling.yaml"),
        ("LIN001", "loop.yaml"),
        ("LIN001", "to-hidden.yaml"),
        ("LIN001", "to-text.yaml"),
        ("LIN004", "dangling-out.yaml"),
        ("LIN004", "out"),
        ("LIN004", "out.yaml"),
    ]


def test_the_tree_itself_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path, "specs/a.yaml")
    (tmp_path / "link").symlink_to("specs")
    (tmp_path / "link.yaml").symlink_to("specs/a.yaml")
    assert paths(read_tree(tmp_path / "link")) == ["a.yaml"]
    assert paths(read_tree(tmp_path / "link.yaml")) == ["link.yaml"]


def test_a_name_that_is_not_utf8_is_shown_as_it_can_be(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.yaml")).write_bytes(b"\xff")
    except OSError:
        pytest.skip("this file system has only names that are UTF-8")
    [finding] = read_tree(tmp_path).findings
    assert finding.span.source.path == "a\\xff.yaml"


def test_a_folder_without_specs(tmp_path: Path) -> None:
    [finding] = read_tree(tmp_path).findings
    assert (finding.code, finding.span.source.label) == ("LIN006", str(tmp_path))


def test_a_file_that_goes_away_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.yaml", "b.yaml")

    def gone(path: Path, _flags: int) -> int:
        raise FileNotFoundError(2, "No such file or directory", str(path))

    monkeypatch.setattr(os, "open", gone)
    assert said(read_tree(tmp_path)) == [("LIN001", "a.yaml"), ("LIN001", "b.yaml")]


@pytest.mark.parametrize("name", ["nothing", "x\0", "y" * 300])
def test_no_tree(tmp_path: Path, name: str) -> None:
    with pytest.raises(TreeError, match="cannot read"):
        read_tree(tmp_path / name)
