"""A diff for people: the verdict and whom to tell, then every change, worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.changes.change import ChangeSeverity, Kind
from lineage.changes.review import Review
from lineage.output.layout import at_a_glance, facts, first_of
from lineage.output.terminal import Piece, Style, display_width, shortened
from lineage.wording.phrasing import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.changes.change import Diff
    from lineage.changes.review import Block, Group, Told
    from lineage.output.terminal import Line

_STYLES = {ChangeSeverity.BREAKING: Style.ERROR, ChangeSeverity.RISKY: Style.WARNING, ChangeSeverity.SAFE: Style.HELP}
_SIGNS = {
    Kind.ADDED: Piece("+", Style.HELP),
    Kind.REMOVED: Piece("-", Style.ERROR),
    Kind.CHANGED: Piece("~", Style.WARNING),
    Kind.RENAMED: Piece("~", Style.INFO),
}
_MOST_CONTACTS = 30
_BEFORE_FACTS = len("  affects  ")
_BEFORE_REACH = len("    affects  ")
_GAP = 2
_LONGEST_VALUE = 60
_WIDEST_SENTENCE = 64
"""Places stand below each other behind sentences that are no longer."""


def diff_lines(diff: Diff, width: int | None = None) -> Iterator[Line]:
    """What changes from one tree to another, how bad that is, whom it reaches, and where it stands."""
    review = Review(diff)
    yield _verdict(review)
    if review.verdict is None:
        return
    room = None if width is None else width - _BEFORE_FACTS
    types = [f"{name} {count:,}" for name, count in review.affected_by_type.items()]
    contacts = Piece(first_of(review.contacts, _MOST_CONTACTS), Style.WARNING)
    yield from facts((("affects", (at_a_glance(types, room, " · "),)), ("tell", (contacts,))))
    for severity in ChangeSeverity:
        groups = [group for group in review.groups if group.severity is severity]
        if groups:
            yield from _section(severity, groups, width)
    if any(change.kind is Kind.RENAMED for change in diff.changes):
        yield ()
        yield (Piece("looks renamed: a guess, from what it holds and what is around it", Style.DIM),)


def _verdict(review: Review) -> Line:
    sides = f" from {review.diff.base.name} to {review.diff.head.name}"
    if review.verdict is None:
        return (Piece("no change in meaning", Style.STRONG), sides, review.reservation)
    total = counted(len(review.diff.changes), "change")
    pieces = [Piece(f"{total}{sides}: ", Style.STRONG)]
    for severity, count in review.counts.items():
        if count:
            pieces += [Piece(", ")] if len(pieces) > 1 else []
            pieces.append(Piece(f"{count:,} {severity}", _STYLES[severity]))
    return pieces


def _section(severity: ChangeSeverity, groups: Sequence[Group], width: int | None) -> Iterator[Line]:
    yield ()
    yield (Piece(severity.upper(), _STYLES[severity]),)
    widths = (_width(told) for group in groups for told in group.told)
    column = max((each for each in widths if each <= _WIDEST_SENTENCE), default=0)
    for group in groups:
        yield (Piece(group.ref, Style.NAME), "  ", Piece(group.type, Style.TYPE))
        for block in group.blocks:
            for told in block.told:
                yield from _change(told, column, width)
            if severity is not ChangeSeverity.SAFE:
                yield from _reach(block, width)


def _change(told: Told, column: int, width: int | None) -> Iterator[Line]:
    """A sign, the sentence, and where it stands: behind it if there is room, else below."""
    change = told.change
    sentence = (Piece("  "), _SIGNS[change.kind], Piece(" "), *_sentence(told))
    place = Piece(f"{change.span.source.label}:{change.span.line}", Style.DIM)
    used = _width(told)
    room = None if width is None else width - len("  - ") - used - display_width(place.text)
    gaps = [gap for gap in (max(column - used, 0) + _GAP, _GAP) if room is None or gap <= room]
    if gaps:
        yield (*sentence, Piece(" " * gaps[0]), place)
    else:
        yield sentence
        yield ("      ", place)


def _sentence(told: Told) -> list[Piece]:
    return [
        Piece(f"`{shortened(word.text, _LONGEST_VALUE)}`", Style.NAME) if word.quoted else Piece(word.text)
        for word in told.words
    ]


def _width(told: Told) -> int:
    return sum(display_width(piece.text) for piece in _sentence(told))


def _reach(block: Block, width: int | None) -> Iterator[Line]:
    room = None if width is None else width - _BEFORE_REACH
    affected = at_a_glance(block.affected, room)
    if not affected and block.downstream:
        affected = f"{counted(block.downstream, 'artifact')} downstream"
    lines = (
        ("why", "; ".join(block.reasons)),
        ("affects", affected),
        ("tell", first_of(block.contacts, _MOST_CONTACTS)),
    )
    yield from ((Piece(f"    {name:<7}  ", Style.DIM), said) for name, said in lines if said)
