"""What is to be laid out, and where it was laid: numbers, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Point: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is to be laid out: the width and height of each box, and each pair of boxes that an arrow joins, once."""

    boxes: tuple[Point, ...]
    arrows: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where everything lies: the top left corner of each box, in their order, and the Bézier points of each arrow."""

    width: int
    height: int
    corners: tuple[Point, ...]
    curves: Mapping[Point, tuple[Point, ...]]


EMPTY = Placement(0, 0, (), {})
