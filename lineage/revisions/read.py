"""Reading spec trees at revisions: what is the same at several of them is read once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lineage.errors import RevisionError
from lineage.revisions.listing import Entry, Listing
from lineage.text.diagnostic import Finding
from lineage.text.source import Source
from lineage.tree import (
    MAX_BYTES,
    Tree,
    as_source,
    folder_label,
    link_finding,
    only_called_like_one,
    readable,
    too_large,
)
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import PurePath

    from lineage.revisions.repository import Repository

_TARGET_BYTES = 4096
"""No link says more than that."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the spec tree of a repository at one revision after the other, and remembers what it has read.

    `specs` is the tree as the person called it: what is read is called so, too, whatever the revision.
    """

    repository: Repository
    specs: PurePath
    _contents: dict[str, bytes | None] = field(default_factory=dict)
    _read: dict[tuple[str, str], Source | Finding] = field(default_factory=dict)

    def tree(self, revision: str, commit: str) -> Tree | None:
        """The spec tree as it was at a commit, which the person called `revision`; None if there was none."""
        listing = self._listing(revision, commit)
        if not listing.entries:
            return None
        self._fetch(revision, listing)
        if (file := listing.single) is None:
            label = folder_label(self.specs)
            return Tree.of_folder(self._folder(listing, label), label)
        if file.is_link or file.is_submodule:
            what = "a link" if file.is_link else "a submodule"
            raise RevisionError(f"{quoted(readable(listing.top))} is {what} at {quoted(readable(revision))}")
        return Tree.of([self._source(file, Source(readable(self.specs.name), "", folder_label(self.specs.parent)))])

    def _listing(self, revision: str, commit: str) -> Listing:
        top = self.repository.path
        below = ("--", top) if top else ()
        listed = self.repository.git.listing("ls-tree", "-r", "-z", "--full-tree", commit, *below)
        if not listed.worked:
            raise self.repository.missing(revision)
        entries = []
        for line in listed.out.split(b"\0")[:-1]:
            about, _, path = line.partition(b"\t")
            mode, _, oid = about.decode().split(" ")
            entries.append(Entry(mode, oid, os.fsdecode(path)))
        return Listing(top, tuple(entries))

    def _folder(self, listing: Listing, label: str) -> Iterator[Source | Finding]:
        """Every spec file, and a finding for each thing that is called like one."""
        for folder in listing.folders_named_as_specs():
            yield only_called_like_one(Source(readable(folder), "", label), "a folder")
        targets = {entry.path: self._target(entry) for entry in listing.entries if entry.is_link}
        for entry in listing.visible():
            named = Source(readable(listing.inside(entry.path)), "", label)
            if entry.is_link:
                inside, there, is_folder = listing.led_to(entry.path, targets)
                if entry.is_named_as_spec or is_folder:
                    finding = link_finding(named, inside, exists=there, is_folder=is_folder)
                    yield from () if finding is None else (finding,)
            elif entry.is_submodule:
                help_ = "check it out, and compare folders"
                yield Finding("LIN001", "a submodule, whose files no revision holds", named.whole(), help_)
            elif entry.is_named_as_spec:
                yield self._source(entry, named)

    def _source(self, entry: Entry, named: Source) -> Source | Finding:
        """A spec file; where it is the same at two revisions, it is the very same source."""
        key = entry.oid, named.path
        if key not in self._read:
            data = self._contents[entry.oid]
            self._read[key] = too_large(named) if data is None else as_source(data, named)
        return self._read[key]

    def _target(self, link: Entry) -> str:
        return os.fsdecode((self._contents[link.oid] or b"/")[:_TARGET_BYTES])

    def _fetch(self, revision: str, listing: Listing) -> None:
        """Read the contents that have not been read yet; None for those that are too large."""
        if (file := listing.single) is not None:
            wanted: Iterable[Entry] = (file,)
        else:
            files = [entry for entry in listing.visible() if entry.is_named_as_spec]
            wanted = [*files, *(entry for entry in listing.entries if entry.is_link)]
        oids = dict.fromkeys(entry.oid for entry in wanted if not entry.is_submodule)
        new = [oid for oid in oids if oid not in self._contents]
        sizes = self._sizes(revision, new)
        self._contents.update(dict.fromkeys(new))
        small = [oid for oid in new if sizes[oid] <= MAX_BYTES]
        out = memoryview(self._objects(revision, "--batch", small))
        at = 0
        for oid in small:
            at += len(f"{oid} blob {sizes[oid]}\n")
            self._contents[oid] = bytes(out[at : at + sizes[oid]])
            at += sizes[oid] + 1

    def _sizes(self, revision: str, oids: list[str]) -> dict[str, int]:
        sizes = {}
        for line in self._objects(revision, "--batch-check", oids).decode().splitlines():
            oid, kind, *size = line.split(" ")
            if kind != "blob":
                raise self.repository.missing(revision)
            sizes[oid] = int(size[0])
        return sizes

    def _objects(self, revision: str, how: str, oids: list[str]) -> bytes:
        if not oids:
            return b""
        read = self.repository.git.ask("cat-file", how, asked="".join(f"{oid}\n" for oid in oids).encode())
        if not read.worked:
            raise self.repository.missing(revision)
        return read.out
