"""Pages → a folder, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARKER = ".lineage-site"
"""The file that tells a site from other folders. Below its first line, what each file in the site was made from."""

_ELSEWHERE = "name a folder that is new or empty, or one that an earlier build wrote"
_MARKER_TEXT = "lineage wrote this folder, and replaces it whole when it builds the site again."


class FolderRefusedError(WriteError):
    """The folder to write to holds what lineage did not put there."""


def refuse_foreign(folder: Path) -> None:
    """Raise unless a folder is missing, empty, or a site that was written before."""
    if not folder.exists() and not folder.is_symlink():
        return
    if not folder.is_dir():
        raise FolderRefusedError(f"`{folder}` is not a folder", _ELSEWHERE)
    if not (folder / MARKER).is_file() and any(folder.iterdir()):
        raise FolderRefusedError(f"`{folder}` is not empty, and is no site that lineage wrote", _ELSEWHERE)


class Draft:
    """A site that is written beside the one whose place it will take, and keeps what is the same in both."""

    def __init__(self, folder: Path, beside: Path, old: Path) -> None:
        self._folder = folder
        self._beside = beside
        self._old = old
        self._notes, self._written = _read_marker(old)
        self._made = {str(beside)}

    def keep(self, key: str) -> list[str] | None:
        """Keep the files that were made from the same, and give their paths; None if there are none, or not all."""
        paths = self._notes.get(key)
        if not paths or not all(map(self._untouched, paths)):
            return None
        for path in paths:
            self._link(path)
        return paths

    def _untouched(self, path: str) -> bool:
        """Whether a file is there, and nobody wrote to it since."""
        with suppress(OSError):
            return os.stat(_file(self._old, path)).st_mtime_ns <= self._written  # noqa: PTH116 - see _file
        return False

    def write(self, path: str, content: bytes) -> bool:
        """Write a file. Tell whether it was there already, with the same bytes, and so was kept as it is."""
        with suppress(OSError):
            if Path(_file(self._old, path)).read_bytes() == content:
                self._link(path)
                return True
        with _telling(self._folder, path):
            Path(self._place(path)).write_bytes(content)
        return False

    def _place(self, path: str) -> str:
        """Where a file is to be made: its folder is there, and it is not."""
        file = _file(self._beside, path)
        folder = os.path.dirname(file)  # noqa: PTH120 - see _file
        if folder not in self._made:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        # A process that died half-way may have left the very file of the old site here: never write into that.
        with suppress(FileNotFoundError):
            os.unlink(file)  # noqa: PTH108 - see _file
        return file

    def _link(self, path: str) -> None:
        """Have the very file of the old site in the new one; a copy of it, where a disk cannot do that."""
        with _telling(self._folder, path):
            old, file = _file(self._old, path), self._place(path)
            try:
                os.link(old, file)
            except OSError:
                shutil.copy2(old, file)

    def keep_notes(self, notes: Mapping[str, list[str]]) -> None:
        """Note which files were made from what, by key, for the next build."""
        lines = [_MARKER_TEXT, *("\t".join((key, *notes[key])) for key in sorted(notes))]
        with _telling(self._folder):
            (self._beside / MARKER).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _file(folder: Path, path: str) -> str:
    """A file of a site on disk. There are very many, and handling so many of pathlib's takes long.

    On disk a name is its UTF-8, whatever the locale: links ask for that.
    """
    return f"{folder}{os.sep}{os.fsdecode(path.encode())}"


def _read_marker(site: Path) -> tuple[dict[str, list[str]], int]:
    """What the marker of a site says, and when it was written, after all else. Anybody may have written to it."""
    try:
        written = (site / MARKER).stat().st_mtime_ns
        _, *lines = (site / MARKER).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}, 0
    notes = {}
    for line in lines:
        key, *paths = line.split("\t")
        if not any(path.startswith("/") or ".." in path.split("/") for path in paths):
            notes[key] = paths
    return notes, written


@contextmanager
def drafted(folder: Path) -> Iterator[Draft]:
    """Have a site written beside a folder, then put that in its place; whatever goes wrong, the old site stays."""
    refuse_foreign(folder)
    place = folder.resolve()
    with _telling(folder):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{place.name[:40]}-", dir=place.parent))
    try:
        draft = Draft(folder, beside, place)
        draft.keep_notes({})
        yield draft
        with _telling(folder):
            beside.chmod(0o777 & ~_umask())
            _swap(beside, place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _telling(folder: Path, path: str = "") -> Iterator[None]:
    """Say of what goes wrong with the disk that the site, or a file of it, could not be written."""
    try:
        yield
    except OSError as error:
        raise WriteError(f"cannot write `{folder / path}`: {error.strerror or error}") from error


def _swap(fresh: Path, place: Path) -> None:
    """Put a folder where another is. Should the second move fail, the first is taken back."""
    refuse_foreign(place)
    if not place.exists():
        fresh.rename(place)
        return
    old = fresh.with_name(f"{fresh.name}-old")
    place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        old.rename(place)
        raise
    with suppress(OSError):
        shutil.rmtree(old)


def _umask() -> int:
    """The umask can be read only by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
