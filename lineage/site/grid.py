"""Large boxes laid out in rows, with arrows from side to side: where Graphviz would spread them over too much room."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from lineage.drawing.sketch import Placement
from lineage.site.lanes import Gap, lanes, rounded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lineage.drawing.sketch import Point, Sketch

_GAP = (130, 90)
_FARTHEST = 120
"""How far a curve leads straight on from a box: no farther than the gap is wide."""

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
    """Lay out boxes row by row, in their order.

    Between neighbours, arrows leave and arrive at sides that face each other; all others go along the gaps.
    """
    boxes = _boxes(sketch.boxes, columns)
    last = _Box(0, 0, 0, 0, max((box.row for box in boxes), default=0), columns - 1)
    ends = {arrow: (boxes[arrow[0]], boxes[arrow[1]]) for arrow in sketch.arrows}
    sides = {arrow: _sides(*pair, last) for arrow, pair in ends.items()}
    ports = _ports(boxes, sides)
    far = {arrow: _gaps(pair, sides[arrow]) for arrow, pair in ends.items() if _far(*pair)}
    taken = lanes(far, _rooms(boxes))
    curves = {}
    for arrow in sketch.arrows:
        start, end = ports[arrow, 0], ports[arrow, 1]
        if arrow in far:
            curves[arrow] = rounded(_corners(start, end, [(gap, taken[arrow, gap]) for gap in far[arrow]]))
        else:
            curves[arrow] = _curve(start, end, sides[arrow])
    return Placement(
        width=max((box.x + box.width for box in boxes), default=0),
        height=max((box.y + box.height for box in boxes), default=0),
        corners=tuple((box.x, box.y) for box in boxes),
        curves=curves,
    )


def columns_for(sizes: Sequence[Point], room: Point) -> int:
    """In how many columns boxes are seen largest in a room of some width and height; of equals, in the most.

    Three boxes and more stand in two rows and two columns at least: between those is where arrows pass.
    """

    def seen(columns: int) -> tuple[float, int]:
        boxes = _boxes(sizes, columns)
        width, height = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
        return min(1.0, room[0] / width, room[1] / height), columns

    several = range(2, -(-len(sizes) // 2) + 1)
    return max(several or range(1, len(sizes) + 1), key=seen, default=1)


def _far(start: _Box, end: _Box) -> bool:
    """Whether two are no neighbours, so that other boxes may stand between them."""
    return abs(start.column - end.column) + abs(start.row - end.row) > 1


def _rooms(boxes: Sequence[_Box]) -> dict[Gap, tuple[int, int]]:
    """Where the gaps between rows and between columns begin and end."""
    rooms: dict[Gap, tuple[int, int]] = {}
    for across in (True, False):
        lines: dict[int, tuple[int, int]] = {}
        for box in boxes:
            number, start, size = (box.row, box.y, box.height) if across else (box.column, box.x, box.width)
            lines[number] = (start, max(start + size, lines.get(number, (0, 0))[1]))
        rooms |= {Gap(across, number): (lines[number][1], lines[number + 1][0]) for number in range(len(lines) - 1)}
    return rooms


def _gaps(ends: tuple[_Box, _Box], sides: tuple[str, str]) -> list[Gap]:
    """The gaps that an arrow goes along, one after the other: the next is always at right angles."""
    found = []
    for box, side in zip(ends, sides, strict=True):
        across = side in {"top", "bottom"}
        before = side in {"top", "left"}
        found.append(Gap(across, (box.row if across else box.column) - before))
    return list(dict.fromkeys(found))


def _corners(start: Point, end: Point, taken: Sequence[tuple[Gap, int]]) -> list[Point]:
    """Where an arrow turns: into each lane, and out of the last one."""
    corners = [start]
    for gap, at in taken:
        x, y = corners[-1]
        corners.append((x, at) if gap.across else (at, y))
    x, y = corners[-1]
    corners.append((end[0], y) if taken[-1][0].across else (x, end[1]))
    return [*corners, end]


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


def _sides(start: _Box, end: _Box, last: _Box) -> tuple[str, str]:
    """The sides at which an arrow leaves and arrives; `last` is in the last row and column."""
    onwards = ("right", "left") if start.column < end.column else ("left", "right")
    down = ("bottom", "top") if start.row < end.row else ("top", "bottom")
    if not _far(start, end):
        return onwards if start.column != end.column else down
    if abs(start.column - end.column) == 1:
        return onwards
    if start.column == end.column:
        side = "right" if start.column < last.column else "left"
        return side, side
    if start.row == end.row:
        side = "bottom" if start.row < last.row else "top"
        return side, side
    return down if abs(start.row - end.row) == 1 else (down[0], onwards[1])


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
    reach = min(0.45 * max(abs(start[0] - end[0]), abs(start[1] - end[1]), 60), _FARTHEST)
    bends = []
    for (x, y), side in zip((start, end), sides, strict=True):
        across, down = _OUTWARDS[side]
        bends.append((round(x + across * reach), round(y + down * reach)))
    return (start, *bends, end)
