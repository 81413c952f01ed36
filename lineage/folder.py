"""Disk → sources. The only place where spec files are read.

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
from lineage.text.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 8 * 1024 * 1024
SUFFIXES = (".yaml", ".yml")

_BOM = b"\xef\xbb\xbf"
_OPEN = (
    os.O_RDONLY
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    # Should a file become a pipe between the look at it and its opening, neither waits for a writer.
    | getattr(os, "O_NONBLOCK", 0)
)


@dataclass(frozen=True, slots=True)
class Tree:
    """A spec tree as it was read: its sources in the order of their paths, and what could not become one."""

    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]


_NO_TREE = "name the folder with the specs (--specs PATH, or LINEAGE_SPECS), or start one with `lineage init`"


def read_tree(path: Path | str) -> Tree:
    """Read every spec file of a folder, or a single file. Raises `TreeError` if it is neither."""
    root = Path(path)
    try:
        mode = root.stat().st_mode
    except (OSError, ValueError) as error:
        help_ = "" if os.path.lexists(root) else _NO_TREE
        raise TreeError(f"cannot read `{_readable(str(root))}`: {_reason(error)}", help_) from error
    if stat.S_ISDIR(mode):
        return _read_folder(root)
    if stat.S_ISREG(mode):
        read = _read_file(str(root), Source(_readable(root.name), "", _label(root.parent)))
        return Tree((read,), ()) if isinstance(read, Source) else Tree((), (read,))
    raise TreeError(f"`{_readable(str(root))}` is neither a folder nor a file")


def _read_folder(root: Path) -> Tree:
    try:
        os.scandir(root).close()
    except OSError as error:
        raise TreeError(f"cannot read `{_readable(str(root))}`: {_reason(error)}") from error
    label = _label(root)
    sources, findings = [], []
    for found in _Walk(root, label).files():
        read = _read_file(found.place, found.source) if isinstance(found, _SpecFile) else found
        if isinstance(read, Source):
            sources.append(read)
        else:
            findings.append(read)
    if not sources and not findings:
        here = Source(label or ".", "")
        findings.append(
            Finding(
                "LIN006", "no spec files", here.whole(), "specs are files called `*.yaml`; `lineage init` makes some"
            )
        )
    return Tree(tuple(sorted(sources, key=lambda source: source.path)), tuple(findings))


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
                yield self._finding("LIN001", folder, f"cannot read this folder: {_reason(error)}")
                continue
            for entry in found:
                if entry.name.startswith("."):
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
        return self._finding("LIN001", path, f"called like a spec file, but {what}", "rename it, or move it away")

    def _link(self, path: str, *, named_as_spec: bool) -> Iterator[Finding]:
        """What a link inside the tree leads to is read where it stands; any other is not followed."""
        place = self.root / path
        if not named_as_spec and not place.is_dir():
            return
        target = Path(os.path.realpath(place))
        root = Path(os.path.realpath(self.root))
        if not target.is_relative_to(root):
            yield self._finding(
                "LIN004", path, "a link that leaves the tree", "copy what it leads to into the tree, or delete the link"
            )
        elif not target.exists():
            yield self._finding("LIN001", path, "a link that leads nowhere", "mend the link, or delete it")
        elif not _is_read_itself(target.relative_to(root), target):
            yield self._finding(
                "LIN001", path, "a link to something that is not read", "put in its place what it leads to"
            )

    def _finding(self, code: str, path: str, message: str, help_: str = "") -> Finding:
        source = self._source(path) if path else Source(self.label or ".", "")
        return Finding(code, message, source.whole(), help_)

    def _source(self, path: str) -> Source:
        return Source(_readable(path), "", self.label)


def _is_read_itself(path: Path, place: Path) -> bool:
    hidden = any(name.startswith(".") for name in path.parts)
    return not hidden and (place.is_dir() or place.name.endswith(SUFFIXES))


def _read_file(place: str, source: Source) -> Source | Finding:
    """Read a regular file into its source."""
    try:
        with open(os.open(place, _OPEN), "rb") as file:  # noqa: PTH123 - opened with flags of our own
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return Finding("LIN001", "not a regular file", source.whole())
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return Finding("LIN001", f"cannot read this file: {_reason(error)}", source.whole())
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB"
        return Finding("LIN003", message, source.whole(), "split it: a workspace may be written over many files")
    data = data.removeprefix(_BOM)
    try:
        return Source(source.path, data.decode(), source.folder)
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, source)


def _not_utf8(data: bytes, error: UnicodeDecodeError, source: Source) -> Finding:
    """Point at the first byte that is not UTF-8, in a text that shows what could be read."""
    start = len(data[: error.start].decode())
    shown = Source(source.path, data.decode(errors="replace"), source.folder)
    message = f"not UTF-8: the byte 0x{data[error.start]:02x}"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "not UTF-8, but UTF-16 by its first bytes"
    return Finding("LIN002", message, Span(shown, start, start + 1), "save the file as UTF-8")


def _label(folder: Path) -> str:
    """A folder as the person typed it, tidied; nothing for the current one."""
    label = _readable(folder.as_posix())
    return "" if label == "." else label.rstrip("/")


def _readable(name: str) -> str:
    """A file name without the surrogates that stand for bytes that are not UTF-8: those can be printed nowhere."""
    return os.fsencode(name).decode(errors="backslashreplace")


def _reason(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return (reason or type(error).__name__).lower()
