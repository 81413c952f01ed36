"""Ways around boxes that stand in rows: along the lanes of the gaps between them, from corner to corner."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lineage.drawing.sketch import Point

_ROUND = 22
"""How wide a corner is turned."""


class Gap(NamedTuple):
    """The room between two rows (`across`), or between two columns, by the number of the first of the two."""

    across: bool
    number: int


def lanes(users: Mapping[Point, Sequence[Gap]], rooms: Mapping[Gap, tuple[int, int]]) -> dict[tuple[Point, Gap], int]:
    """A lane of its own for each arrow in each gap that it goes along."""
    found = {}
    for gap, (start, end) in rooms.items():
        inside = sorted(arrow for arrow, gaps in users.items() if gap in gaps)
        for rank, arrow in enumerate(inside, 1):
            found[arrow, gap] = round(start + (end - start) * rank / (len(inside) + 1))
    return found


def rounded(corners: Iterable[Point]) -> tuple[Point, ...]:
    """A way from corner to corner, as cubic Bézier curves: straight, and round at the corners."""
    points = list(dict.fromkeys(corners))
    way = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _towards(corner, before), _towards(corner, after)
        way += _straight(way[-1], start)
        way += [_between(start, corner, 0.55), _between(end, corner, 0.55), end]
    return (*way, *_straight(way[-1], points[-1]))


def _straight(start: Point, end: Point) -> list[Point]:
    return [_between(start, end, 1 / 3), _between(start, end, 2 / 3), end]


def _towards(corner: Point, other: Point) -> Point:
    """Where the curve around a corner begins on the side of another, and at the farthest half-way there."""
    length = abs(corner[0] - other[0]) + abs(corner[1] - other[1])
    return _between(corner, other, min(_ROUND, length / 2) / length)


def _between(start: Point, end: Point, part: float) -> Point:
    return round(start[0] + part * (end[0] - start[0])), round(start[1] + part * (end[1] - start[1]))
