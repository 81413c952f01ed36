"""Large boxes laid out in rows, with arrows from side to side: where Graphviz would spread them over too much room."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from lineage.drawing.sketch import Placement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lineage.drawing.sketch import Point, Sketch

_GAP = (130, 90)
_SPREAD = 0.7
"""How much of a side arrows may take."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A box at its place: its corner, its size, and its row and column."""

    x: int
    y: int
    width: int
    height: int
    row: int
    column: int

    def port(self, side: str, at: float) -> Point:
        """A place on a side, a part of its way from its middle to its ends: -1 to 1."""
        across, down = self.x + self.width / 2, self.y + self.height / 2
        if side in {"left", "right"}:
            return (self.x if side == "left" else self.x + self.width), round(down + at * self.height / 2)
        return round(across + at * self.width / 2), (self.y if side == "top" else self.y + self.height)


_OUTWARDS = {"left": (-1, 0), "right": (1, 0), "top": (0, -1), "bottom": (0, 1)}


def grid(sketch: Sketch, columns: int) -> Placement:
    """Lay out boxes row by row, in their order; each arrow leaves and arrives at sides that face each other."""
    boxes = _boxes(sketch.boxes, columns)
    sides = {arrow: _sides(boxes[arrow[0]], boxes[arrow[1]]) for arrow in sketch.arrows}
    ports = _ports(boxes, sides)
    return Placement(
        width=max((box.x + box.width for box in boxes), default=0),
        height=max((box.y + box.height for box in boxes), default=0),
        corners=tuple((box.x, box.y) for box in boxes),
        curves={arrow: _curve(ports[arrow, 0], ports[arrow, 1], sides[arrow]) for arrow in sketch.arrows},
    )


def _boxes(sizes: Sequence[Point], columns: int) -> list[_Box]:
    widths = [max((width for width, _ in sizes[column::columns]), default=0) for column in range(columns)]
    rows = [sizes[start : start + columns] for start in range(0, len(sizes), columns)]
    heights = [max(height for _, height in row) for row in rows]
    lefts = [0, *accumulate(width + _GAP[0] for width in widths)]
    tops = [0, *accumulate(height + _GAP[1] for height in heights)]
    return [
        _Box(lefts[number % columns], tops[number // columns], *size, number // columns, number % columns)
        for number, size in enumerate(sizes)
    ]


def _sides(start: _Box, end: _Box) -> tuple[str, str]:
    if start.column != end.column:
        return ("right", "left") if start.column < end.column else ("left", "right")
    return ("bottom", "top") if start.row < end.row else ("top", "bottom")


def _ports(boxes: Sequence[_Box], sides: Mapping[Point, tuple[str, str]]) -> dict[tuple[Point, int], Point]:
    """The places where arrows leave (0) and arrive (1): along each side in the order of where they lead."""
    at_side: dict[tuple[int, str], list[tuple[tuple[int, int, int], Point, int]]] = {}
    for arrow, both in sides.items():
        for end in (0, 1):
            other = boxes[arrow[1 - end]]
            place = (other.column, other.row) if both[end] in {"top", "bottom"} else (other.row, other.column)
            # Of two that join the same boxes, the one keeps to the same side of the other all the way.
            at_side.setdefault((arrow[end], both[end]), []).append(((*place, arrow[0]), arrow, end))
    found = {}
    for (number, side), ends in at_side.items():
        for rank, (_, arrow, end) in enumerate(sorted(ends)):
            at = _SPREAD * (2 * (rank + 1) / (len(ends) + 1) - 1)
            found[arrow, end] = boxes[number].port(side, at)
    return found


def _curve(start: Point, end: Point, sides: tuple[str, str]) -> tuple[Point, ...]:
    reach = 0.45 * max(abs(start[0] - end[0]), abs(start[1] - end[1]), 60)
    bends = []
    for (x, y), side in zip((start, end), sides, strict=True):
        across, down = _OUTWARDS[side]
        bends.append((round(x + across * reach), round(y + down * reach)))
    return (start, *bends, end)
