"""A picture: cards at their places and the curves between them, ready to be drawn by any format."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from lineage.drawing.sketch import EMPTY, Placement, Point, Sketch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

CARD = (212, 72)
"""The width and height of an artifact's card."""

WORKSPACE_CARD = (264, 72)
"""The same of a workspace's card, on the map of workspaces."""

MARGIN = 16

_BESIDE = 10
"""How far from the other an arrow is drawn, of two that run against each other: it would be hidden by it."""

_THICKER_ABOVE = (1, 4, 16)

Face = TypeVar("Face")


@dataclass(frozen=True, slots=True)
class Arrow:
    """What leads from a card to another, by their numbers; however much it is, it is drawn once.

    `weight` is how much, and `mark` what a change does to it, where a picture shows that.
    """

    tail: int
    head: int
    types: tuple[str, ...]
    plane: str
    weight: int = 1
    mark: str = ""

    @property
    def width(self) -> int:
        """How thick to draw it, from 1 to 4."""
        return 1 + bisect_left(_THICKER_ABOVE, self.weight)


@dataclass(frozen=True, slots=True)
class Drawing(Generic[Face]):
    """What is to be drawn: the faces of the cards, all of one size, and the arrows between them.

    Where arrows go round in a circle, the cards that come first here are drawn first.
    """

    faces: tuple[Face, ...]
    arrows: tuple[Arrow, ...]
    size: Point = CARD

    @property
    def sketch(self) -> Sketch:
        """The same, without anything but numbers, and without circles. A card's arrow to itself is not drawn."""
        pairs = {(arrow.tail, arrow.head) for arrow in self.arrows if arrow.tail != arrow.head}
        against = against_the_flow(pairs)
        forwards = {pair[::-1] if pair in against else pair for pair in pairs}
        return Sketch((self.size,) * len(self.faces), tuple(sorted(forwards)))


@dataclass(frozen=True, slots=True)
class Card(Generic[Face]):
    """A card at its place."""

    number: int
    x: int
    y: int
    face: Face


@dataclass(frozen=True, slots=True)
class Curve:
    """An arrow at its place: `path` is what SVG calls the data of a path, `label` where a word about it has room."""

    arrow: Arrow
    path: str
    label: Point = (0, 0)


@dataclass(frozen=True, slots=True)
class Picture(Generic[Face]):
    """A drawing, laid out."""

    width: int
    height: int
    size: Point
    cards: tuple[Card[Face], ...]
    curves: tuple[Curve, ...]

    def __bool__(self) -> bool:
        """An empty picture need not be shown."""
        return bool(self.cards)


def compose(drawing: Drawing[Face], placement: Placement, *, labels: float = 0.6) -> Picture[Face]:
    """Put the faces of a drawing where the layout says; what is said of an arrow, at that part of its way."""
    if placement == EMPTY:
        return Picture(0, 0, drawing.size, (), ())
    cards = tuple(
        Card(number, x + MARGIN, y + MARGIN, face)
        for number, (face, (x, y)) in enumerate(zip(drawing.faces, placement.corners, strict=True))
    )
    return Picture(
        placement.width + 2 * MARGIN,
        placement.height + 2 * MARGIN,
        drawing.size,
        cards,
        _curves(drawing.arrows, placement.curves, labels),
    )


def _curves(arrows: Sequence[Arrow], places: Mapping[Point, Sequence[Point]], labels: float) -> tuple[Curve, ...]:
    """Draw each arrow along the curve of its pair, or backwards, along that of the pair turned round."""
    pairs = {(arrow.tail, arrow.head) for arrow in arrows}
    curves = []
    for arrow in arrows:
        pair = arrow.tail, arrow.head
        points = places.get(pair)
        if points is None:
            points = places.get(pair[::-1], ())[::-1]
            points = _beside(points) if points and pair[::-1] in pairs else points
        if points:
            curves.append(Curve(arrow, _path(points), _label(points, labels)))
    return tuple(curves)


def _beside(points: Sequence[Point]) -> Sequence[Point]:
    """Below a curve; where that is steep, at the side of it that is below."""
    (x, y), *between, (end_x, end_y) = points
    aside = _BESIDE if end_y > y else -_BESIDE
    moved = [(across + aside, down + _BESIDE) for across, down in between]
    return [(x, y + _BESIDE), *moved, (end_x, end_y + _BESIDE)]


def _path(points: Sequence[Point]) -> str:
    (x, y), *rest = points
    return f"M{x + MARGIN} {y + MARGIN}C" + " ".join(f"{x + MARGIN} {y + MARGIN}" for x, y in rest)


def _label(points: Sequence[Point], part: float) -> Point:
    """A place on an arrow. Nearer to its end, the labels of two that run against each other stand apart."""
    pieces = (len(points) - 1) // 3
    at = part * pieces
    piece = min(int(at), pieces - 1)
    four = points[3 * piece : 3 * piece + 4]
    x, y = (_between([point[axis] for point in four], at - piece) for axis in (0, 1))
    return x + MARGIN, y + MARGIN


def _between(numbers: Sequence[int], at: float) -> int:
    """Where a Bézier curve is, on one axis, a part of its way from the first to the last of four numbers."""
    start, one, other, end = numbers
    rest = 1 - at
    return round(rest**3 * start + 3 * rest * rest * at * one + 3 * rest * at * at * other + at**3 * end)


def against_the_flow(pairs: Collection[Point]) -> set[Point]:
    """The arrows that close a circle: those that lead back to where a walk along the arrows came from.

    Laid out the other way round they leave the flow from left to right alone.
    """
    onwards: dict[int, list[int]] = {}
    for tail, head in sorted(pairs):
        onwards.setdefault(tail, []).append(head)
    back: set[Point] = set()
    done: set[int] = set()
    for start in sorted(onwards):
        if start in done:
            continue
        trail = {start: iter(onwards[start])}
        while trail:
            here, rest = next(reversed(trail.items()))
            to = next(rest, None)
            if to is None:
                done.add(here)
                del trail[here]
            elif to in trail:
                back.add((here, to))
            elif to not in done:
                trail[to] = iter(onwards.get(to, ()))
    return back
