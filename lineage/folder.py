"""Disk → spec tree. The only place where the files of a folder are read.

Nothing found in a folder is trusted: only regular files are opened, links are not followed out of the tree, no file is
read beyond the largest that is allowed, and whatever could not be read is said in a finding.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.errors import TreeError
from lineage.text.diagnostic import Finding
from lineage.text.source import Source
from lineage.tree import (
    MAX_BYTES,
    SUFFIXES,
    Tree,
    as_source,
    folder_label,
    is_hidden,
    link_finding,
    only_called_like_one,
    readable,
    too_large,
)
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN = (
    os.O_RDONLY
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    # Should a file become a pipe between the look at it and its opening, neither waits for a writer.
    | getattr(os, "O_NONBLOCK", 0)
)


_NO_TREE = "name the folder with the specs (--specs PATH, or LINEAGE_SPECS), or start one with `lineage init`"


def read_tree(path: Path | str) -> Tree:
    """Read every spec file of a folder, or a single file. Raises `TreeError` if it is neither."""
    root = Path(path)
    try:
        mode = root.stat().st_mode
    except (OSError, ValueError) as error:
        help_ = "" if os.path.lexists(root) else _NO_TREE
        raise TreeError(f"cannot read `{readable(str(root))}`: {_reason(error)}", help_) from error
    if stat.S_ISDIR(mode):
        return _read_folder(root)
    if stat.S_ISREG(mode):
        read = _read_file(str(root), Source(readable(root.name), "", folder_label(root.parent)))
        return Tree.of([read])
    raise TreeError(f"`{readable(str(root))}` is neither a folder nor a file")


def read_file(path: Path | str, most: int) -> Source:
    """Read a single file of at most so many bytes, which is no spec file. Raises `TreeError` if that cannot be."""
    place = Path(path)
    read = _read_file(str(place), Source(readable(place.name), "", folder_label(place.parent)), most)
    if isinstance(read, Finding):
        raise TreeError(f"{quoted(readable(str(place)))}: {read.message}")
    return read


def read_beside(tree: Path | str, name: str, most: int) -> bytes:
    """Read a file of at most so many bytes that a spec tree names. Raises `TreeError` if it has none of that name."""
    top = Path(os.path.realpath(tree if Path(tree).is_dir() else Path(tree).parent))
    place = os.path.realpath(top / name)
    if not Path(place).is_relative_to(top):
        raise TreeError("a link that leaves the tree")
    try:
        data = _bytes(place, most)
    except (OSError, ValueError) as error:
        raise TreeError(f"cannot read this file: {_reason(error)}") from error
    if data is None:
        raise TreeError("not a regular file")
    if len(data) > most:
        raise TreeError(f"the file is larger than {most // 1024} KiB")
    return data


def _read_folder(root: Path) -> Tree:
    try:
        os.scandir(root).close()
    except OSError as error:
        raise TreeError(f"cannot read `{readable(str(root))}`: {_reason(error)}") from error
    label = folder_label(root)
    read = (
        _read_file(found.place, found.source) if isinstance(found, _SpecFile) else found
        for found in _Walk(root, label).files()
    )
    return Tree.of_folder(read, label)


@dataclass(frozen=True, slots=True)
class _SpecFile:
    """A regular file that is to be read; `source` has its names and no text yet."""

    place: str
    source: Source


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through the folders of a tree. Links are looked at and never walked, so it ends."""

    root: Path
    label: str

    def files(self) -> Iterator[_SpecFile | Finding]:
        """Every spec file, and a finding for each thing that is called like one, or that cannot be looked into."""
        folders = [""]
        while folders:
            folder = folders.pop()
            try:
                with os.scandir(self.root / folder) as entries:
                    found = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                place = self._source(folder) if folder else Source(self.label or ".", "")
                yield Finding("LIN001", f"cannot read this folder: {_reason(error)}", place.whole())
                continue
            for entry in found:
                if is_hidden(entry.name):
                    continue
                path = f"{folder}/{entry.name}" if folder else entry.name
                named_as_spec = entry.name.endswith(SUFFIXES)
                if entry.is_symlink():
                    yield from self._link(path, named_as_spec=named_as_spec)
                elif named_as_spec:
                    yield self._spec_file(path, entry)
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(path)

    def _spec_file(self, path: str, entry: os.DirEntry[str]) -> _SpecFile | Finding:
        if entry.is_file(follow_symlinks=False):
            return _SpecFile(f"{self.root}/{path}", self._source(path))
        what = "a folder" if entry.is_dir(follow_symlinks=False) else "not a regular file"
        return only_called_like_one(self._source(path), what)

    def _link(self, path: str, *, named_as_spec: bool) -> Iterator[Finding]:
        """What a link inside the tree leads to is read where it stands; any other is not followed."""
        place = self.root / path
        if not named_as_spec and not place.is_dir():
            return
        target = Path(os.path.realpath(place))
        root = Path(os.path.realpath(self.root))
        inside = target.relative_to(root).parts if target.is_relative_to(root) else None
        finding = link_finding(self._source(path), inside, exists=target.exists(), is_folder=target.is_dir())
        if finding is not None:
            yield finding

    def _source(self, path: str) -> Source:
        return Source(readable(path), "", self.label)


def _read_file(place: str, source: Source, most: int = MAX_BYTES) -> Source | Finding:
    """Read a regular file into its source."""
    try:
        data = _bytes(place, most)
    except OSError as error:
        return Finding("LIN001", f"cannot read this file: {_reason(error)}", source.whole())
    if data is None:
        return Finding("LIN001", "not a regular file", source.whole())
    return too_large(source, most) if len(data) > most else as_source(data, source)


def _bytes(place: str, most: int) -> bytes | None:
    """What is in a regular file, up to one byte more than is read; None if it is no such file."""
    with open(os.open(place, _OPEN), "rb") as file:  # noqa: PTH123 - opened with flags of our own
        return file.read(most + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None


def _reason(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return (reason or type(error).__name__).lower()
