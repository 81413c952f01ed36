"""As much of a review as a page has room for, worst first, and how much it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.changes.change import ChangeSeverity
    from lineage.changes.review import Block, Group, Review, Told

MOST_NAMED = 12
"""How many of those affected, and of those to tell, a page names for each block of changes; it counts them all."""

_MARKUP = 45
"""Bytes around each name and value."""

_LINE = 240
"""Bytes around each change, and around what is said of each block."""


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one severity: how many there are, and those that are shown."""

    severity: ChangeSeverity
    count: int
    groups: tuple[Group, ...]

    @property
    def omitted(self) -> int:
        """How many changes are left out."""
        return self.count - sum(len(group.told) for group in self.groups)


def excerpt(review: Review, room: int) -> tuple[Section, ...]:
    """The sections of a review, in not many more than so many bytes."""
    shown = list(_fitting(review.groups, room))
    return tuple(
        Section(severity, count, tuple(group for group in shown if group.severity is severity))
        for severity, count in review.counts.items()
        if count
    )


def _fitting(groups: Iterable[Group], room: int) -> Iterator[Group]:
    for group in groups:
        room -= _size((group.ref, group.type))
        blocks = []
        for block in group.blocks:
            room -= _block_size(block)
            kept = []
            for told in block.told:
                room -= _told_size(told)
                if room >= 0:
                    kept.append(told)
            blocks += [replace(block, told=tuple(kept))] if kept else []
        if blocks:
            yield replace(group, blocks=tuple(blocks))
        if room < 0:
            return


def _block_size(block: Block) -> int:
    return _size(chain(block.affected[:MOST_NAMED], block.contacts[:MOST_NAMED], block.reasons))


def _told_size(told: Told) -> int:
    return _size((told.change.span.source.label, *(word.text for word in told.words)))


def _size(texts: Iterable[str]) -> int:
    return _LINE + sum(len(text.encode(errors="replace")) + _MARKUP for text in texts)
