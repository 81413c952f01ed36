"""A diff for a comment on a pull request, as GitHub shows Markdown: the verdict, a table, a picture, details folded.

GitHub refuses comments of more than 65,536 characters. So what matters least is cut first, and it is said what was cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.changes.change import ChangeSeverity, Kind
from lineage.changes.review import Review
from lineage.output.code_span import code
from lineage.output.diff_mermaid import diff_mermaid
from lineage.output.markdown_parts import NOTE, details, faults, names, size, table
from lineage.wording.phrasing import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lineage.changes.change import Diff

MARKER = "<!-- lineage diff -->"
"""The first line, which nobody sees: by it the comment is found when it is to be updated."""

_ROOM = 60_000
"""Bytes for all of it, with some to spare for what an action may put around it."""

_ROOM_FOR_TABLE = 14_000
_ROOM_FOR_PICTURE = 12_000
_SMALLEST_PICTURE = 500
_ROOM_FOR_FAULTS = 4_000
_MOST_AFFECTED = 12
_MOST_CONTACTS = 30
_SIGNS = {ChangeSeverity.BREAKING: "🔴", ChangeSeverity.RISKY: "🟡", ChangeSeverity.SAFE: "🟢", None: "⚪"}
_GUESS = "“Looks renamed” is a guess, from what it holds and what is around it."


def diff_markdown(diff: Diff) -> str:
    """What a reviewer has to know, in Markdown that is never too long."""
    review = Review(diff)
    head = _head(review)
    foot = ["", _GUESS] if any(change.kind is Kind.RENAMED for change in diff.changes) else []
    sections = {"head": head, "foot": foot}
    room = _ROOM - size(head) - size(foot)
    for name, write, most in _sections(review):
        sections[name] = write(min(room, most))
        room -= size(sections[name])
    order = ("head", "table", "picture", *ChangeSeverity, "faults", "foot")
    return "".join(f"{line}\n" for name in order for line in sections[name])


def _sections(review: Review) -> Sequence[tuple[str, Callable[[int], list[str]], int]]:
    """What is written, and into how many bytes: what matters most first."""
    signs = {severity: f"{_SIGNS[severity]} {severity}" for severity in ChangeSeverity}

    def folded(severity: ChangeSeverity) -> Callable[[int], list[str]]:
        groups = [group for group in review.groups if group.severity is severity]
        return lambda room: details(signs[severity], groups, room)

    return (
        ("table", lambda room: table(review.groups, signs, room) if review.groups else [], _ROOM_FOR_TABLE),
        (ChangeSeverity.BREAKING, folded(ChangeSeverity.BREAKING), _ROOM),
        ("picture", lambda room: _picture(review, room), _ROOM_FOR_PICTURE),
        ("faults", lambda room: faults(review, room), _ROOM_FOR_FAULTS),
        (ChangeSeverity.RISKY, folded(ChangeSeverity.RISKY), _ROOM),
        (ChangeSeverity.SAFE, folded(ChangeSeverity.SAFE), _ROOM),
    )


def _head(review: Review) -> list[str]:
    sides = f"from {code(review.diff.base.name)} to {code(review.diff.head.name)}"
    lines = [MARKER, f"### {_SIGNS[review.verdict]} Lineage: {review.sentence}", "", f"Compared {sides}."]
    if review.affected_by_type:
        shown = [*review.affected_by_type.items()][:_MOST_AFFECTED]
        types = " · ".join(f"{count:,} {code(name)}" for name, count in shown)
        lines += ["", f"**Affects** {types}"]
    if review.contacts:
        lines += ["", f"**Tell** {names(review.contacts, _MOST_CONTACTS)}"]
    return lines


def _picture(review: Review, room: int) -> list[str]:
    before = ["", "<details open>", "<summary>The changed neighbourhood</summary>", "", "```mermaid"]
    after = ["```", "", "</details>"]
    room -= size(before) + size(after) + NOTE
    text, omitted = diff_mermaid(review, room) if room > _SMALLEST_PICTURE else ("", 0)
    if not text:
        return []
    note = [f"No room in the picture: {counted(omitted, 'more changed artifact')}.", ""] if omitted else []
    return [*before, *text.splitlines(), after[0], "", *note, after[-1]]
