"""What the pages of a site say of a diff: its review, and what it does to each artifact that is shown."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from lineage.changes.excerpt import excerpt
from lineage.changes.review import Review, thing_of
from lineage.changes.surroundings import Mark, marks
from lineage.site.paths import CHANGES, anchor, href
from lineage.specs.project import artifact_ref, workspace_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lineage.changes.change import Change, Diff
    from lineage.changes.excerpt import Section
    from lineage.changes.review import Group

_ROOM = 76_000
"""Bytes of changes that the page holds; the commands have all of them."""


@dataclass(frozen=True)
class Changes:
    """A diff whose head a site shows. `chosen` are the artifacts that it shows; without it, all."""

    diff: Diff
    chosen: frozenset[str] | None = None

    @cached_property
    def review(self) -> Review:
        """The changes to what is shown, and what is shown of all that they reach."""
        if self.chosen is None:
            return Review(self.diff)
        told = (change for change in self.diff.changes if self._concerns(thing_of(change)))
        return Review(replace(self.diff, changes=tuple(map(self._cut, told))))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The changes that their page has room for."""
        return excerpt(self.review, _ROOM)

    @cached_property
    def ids(self) -> Mapping[tuple[str, str], str]:
        """What each group on the page is called: the first group of a thing by its name, others not at all."""
        groups = [group for section in self.sections for group in section.groups]
        first = {group.ref: group for group in reversed(groups)}
        return {(group.severity, group.ref): anchor(group.ref) for group in first.values()}

    @cached_property
    def marks(self) -> Mapping[str, Mark]:
        """What happened to each artifact that changed, was added or removed."""
        return marks(self.review)

    def of(self, ref: str) -> Sequence[Group]:
        """The changes to an artifact and to what is in it."""
        return self._by_thing.get(ref, ())

    def removed_from(self, workspace: str) -> int:
        """How many artifacts a workspace has lost."""
        return sum(mark is Mark.REMOVED and workspace_name(ref) == workspace for ref, mark in self.marks.items())

    def link(self, ref: str) -> str:
        """Where the changes of a thing are told, from the root of the site."""
        shown = any(thing == ref for _, thing in self.ids)
        return f"{href(CHANGES)}#{anchor(ref)}" if shown else href(CHANGES)

    @cached_property
    def _by_thing(self) -> Mapping[str, list[Group]]:
        found: dict[str, list[Group]] = defaultdict(list)
        for group in self.review.groups:
            found[group.ref].append(group)
        return found

    def shows(self, ref: str) -> bool:
        """Whether an artifact may be named: it is shown, or it is gone from a workspace that is."""
        if self.chosen is None or ref in self.chosen:
            return True
        return ref not in self.diff.head.compilation.project.artifacts and workspace_name(ref) in self._workspaces

    def _concerns(self, thing: str) -> bool:
        """Whether a change is to something that is shown. People and settings always are."""
        if "/" in thing:
            return self.shows(thing)
        sides = (self.diff.base, self.diff.head)
        known = any(thing in side.compilation.project.workspaces for side in sides)
        return thing in self._workspaces if known else True

    @cached_property
    def _workspaces(self) -> frozenset[str]:
        return frozenset(map(workspace_name, self.chosen or ()))

    def _cut(self, change: Change) -> Change:
        return replace(change, affected=tuple(ref for ref in change.affected if self.shows(artifact_ref(ref))))
