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
        self._made = {beside}

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
            return (self._old / os.fsdecode(path.encode())).stat().st_mtime_ns <= self._written
        return False

    def write(self, path: str, content: bytes) -> bool:
        """Write a file. Tell whether it was there already, with the same bytes, and so was kept as it is."""
        with _telling(self._folder / path):
            file = self._place(path)
            with suppress(OSError):
                if (self._old / os.fsdecode(path.encode())).read_bytes() == content:
                    self._link(path)
                    return True
            file.write_bytes(content)
            return False

    def _place(self, path: str) -> Path:
        # On disk a name is its UTF-8, whatever the locale: links ask for that.
        file = self._beside / os.fsdecode(path.encode())
        if file.parent not in self._made:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(file.parent)
        # A process that died half-way may have left the very file of the old site here: never write into that.
        file.unlink(missing_ok=True)
        return file

    def _link(self, path: str) -> None:
        """Have the very file of the old site in the new one; a copy of it, where a disk cannot do that."""
        with _telling(self._folder / path):
            old, file = self._old / os.fsdecode(path.encode()), self._place(path)
            try:
                os.link(old, file)
            except OSError:
                shutil.copy2(old, file)

    def keep_notes(self, notes: Mapping[str, list[str]]) -> None:
        """Note which files were made from what, by key, for the next build."""
        lines = [_MARKER_TEXT, *("\t".join((key, *notes[key])) for key in sorted(notes))]
        with _telling(self._folder):
            (self._beside / MARKER).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


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
def _telling(folder: Path) -> Iterator[None]:
    """Say of what goes wrong with the disk that the site could not be written."""
    try:
        yield
    except OSError as error:
        raise WriteError(f"cannot write `{folder}`: {error.strerror or error}") from error


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
