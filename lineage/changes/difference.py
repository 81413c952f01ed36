"""A difference between two projects, not weighed yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.language.severities import Kind

if TYPE_CHECKING:
    from lineage.changes.facts import Fact


class Difference(NamedTuple):
    """A difference: what was said on the base, and what is said on the head."""

    kind: Kind
    was: Fact | None
    now: Fact | None

    @property
    def said(self) -> Fact:
        """What stands for the change: on the base for what was removed, else on the head."""
        fact = self.now or self.was
        assert fact is not None  # noqa: S101 - a difference has a side
        return fact

    @property
    def is_followed_on_base(self) -> bool:
        """Whether what follows from it is looked for on the base: of what goes away, or had another name there."""
        return self.kind in {Kind.REMOVED, Kind.RENAMED}

    @property
    def followed(self) -> Fact:
        """What it is about on the side where it is followed."""
        return self.was if self.was is not None and self.is_followed_on_base else self.said
