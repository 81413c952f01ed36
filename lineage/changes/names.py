"""What things of the base are called on the head."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Names:
    """The renames between two trees: for what was renamed itself, its old and its new whole reference.

    What is in something renamed has a new reference with it.
    """

    renamed: Mapping[str, str] = field(default_factory=dict)

    def head(self, ref: str) -> str:
        """What the head calls something of the base. A name that means nothing there is given back as it is."""
        if ref.partition("/")[0] not in self._workspaces:
            return ref
        if (known := self._translated.get(ref)) is None:
            known = self._translated[ref] = self._translate(ref)
        return known

    def _translate(self, ref: str) -> str:
        """By what is renamed nearest to it: itself, or what holds it."""
        if ref in self.renamed:
            return self.renamed[ref]
        holder, mark, name = split(ref)
        return f"{self.head(holder)}{mark}{name}" if mark else ref

    @cached_property
    def _workspaces(self) -> frozenset[str]:
        """Where anything was renamed. Very many names are asked for, most of them from elsewhere."""
        return frozenset(old.partition("/")[0] for old in self.renamed)

    @cached_property
    def _translated(self) -> dict[str, str]:
        """What was asked for so far: ends of relationships come time and again, and parts of one thing together."""
        return {}

    def turned(self) -> Names:
        """The same from the head to the base."""
        return Names({new: old for old, new in self.renamed.items()})

    def with_more(self, renamed: Mapping[str, str]) -> Names:
        """These and others."""
        return Names({**self.renamed, **renamed})


def split(ref: str) -> tuple[str, str, str]:
    """What holds a thing, the mark between them, and the thing's own name; of a workspace only the name."""
    # A column may be called anything, a version `1.2`; so the order is not that of a reference read from its end.
    for mark in "#@":
        holder, found, name = ref.partition(mark)
        if found:
            return holder, mark, name
    for mark in "./":
        holder, found, name = ref.rpartition(mark)
        if found:
            return holder, mark, name
    return "", "", ref
