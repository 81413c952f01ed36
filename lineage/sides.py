"""What the BASE and the HEAD of a comparison mean, and both of them compiled.

Each is a git revision, or on disk: a folder, a spec file, or a saved `lineage.json`. A name that could be both is
refused: were a folder taken for a branch, whoever may add a folder could choose what a change is compared with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from lineage.changes.change import Side
from lineage.compiler import compile_sources
from lineage.errors import LineageError, RevisionError, TreeError
from lineage.on_disk import SAVED, compile_path
from lineage.revisions.read import Reader
from lineage.revisions.repository import Repository
from lineage.tree import SUFFIXES, readable
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from lineage.compiler import Compilation, MapSources
    from lineage.text.source import Source
    from lineage.tree import Tree

_RANGE = re.compile(r"(?P<base>.*?)(?P<dots>\.{2,3})(?P<head>.*)", re.DOTALL)

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Sides:
    """Two compiled trees to compare. `notes` say what a person should know about how they were found."""

    base: Side
    head: Side
    notes: tuple[str, ...] = ()


def read_sides(base: str, head: str | None, specs: str, each: MapSources = map, *, today: date | None = None) -> Sides:
    """Read and compile both sides of a comparison. Without a head it is the tree `specs` as it is on disk.

    At revisions the specs are where `specs` is: in the repository that it lies in. Files that are the same on both
    sides are read, parsed and declared once, and are the very same values in both compilations. Waivers of both are
    looked at on the day `today`.
    """
    left, right = _Meanings(specs).of_both(base, head)
    once = _Once(each)
    was, is_ = left.compiled(once, today), right.compiled(once, today)
    if was is None and is_ is None:
        message = f"there is no {_shown(specs)}, neither at {left.called} nor at {right.called}"
        raise TreeError(message, "say where the specs are: --specs PATH")
    notes = []
    if was is None:
        notes.append(f"there is no {_shown(specs)} at {left.called}: everything counts as added")
    if is_ is None:
        notes.append(f"there is no {_shown(specs)} at {right.called}: everything counts as removed")
    nothing = compile_sources(())
    return Sides(Side(_said(left.name), was or nothing), Side(_said(right.name), is_ or nothing), tuple(notes))


def read_revision(revision: str, specs: Path | str) -> Tree:
    """The spec tree as it was at a revision. Raises `TreeError` if there was none."""
    found = _Meanings(str(specs)).revision(revision)
    tree = found.tree()
    if tree is None:
        raise TreeError(f"there is no {_shown(str(specs))} at {found.called}", "it may have been somewhere else")
    return tree


@dataclass(frozen=True, slots=True)
class _OnDisk:
    """A folder, a spec file or a saved project."""

    name: str

    @property
    def called(self) -> str:
        return _shown(self.name)

    def compiled(self, each: MapSources, today: date | None) -> Compilation:
        return compile_path(self.name, each, today=today)


@dataclass(frozen=True, slots=True)
class _AtRevision:
    """The specs as they were at a commit."""

    name: str
    commit: str
    reader: Reader

    @property
    def called(self) -> str:
        return _shown(self.name)

    def tree(self) -> Tree | None:
        return self.reader.tree(self.name, self.commit)

    def compiled(self, each: MapSources, today: date | None) -> Compilation | None:
        tree = self.tree()
        return None if tree is None else compile_sources(tree.sources, tree.findings, each, today=today)


@dataclass(frozen=True)
class _Meanings:
    """What names of sides mean. The repository is looked for when a name may be a revision."""

    specs: str

    def of_both(self, base: str, head: str | None) -> tuple[_OnDisk | _AtRevision, _OnDisk | _AtRevision]:
        """What both mean; `one..other` and `one...other` are both in one."""
        both = None if _is_path(base) or _is_on_disk(base) else _RANGE.fullmatch(base)
        if both is None:
            return self.of(base), _OnDisk(self.specs) if head is None else self.of(head)
        if head is not None:
            raise RevisionError(f"{_shown(base)} is two sides, and {_shown(head)} a third")
        one, other = both["base"] or "HEAD", both["head"] or "HEAD"
        return self.fork(one, other) if both["dots"] == "..." else self.revision(one), self.revision(other)

    def of(self, name: str) -> _OnDisk | _AtRevision:
        """What one name means."""
        if _is_path(name):
            return _OnDisk(name)
        if not _is_on_disk(name):
            return self.revision(name)
        if self._is_revision(name):
            what = f"{_shown(name)} is a revision, and is here on disk, too"
            raise LineageError(what, f"write {quoted(f'./{name}')} for what is on disk, `refs/heads/…` for a branch")
        return _OnDisk(name)

    def revision(self, name: str) -> _AtRevision:
        """The specs at a revision."""
        return _AtRevision(name, self._reader.repository.commit(name), self._reader)

    def fork(self, one: str, other: str) -> _AtRevision:
        """The specs as they were where two revisions went apart."""
        commit = self._reader.repository.merge_base(one, other)
        return _AtRevision(f"the merge base of {one} and {other}", commit, self._reader)

    def _is_revision(self, name: str) -> bool:
        try:
            return self._reader.repository.find(name) is not None
        except RevisionError:  # no repository, no git: then it is what is on disk
            return False

    @cached_property
    def _reader(self) -> Reader:
        if self.specs.endswith(SAVED):
            what = f"{_shown(self.specs)} is a saved project, and only spec trees are read at a revision"
            raise RevisionError(what, "name the spec tree with --specs PATH, or compare two saved files")
        return Reader(Repository.around(self.specs), Path(self.specs))


@dataclass(frozen=True, slots=True)
class _Once:
    """Goes through sources as `each` does, but once through what is the same on both sides."""

    each: MapSources
    done: dict[Source, object] = field(default_factory=dict)

    def __call__(self, function: Callable[[Source], _Result], sources: Sequence[Source], /) -> Iterable[_Result]:
        new = [source for source in sources if source not in self.done]
        self.done.update(zip(new, self.each(function, new), strict=True))
        return cast("list[_Result]", [self.done[source] for source in sources])


def _is_path(name: str) -> bool:
    """Tell whether a name is spelled as a path and not as a revision, whatever there is."""
    return name in {".", ".."} or name.startswith(("/", "./", "../")) or name.endswith("/")


def _is_on_disk(name: str) -> bool:
    """Tell whether there is something on disk that can be a side."""
    place = Path(name)
    return place.is_dir() or (name.endswith((*SUFFIXES, SAVED)) and place.is_file())


def _shown(name: str) -> str:
    return quoted(readable(name))


def _said(name: str) -> str:
    """What a side is called in a sentence."""
    return "this folder" if name == "." else readable(name)
