"""A site is written whole or not at all, and never over what is not one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lineage.errors import WriteError
from lineage.site import FolderRefusedError
from lineage.site.write import MARKER, drafted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def write_site(pages: Iterable[tuple[str, bytes]], folder: Path) -> None:
    with drafted(folder) as draft:
        for path, content in pages:
            draft.write(path, content)


PAGES = [("index.html", b"one"), ("deep/er/page.html", b"two")]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    write_site(PAGES, tmp_path / "a" / "site")
    assert files(tmp_path / "a" / "site").keys() == {MARKER, "index.html", "deep/er/page.html"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write_site(PAGES, tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_bytes() == b"one"


def test_an_old_site_is_replaced_whole(tmp_path: Path) -> None:
    write_site([*PAGES, ("gone.html", b"")], tmp_path / "site")
    write_site(PAGES, tmp_path / "site")
    assert "gone.html" not in files(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    def failing() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"half"
        raise RuntimeError("out of luck")

    write_site(PAGES, tmp_path / "site")
    before = files(tmp_path / "site")
    with pytest.raises(RuntimeError):
        write_site(failing(), tmp_path / "site")
    assert files(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["notes.txt", ".hidden"])
def test_a_folder_with_other_things_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("precious", encoding="utf-8")
    with pytest.raises(FolderRefusedError, match="is not empty"):
        write_site(PAGES, tmp_path)
    assert files(tmp_path) == {name: b"precious"}


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("precious", encoding="utf-8")
    with pytest.raises(FolderRefusedError, match="is not a folder"):
        write_site(PAGES, tmp_path / "site")


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real", target_is_directory=True)
    write_site(PAGES, tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real" / "index.html").is_file()


def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FolderRefusedError):
        write_site(PAGES, tmp_path / "site")


def test_a_disk_that_says_no_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WriteError, match="cannot write"):
        write_site(PAGES, tmp_path / "file" / "site")
    with pytest.raises(WriteError, match="cannot write"):
        write_site([("x" * 300, b"")], tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
