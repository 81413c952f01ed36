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
    from collections.abc import Iterable, Iterator

MARKER = ".lineage-site"
_ELSEWHERE = "name a folder that is new or empty, or one that an earlier build wrote"
_MARKER_TEXT = "lineage wrote this folder, and replaces it whole when it builds the site again.\n"


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


def write_site(pages: Iterable[tuple[str, bytes]], folder: Path) -> int:
    """Write pages to a folder beside it, then put that in its place; whatever goes wrong, the old site stays.

    Returns how many files it wrote.
    """
    refuse_foreign(folder)
    place = folder.resolve()
    with _telling(folder):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{place.name[:40]}-", dir=place.parent))
    try:
        count = _write(pages, beside)
        with _telling(folder):
            beside.chmod(0o777 & ~_umask())
            _swap(beside, place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return count


@contextmanager
def _telling(folder: Path) -> Iterator[None]:
    """Say of what goes wrong with the disk that the site could not be written."""
    try:
        yield
    except OSError as error:
        raise WriteError(f"cannot write `{folder}`: {error.strerror or error}") from error


def _write(pages: Iterable[tuple[str, bytes]], folder: Path) -> int:
    count = 0
    made = {folder}
    for path, content in pages:
        with _telling(folder / path):
            # On disk a name is its UTF-8, whatever the locale: links ask for that.
            file = folder / os.fsdecode(path.encode())
            if file.parent not in made:
                file.parent.mkdir(parents=True, exist_ok=True)
                made.add(file.parent)
            file.write_bytes(content)
        count += 1
    with _telling(folder):
        (folder / MARKER).write_text(_MARKER_TEXT, encoding="utf-8")
    return count


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
