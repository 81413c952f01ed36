"""What a change is: what of, what happened to it, how much that matters, whom it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.language.severities import ChangeSeverity, Kind

if TYPE_CHECKING:
    from lineage.compiler import Compilation
    from lineage.text.source import Span


__all__ = ["NOT_COMPARED", "Change", "ChangeSeverity", "Diff", "Kind", "Side"]

NOT_COMPARED = "what could not be read is not compared"
"""What there is to say of a side that was not read whole."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in meaning.

    `ref` is the whole reference of what changed: of an artifact, part, column, or version; `model@alias` for an alias;
    the downstream end for a relationship; the workspace for a role given in it, the group for a member. What is no
    thing of a workspace has `role:`, `type:`, `policy:`, `rule:` or `change:` before its name, or is `kind:Project`.
    Of what was removed it is the reference on the base. `other` is who or what else it takes to name the change: the
    upstream end of a relationship, the principal who has the role or is the member, the policy of a waiver.

    `subject` is what of `ref` changed, one of the subjects in `lineage.language.severities`; `before` and `after` are
    what it was and is, in words, None where there was or is nothing. Of something renamed they are the references.

    `row` names the row of the table of severities that weighed it. `affected` are the consumption artifacts and model
    versions downstream that are still there, as the head calls them; `downstream` counts all artifacts there,
    `contacts` are their owners and the contacts of their workspaces: on the base for what goes away, on the head for
    what comes. `span` is where it stands on its own
    side: on the base for what was removed, else on the head.
    """

    ref: str
    subject: str
    kind: Kind
    severity: ChangeSeverity
    row: str
    span: Span
    before: str | None = None
    after: str | None = None
    other: str | None = None
    affected: tuple[str, ...] = ()
    downstream: int = 0
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two trees that are compared. `name` is what the person called it: a revision, a folder, a file."""

    name: str
    compilation: Compilation

    @property
    def is_read_whole(self) -> bool:
        """Whether all of its documents could be read; else nothing counts as missing that may stand in the others."""
        return not self.compilation.project.truncated


@dataclass(frozen=True, slots=True)
class Diff:
    """All changes from `base` to `head`: worst first, and then in order of references."""

    base: Side
    head: Side
    changes: tuple[Change, ...]

    def count(self, severity: ChangeSeverity) -> int:
        """How many changes have a severity."""
        return sum(change.severity is severity for change in self.changes)
