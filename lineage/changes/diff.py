"""Two compiled trees → what differs in meaning, how much it matters, and whom it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.changes.affected import affected
from lineage.changes.change import Change, ChangeSeverity, Diff, Kind
from lineage.changes.compare import compare
from lineage.changes.conditions import CONDITIONS
from lineage.changes.scene import Scene
from lineage.language.severities import ROWS
from lineage.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lineage.changes.change import Side
    from lineage.changes.difference import Difference
    from lineage.changes.reach import Reach
    from lineage.language.severities import Row
    from lineage.specs.model import Settings
    from lineage.text.source import Span

_NO_PLACE = Source("", "").whole()


def diff(base: Side, head: Side) -> Diff:
    """Tell what differs from base to head: worst first, and then in order of references."""
    scene = Scene(base.compilation, head.compilation)
    differences = [
        *compare(scene.base.project, scene.head.project, scene.names, scene.gaps),
        *scene.joined.differences(),
    ]
    severities = _severities(scene.base.project.settings, scene.head.project.settings)
    changes = [
        _change(difference, reach, _row(difference, scene, reach), severities)
        for difference, reach in zip(differences, affected(differences, scene), strict=True)
    ]
    return Diff(base, head, tuple(sorted(changes, key=_order)))


def _row(difference: Difference, scene: Scene, reach: Reach) -> Row:
    """The first row that fits."""
    subject = difference.said.subject
    return next(
        row
        for row in ROWS.values()
        if difference.kind in row.kinds and subject in row.subjects and CONDITIONS[row.when](difference, scene, reach)
    )


def _severities(base: Settings, head: Settings) -> Mapping[str, ChangeSeverity]:
    """How much each row matters to these two: what the head loosens does not hold before it is the base."""
    before, after = dict(base.changes), dict(head.changes)
    return {
        row.name: max(
            (ChangeSeverity(said.get(row.name, row.severity)) for said in (before, after)),  # type: ignore[call-overload]
            key=lambda severity: severity.rank,
        )
        for row in ROWS.values()
    }


def _change(difference: Difference, reach: Reach, row: Row, severities: Mapping[str, ChangeSeverity]) -> Change:
    was, now, said = difference.was, difference.now, difference.said
    renamed = difference.kind is Kind.RENAMED
    return Change(
        ref=said.ref,
        subject=said.subject,
        kind=difference.kind,
        severity=severities[row.name],
        row=row.name,
        span=_span(difference),
        before=None if was is None else was.ref if renamed else was.words,
        after=None if now is None else now.ref if renamed else now.words,
        other=said.other,
        affected=reach.affected,
        downstream=reach.downstream,
        contacts=reach.contacts,
    )


def _span(difference: Difference) -> Span:
    place = difference.said.place
    return place.span if place is not None else _NO_PLACE


def _order(change: Change) -> tuple[int, str, str, str, str]:
    return -change.severity.rank, change.ref, change.subject, change.other or "", change.kind
