"""Where cards of the lineage view lie, however many there are and whatever they are called."""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

import lineage
from lineage.site import build
from tests.browser.view.seeing import assert_nothing_overlaps, boxes, card, cards, choose
from tests.site.trees import HOSTILE_TEXTS, example, hostile, workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.visiting import Visitor

pytestmark = pytest.mark.browser


def test_a_hub_opens_calmly_and_opens_up_when_asked(tmp_path: Path, visitor: Visitor) -> None:
    texts = {"hub.yaml": workspace("core", "hub:\n  type: Lakehouse")}
    for team in range(40):
        readers = "\n".join(f"reader-{number}:\n  type: Report\n  inputs: [core/hub]" for number in range(50))
        texts[f"{team}.yaml"] = workspace(f"team-{team}", readers)
    build(lineage.compile_texts(texts), tmp_path / "site")
    with visitor.open(tmp_path / "site/workspaces/core/lineage.html", fragment="#focus=core/hub") as visit:
        page = visit.page
        expect(card(page, "*down1")).to_contain_text("more")
        assert len(cards(page)) <= 30
        assert len(cards(page)) <= 14
        expect(page.locator("[data-count]")).to_contain_text("2001 artifacts on")
        starts = page.locator(".picture .curves path").evaluate_all(
            "all => all.map(line => line.getAttribute('d').split('C')[0])"
        )
        assert len(set(starts)) == len(starts), "lines leave the hub one beside the other"
        page.emulate_media(media="print")
        box = page.locator("svg.picture").bounding_box()
        assert box is not None
        assert box["height"] < 700, "fits on a page, below its title"
        page.emulate_media(media="screen")
        expect(card(page, "team-0:Report")).to_contain_text("50 × Report")
        card(page, "team-0:Report").locator("> .card").focus()
        page.keyboard.press("Enter")
        expect(card(page, "team-0/reader-49")).to_have_count(1)
        assert len(cards(page)) <= 80
        page.go_back()
        assert len(cards(page)) <= 30
        visit.assert_quiet()


def test_a_large_workspace_opens_gathered_and_loads_in_pieces(tmp_path: Path, visitor: Visitor) -> None:
    title = "A name that is rather long, as names are where everything has to be told apart; " * 5
    many = "\n".join(
        f"artifact-{number}:\n  type: Lakehouse\n  title: {title} {number}\n"
        + (f"  inputs: [artifact-{number // 2}]\n" if number else "")
        for number in range(2400)
    )
    build(lineage.compile_texts({"w.yaml": workspace("w", many)}), tmp_path / "site")
    shards = sorted((tmp_path / "site/workspaces/w").glob("graph*.js"))
    assert len(shards) > 1
    assert all(shard.stat().st_size < 500_000 for shard in shards)
    with visitor.open(tmp_path / "site/workspaces/w/lineage.html") as visit:
        expect(card(visit.page, "w:Lakehouse")).to_contain_text("2,400 × Lakehouse")
        visit.page.evaluate("lineage.view.go({focus: 'w/artifact-280', up: 3, down: 2})")
        expect(card(visit.page, "w/artifact-35")).to_have_count(1)
        expect(card(visit.page, "w/artifact-1123")).to_have_count(1)
        visit.assert_quiet()


def test_three_hundred_have_cards_of_their_own_and_more_are_gathered(tmp_path: Path, visitor: Visitor) -> None:
    sizes = {"chain": (24, 24), "full": (300, 10), "over": (310, 10)}
    texts = {f"{name}.yaml": workspace(name, chains(*size)) for name, size in sizes.items()}
    build(lineage.compile_texts(texts), tmp_path / "site")
    shown = {}
    for name in sizes:
        with visitor.open(tmp_path / f"site/workspaces/{name}/lineage.html") as visit:
            visit.page.wait_for_selector(".canvas.live .cards .at")
            shown[name] = len(cards(visit.page))
            small = visit.page.locator(".minimap").bounding_box()
            assert name == "over" or (small and small["height"] >= 40), "a long chain is no hairline"
            visit.assert_quiet()
    assert (shown["chain"], shown["full"]) == (24, 300)
    assert shown["over"] <= 2


def test_one_long_row_lies_in_the_middle(tmp_path: Path, visitor: Visitor) -> None:
    artifacts = chains(40, 40) + "\nalone: {type: Report}"
    build(lineage.compile_texts({"w.yaml": workspace("w", artifacts)}), tmp_path / "site")
    with visitor.open(tmp_path / "site/workspaces/w/lineage.html") as visit:
        visit.page.wait_for_selector(".canvas.live .cards .at")
        canvas, first = visit.page.locator(".canvas").bounding_box(), card(visit.page, "w/a000").bounding_box()
        assert canvas
        assert first
        above, below = first["y"] - canvas["y"], canvas["y"] + canvas["height"] - first["y"] - first["height"]
        assert abs(above - below) < 80
        assert first["x"] - canvas["x"] < 80, "it begins where it begins"
        expect(visit.page.locator("[data-count]")).to_have_text("40 artifacts, 1 without any relationship")


def test_a_table_of_many_columns_is_seen_from_its_head_on(tmp_path: Path, visitor: Visitor) -> None:
    columns = "\n".join(f"        c{number}: {{type: int}}" for number in range(100))
    lake = f"lake:\n  type: Lakehouse\n  tables:\n    facts:\n      columns:\n{columns}\n"
    texts = {"w.yaml": workspace("w", f"{lake}report: {{type: Report, inputs: [lake.facts]}}")}
    build(lineage.compile_texts(texts), tmp_path / "site")
    opened = "#parts=w/lake&columns=w/lake.facts"
    with visitor.open(tmp_path / "site/workspaces/w/lineage.html", fragment=opened) as visit:
        visit.page.get_by_text("c0", exact=True).wait_for()
        assert visit.page.evaluate(
            "lineage.viewport.start() ?? lineage.viewport.view.y <= lineage.view.spots().boxes.get('w/lake').y"
        )


def chains(artifacts: int, length: int) -> str:
    kinds = ("Lakehouse", "Warehouse")
    return "\n".join(
        f"a{number:03}:\n  type: {kinds[number % 2]}" + (f"\n  inputs: [a{number - 1:03}]" if number % length else "")
        for number in range(artifacts)
    )


def test_without_graphviz_the_browser_lays_out(
    tmp_path: Path, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.import_module("lineage.site.build"), "find_engine", lambda: None)
    build(example(), tmp_path / "site")
    with visitor.open(tmp_path / "site/workspaces/bank-churn/lineage.html") as visit:
        visit.page.wait_for_selector(".canvas.live .cards .at")
        assert_nothing_overlaps(visit.page)
        visit.assert_quiet()


STEPS: tuple[Callable[[Page], Any], ...] = (
    lambda page: page.evaluate("lineage.view.go({parts: ['bank-churn/lake', 'bank-churn/churn-model']})"),
    lambda page: page.evaluate("lineage.view.go({columns: ['bank-churn/lake.features'], parts: ['bank-churn/lake']})"),
    lambda page: page.evaluate("lineage.view.go({open: ['core-data/lakehouse>', 'core-data/lakehouse<']})"),
    lambda page: page.evaluate("lineage.view.go({together: ['core-data', 'bank-churn:Notebook']})"),
    lambda page: page.evaluate("lineage.view.go({together: ['bank-churn']})"),
    lambda page: page.evaluate("lineage.view.go({focus: 'core-data/lakehouse', up: 3, down: 4})"),
    lambda page: page.evaluate("lineage.view.go({types: ['Lakehouse', 'Report']})"),
)


@pytest.mark.parametrize("step", STEPS)
def test_nothing_overlaps_and_the_same_state_lies_the_same_way(page: Page, step: Callable[[Page], Any]) -> None:
    step(page)
    assert_nothing_overlaps(page)
    ways = [way_of(line) for line in page.locator(".picture .curves path[d]").all()]
    assert not {way for way in ways if ways.count(way) + ways.count(way[::-1]) > 1}, "of two lines, one hides the other"
    places = boxes(page)
    page.reload()
    page.wait_for_selector(".canvas.live .cards .at")
    expect(page.locator(".canvas[aria-busy]")).to_have_count(0)
    assert boxes(page) == places


def way_of(line: Locator) -> tuple[tuple[str, ...], ...]:
    numbers = re.findall(r"-?[\d.]+", line.get_attribute("d") or "")
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


def test_hostile_names_are_names(tmp_path: Path, visitor: Visitor) -> None:
    build(lineage.compile_texts(hostile()), tmp_path / "site")
    with visitor.open(tmp_path / "site/workspaces/w/lineage.html") as visit:
        page = visit.page
        page.wait_for_selector(".canvas.live .cards .at")
        every = [f"w/a{number}" for number in range(len(HOSTILE_TEXTS))]
        page.evaluate("all => lineage.view.go({parts: all, columns: all.map(ref => ref + '.t')})", every)
        expect(page.locator(".row.column")).to_have_count(len(HOSTILE_TEXTS))
        choose(page, "w/a4")
        page.get_by_text("What is seen, as a table").click()
        page.locator("summary", has_text="Filter").click()
        shown = page.locator("body").inner_text() + (page.locator("svg.picture").text_content() or "")
        assert not set(shown) & set("\u202e\u2028\u2066\u200f")
        assert not page.locator("img, body script").count()
        for text in ("lineage.export.picture()", "lineage.export.mermaid(lineage.view.seen().cards, [], new Map())"):
            assert "<img" not in page.evaluate(text)
        visit.assert_quiet()


def test_long_chains_circles_and_nothing_are_laid_out(page: Page) -> None:
    laid = """(pairs) => {
        const keys = [...new Set(pairs.flat())].sort();
        const {at} = lineage.layers.lay(keys.map(key => ({key, h: 72, group: ''})), pairs);
        return Object.fromEntries([...at].map(([key, {x}]) => [key, x]));
    }"""
    chain = [[f"n{number:03}", f"n{number + 1:03}"] for number in range(200)]
    xs = page.evaluate(laid, chain)
    assert [xs[one] < xs[other] for one, other in chain] == [True] * 200
    circle = page.evaluate(laid, [["a", "b"], ["b", "c"], ["c", "a"], ["c", "d"]])
    assert circle["a"] < circle["b"] < circle["c"] < circle["d"]
    assert page.evaluate(laid, []) == {}


def test_the_box_around_curves_is_what_the_browser_says(page: Page) -> None:
    found = page.evaluate(
        """() => {
        const group = document.querySelector(".picture .curves");
        const box = group.getBBox();
        const own = lineage.curves.bounds([...group.children].map((each) => each.getAttribute("d")));
        return [[own.x, own.y, own.w, own.h], [box.x, box.y, box.width, box.height]];
    }"""
    )
    assert found[0] == pytest.approx(found[1], abs=0.5)
