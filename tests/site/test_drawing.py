"""Pictures: what is laid out where, and what happens when nothing can be."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

import pytest

from lineage.drawing.fit import fit, measure
from lineage.drawing.layout import LayoutFailedError, find_engine, lay_out
from lineage.drawing.picture import Arrow, Drawing, against_the_flow, compose
from lineage.drawing.sketch import EMPTY, Sketch

if TYPE_CHECKING:
    from pathlib import Path

    from lineage.drawing.picture import Curve

BOX = (200, 70)


@pytest.fixture(scope="module")
def engine() -> str:
    found = find_engine()
    assert found, "graphviz-pure is one of the dependencies"
    return found


def test_many_sketches_in_one_go(engine: str) -> None:
    pair = Sketch((BOX, BOX), ((0, 1),))
    one = Sketch((BOX,), ())
    none = Sketch((), ())
    placements = list(lay_out([pair, none, one, pair], engine))
    assert placements[0] == placements[3]
    assert placements[1] == EMPTY
    assert (placements[2].width, placements[2].height) == BOX
    (left, _), (right, _) = placements[0].corners
    assert right - left > BOX[0]
    assert placements[0].curves[0, 1][0] == (200, 35)


def test_an_engine_that_breaks_down_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "dot"
    broken.write_text("#!/bin/sh\necho graph 1 1 1\n", encoding="utf-8")
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(LayoutFailedError):
        list(lay_out([Sketch((BOX,), ())], str(broken)))


def test_an_engine_that_talks_nonsense_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "dot"
    broken.write_text("#!/bin/sh\necho graph 1 wide high\n", encoding="utf-8")
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(LayoutFailedError):
        list(lay_out([Sketch((BOX,), ())], str(broken)))


@pytest.mark.parametrize(
    ("pairs", "back"),
    [
        ({(0, 1), (1, 2)}, set()),
        ({(0, 1), (1, 0)}, {(1, 0)}),
        ({(0, 1), (1, 2), (2, 0)}, {(2, 0)}),
        ({(2, 1), (1, 0)}, set()),
        ({(0, 2), (1, 2), (2, 1)}, {(1, 2)}),
    ],
)
def test_an_arrow_that_closes_a_circle_is_against_the_flow(
    pairs: set[tuple[int, int]], back: set[tuple[int, int]]
) -> None:
    assert against_the_flow(pairs) == back


def test_a_chain_may_be_very_long() -> None:
    assert against_the_flow({(number, number + 1) for number in range(50_000)}) == set()


def test_an_arrow_against_the_flow_runs_backwards(engine: str) -> None:
    arrows = (Arrow(0, 1, ("reads",), "data"), Arrow(1, 2, ("feeds",), "data"), Arrow(2, 0, ("writes",), "data"))
    drawing = Drawing(("lake", "notebook", "report"), arrows)
    ends = [_ends(curve) for curve in compose(drawing, next(lay_out([drawing.sketch], engine))).curves]
    assert ends[2][0][0] > ends[2][1][0], "from right to left"
    assert ends[0][0][0] < ends[0][1][0]


def _ends(curve: Curve) -> tuple[tuple[int, ...], tuple[int, ...]]:
    numbers = list(map(int, re.findall(r"-?\d+", curve.path)))
    return tuple(numbers[:2]), tuple(numbers[-2:])


def test_of_two_arrows_against_each_other_both_are_seen(engine: str) -> None:
    arrows = (Arrow(0, 1, ("reads",), "data"), Arrow(1, 0, ("writes",), "data"), Arrow(1, 1, ("runs",), "data"))
    drawing = Drawing(("lake", "notebook"), arrows)
    picture = compose(drawing, next(lay_out([drawing.sketch], engine)))
    there, back = picture.curves
    ((left, top), (right, bottom)), (start, end) = _ends(there), _ends(back)
    assert (start, end) == ((right, bottom + 10), (left, top + 10))
    assert all(0 < y - card.y < picture.size[1] for card, (_, y) in zip(picture.cards, (end, start), strict=True))
    assert [card.face for card in picture.cards] == ["lake", "notebook"]


def test_texts_are_cut_to_the_room_there_is() -> None:
    assert fit("short", 200, 13) == "short"
    cut = fit("a name that is much too long for any card " * 3, 130, 13)
    assert cut.endswith("…")
    assert measure(cut, 13) <= 131
    assert fit("長い名前" * 20, 130, 13).endswith("…")
    assert fit("", 10, 13) == ""
