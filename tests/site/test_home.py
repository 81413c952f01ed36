"""Home: the map of the organisation, whatever its size, and how things stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import lineage
from lineage.drawing.sketch import Sketch
from lineage.site.catalog import Catalog
from lineage.site.grid import columns_for, grid
from lineage.site.overview import overview
from tests.site.test_artifact import said
from tests.site.trees import example, pages, workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LARGEST = 150_000


def organisation(workspaces: int, domains: int) -> dict[str, str]:
    """Workspaces in a ring, each reading from the one before."""
    texts = {}
    for number in range(workspaces):
        head = f"title: 'Team of many, number {number}'\n" + (f"domain: d{number % domains}\n" if domains else "")
        before = f"w{(number - 1) % workspaces}/lake"
        artifacts = f"lake: {{type: Lakehouse}}\nreport: {{type: Report, inputs: [lake, {before}]}}"
        texts[f"w{number}.yaml"] = workspace(f"w{number}", artifacts, head)
    return texts


def home(texts: dict[str, str]) -> bytes:
    return pages(lineage.compile_texts(texts), pictures=False)["index.html"]


def section(page: bytes, id_: str) -> str:
    found = re.search(rf'id="{id_}">.*?</section>', page.decode(), re.DOTALL)
    return said((found[0] if found else "").partition(">")[2].encode())


def test_few_workspaces_have_a_card_each() -> None:
    drawn = overview(Catalog(example(), frozenset()))
    assert not drawn.by_domain
    assert len(drawn.drawing.faces) == 5
    assert {arrow.weight for arrow in drawn.drawing.arrows} > {1}


def test_many_workspaces_stand_in_the_frames_of_their_domains() -> None:
    page = home(organisation(100, 6)).decode()
    assert page.count('class="card spot"') == 100
    assert page.count('class="domain"') == 6
    assert 'artifacts/index.html#domain=d3"' in page
    assert len(page) < LARGEST
    assert ">number 42</text>" in page, "what all titles of a domain begin with is left out"
    titles = re.findall(r"<title>(.*?)\n", page)
    assert "Team of many, number 42" in titles
    spots = re.findall(r'<g class="at"[^>]*?(?: data-to="([^"]*)")?><a class="card spot" id="([^"]*)"', page)
    names = [name.rstrip("/") for _, name in spots]
    for (to, _), name in zip(spots, names, strict=True):
        (target,) = to.split()
        number, _, count = target.partition(":")
        assert (names[int(number)], count) == (f"w{(int(name[1:]) + 1) % 100}", "1")


def test_many_workspaces_of_no_domain_stand_in_one_frame() -> None:
    page = home(organisation(30, 0)).decode()
    assert page.count('class="domain"') == 1
    assert "Without a domain · 30" in page


def test_there_may_be_more_workspaces_than_have_room() -> None:
    page = home(organisation(600, 3))
    assert len(page) < LARGEST
    assert page.count(b'class="card spot"') == 240
    assert "400 more workspaces" in said(page)


def test_boxes_of_a_grid_stand_apart_and_arrows_end_at_their_sides() -> None:
    sizes = ((100, 50), (60, 90), (80, 80), (40, 40), (120, 30))
    arrows = tuple((tail, head) for tail in range(5) for head in range(5) if tail != head)
    placement = grid(Sketch(sizes, arrows), 3)
    boxes = [(x, y, x + w, y + h) for (x, y), (w, h) in zip(placement.corners, sizes, strict=True)]
    for one in boxes:
        assert one[2] <= placement.width
        assert one[3] <= placement.height
        for other in boxes:
            apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
            assert one == other or apart
    for (tail, head), points in placement.curves.items():
        for (x, y), (left, top, right, bottom) in ((points[0], boxes[tail]), (points[-1], boxes[head])):
            assert left <= x <= right
            assert top <= y <= bottom
            assert x in {left, right} or y in {top, bottom}
    assert len({points[0] for points in placement.curves.values()}) == len(arrows), "no two leave at one place"


def passed(points: Sequence[tuple[int, int]]) -> Iterator[tuple[float, float]]:
    """Places along cubic Bézier curves."""
    for first in range(0, len(points) - 1, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = points[first : first + 4]
        for part in (number / 20 for number in range(21)):
            a, b, c, d = (1 - part) ** 3, 3 * part * (1 - part) ** 2, 3 * part**2 * (1 - part), part**3
            yield a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


@pytest.mark.parametrize(("count", "columns"), [(5, 3), (9, 3), (14, 4), (14, 5), (24, 4), (24, 8)])
def test_no_arrow_runs_below_a_box(count: int, columns: int) -> None:
    sizes = tuple((60 + 40 * (number % 3), 50 + 70 * (number % 4)) for number in range(count))
    arrows = tuple((tail, head) for tail in range(count) for head in range(count) if tail != head)
    placement = grid(Sketch(sizes, arrows), columns)
    for arrow, points in placement.curves.items():
        for x, y in passed(points):
            assert -1 <= x <= placement.width + 1
            assert -1 <= y <= placement.height + 1
            for (left, top), (width, height) in zip(placement.corners, sizes, strict=True):
                inside = left + 1 < x < left + width - 1 and top + 1 < y < top + height - 1
                assert not inside, (arrow, (x, y))


@pytest.mark.parametrize(("count", "columns"), [(0, 1), (1, 1), (2, 2), (3, 2), (6, 3), (14, 5)])
def test_a_map_has_the_columns_that_show_it_largest(count: int, columns: int) -> None:
    assert columns_for(((200, 140),) * count, (1270, 484)) == columns


def test_what_is_broken() -> None:
    page = home({"w.yaml": workspace("w", "lake: {type: Lakehouse}\nreport: {type: Report, inputs: [lakee, lak]}")})
    text = section(page, "broken")
    assert "2 errors" in text
    assert "report Report · w 2 errors: unknown reference lakee" in text
    assert "2 warnings" in section(home(organisation(2, 1)), "broken")
    assert "Nothing is wrong" in section(pages(example(), pictures=False)["index.html"], "broken")


def test_what_is_deprecated_but_still_used() -> None:
    artifacts = (
        "new: {type: Lakehouse}\n"
        "old: {type: Lakehouse, deprecated: {replacement: new}}\n"
        "older: {type: Lakehouse, deprecated: {since: long ago}}\n"
        "report: {type: Report, inputs: [old]}\n"
    )
    text = section(home({"w.yaml": workspace("w", artifacts)}), "deprecated")
    assert "old Lakehouse · w 1 artifact rests on it; use new instead" in text
    assert "older" not in text
    unused = section(home({"w.yaml": workspace("w", artifacts.replace("[old]", "[new]"))}), "deprecated")
    assert "2 artifacts are deprecated, and nothing rests on them." in unused


def test_what_has_to_be_fresh_the_strictest_first() -> None:
    times = ("2d", "90m", "1h", "1 day")
    artifacts = "\n".join(
        f"r{number}: {{type: Report, inputs: [l], freshness: {{within: {time}}}}}" for number, time in enumerate(times)
    )
    text = section(home({"w.yaml": workspace("w", f"l: {{type: Lakehouse}}\n{artifacts}")}), "fresh")
    assert re.findall(r"r\d", text) == ["r2", "r1", "r0"], "what is no length of time is told where things are broken"
    assert "within 1h, from 1 artifact upstream" in text


def test_what_has_to_be_fresher_than_what_it_comes_from() -> None:
    artifacts = (
        "day: {type: Lakehouse, freshness: {within: 1d}}\n"
        "week: {type: Lakehouse, inputs: [day], freshness: {within: 1w}}\n"
        "hour: {type: Report, inputs: [week], freshness: {within: 1h}}\n"
        "same: {type: Report, inputs: [week], freshness: {within: 7d}}\n"
        "slow: {type: Report, inputs: [week], freshness: {within: 30d}}\n"
    )
    text = section(home({"w.yaml": workspace("w", artifacts)}), "stale")
    assert re.findall(r"(\w+) Report", text) == ["hour"]
    assert "has to be fresh within 1h, what it comes from within 1w: week and 1 more" in text
    kept = section(home({"w.yaml": workspace("w", artifacts.replace("1h", "52w"))}), "stale")
    assert "Nothing has to be fresher than what it comes from." in kept


def test_workspaces_stand_in_the_order_of_people() -> None:
    page = home(organisation(30, 1))
    numbers = [int(number) for number in re.findall(rb">number (\d+)</text>", page)]
    assert numbers == list(range(30))
    assert re.findall(r"number (\d+)</bdi></a><td>", page.decode()) == [str(number) for number in range(30)]


def test_what_most_rests_on() -> None:
    text = section(pages(example(), pictures=False)["index.html"], "depended-on")
    compilation = example()
    counts = {ref: len(lineage.impact(compilation, [ref]).downstream) for ref in compilation.project.artifacts}
    assert [int(count) for count in re.findall(r"(\d+) downstream", text)] == sorted(counts.values())[::-1][:6]


def test_of_nothing_it_says_how_to_begin() -> None:
    page = home({"w.yaml": "apiVersion: lineage/v1\nkind: Project\n"})
    assert "No workspace is declared yet." in said(page)
    assert "Nothing rests on anything else yet." in section(page, "depended-on")
    assert "No artifact says how fresh it has to be." in section(page, "fresh")
