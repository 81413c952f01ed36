"""A spec tree as it was read, and what is refused of one, wherever it was read from."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from lineage.text.diagnostic import Finding
from lineage.text.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import PurePath

MAX_BYTES = 8 * 1024 * 1024
SUFFIXES = (".yaml", ".yml")

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Tree:
    """A spec tree as it was read: its sources in the order of their paths, and what could not become one."""

    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, read: Iterable[Source | Finding]) -> Self:
        """What was read, sorted."""
        sources: list[Source] = []
        findings: list[Finding] = []
        for each in read:
            if isinstance(each, Source):
                sources.append(each)
            else:
                findings.append(each)
        return cls(tuple(sorted(sources, key=lambda source: source.path)), tuple(findings))

    @classmethod
    def of_folder(cls, read: Iterable[Source | Finding], label: str) -> Self:
        """What was read in a folder; one without any spec file is a fault of its own."""
        tree = cls.of(read)
        return tree if tree.sources or tree.findings else cls((), (_no_spec_files(label),))


def as_source(data: bytes, named: Source) -> Source | Finding:
    """The bytes of a spec file as a source with these names."""
    data = data.removeprefix(_BOM)
    try:
        return Source(named.path, data.decode(), named.folder)
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, named)


def is_hidden(name: str) -> bool:
    """Tell whether a file or folder is passed over because of its name."""
    return name.startswith(".")


def too_large(named: Source, most: int = MAX_BYTES) -> Finding:
    """Say that a file has more bytes than are read."""
    message = f"the file is larger than {most // 1024 // 1024} MiB"
    return Finding("LIN003", message, named.whole(), "split it: a workspace may be written over many files")


def only_called_like_one(named: Source, what: str) -> Finding:
    """Say that something is called like a spec file, and is none."""
    return Finding("LIN001", f"called like a spec file, but {what}", named.whole(), "rename it, or move it away")


def link_finding(named: Source, inside: Sequence[str] | None, *, exists: bool, is_folder: bool) -> Finding | None:
    """What is wrong with a link, unless what it leads to is read where it stands.

    `inside` is the way to that, name by name from the top of the tree; None if it is outside.
    """
    place = named.whole()
    if inside is None:
        help_ = "copy what it leads to into the tree, or delete the link"
        return Finding("LIN004", "a link that leaves the tree", place, help_)
    if not exists:
        return Finding("LIN001", "a link that leads nowhere", place, "mend the link, or delete it")
    if any(map(is_hidden, inside)) or not (is_folder or inside[-1].endswith(SUFFIXES)):
        help_ = "put in its place what it leads to"
        return Finding("LIN001", "a link to something that is not read", place, help_)
    return None


def folder_label(folder: PurePath) -> str:
    """A folder as the person typed it, tidied; nothing for the current one."""
    label = readable(folder.as_posix())
    return "" if label == "." else label.rstrip("/")


def readable(name: str) -> str:
    """A file name without the surrogates that stand for bytes that are not UTF-8: those can be printed nowhere."""
    return os.fsencode(name).decode(errors="backslashreplace")


def _no_spec_files(label: str) -> Finding:
    help_ = "specs are files called `*.yaml`; `lineage init` makes some"
    return Finding("LIN006", "no spec files", Source(label or ".", "").whole(), help_)


def _not_utf8(data: bytes, error: UnicodeDecodeError, named: Source) -> Finding:
    """Point at the first byte that is not UTF-8, in a text that shows what could be read."""
    start = len(data[: error.start].decode())
    shown = Source(named.path, data.decode(errors="replace"), named.folder)
    message = f"not UTF-8: the byte 0x{data[error.start]:02x}"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "not UTF-8, but UTF-16 by its first bytes"
    return Finding("LIN002", message, Span(shown, start, start + 1), "save the file as UTF-8")
