"""What the lineage view shows, from disk: cards, lines, frames, and how they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import lineage
from lineage.site import build
from tests.browser.view.seeing import MODEL, card, cards, choose, in_sight
from tests.browser.visiting import DESKTOP, PHONE, Window
from tests.site.trees import workspace

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.visiting import Visitor

pytestmark = pytest.mark.browser


def test_cards_say_what_an_artifact_is(page: Page) -> None:
    report = card(page, "bank-churn/churn-report")
    assert {"Customers at risk", "Report", "24h", "confidential"} <= set(report.locator("text").all_text_contents())
    assert report.locator("use.badge.certified").count() == 1
    assert card(page, "bank-churn/churn-report-2024").locator("use.badge.deprecated").count() == 1
    assert "Has to be fresh within 24h" in (report.locator("a > title").text_content() or "")


def test_neighbours_in_other_workspaces_are_framed_named_and_linked(page: Page) -> None:
    assert "Core data" in page.locator(".frame text").all_text_contents()
    link = card(page, "core-data/lakehouse").locator("a.foreign").get_attribute("href") or ""
    assert link.endswith("artifacts/core-data/lakehouse.html")


def test_lines_differ_by_type_and_plane(page: Page) -> None:
    assert page.locator(".curves path.data.is-writes").count()
    assert page.locator(".curves path.control").count()
    assert page.locator(".curves path.configuration").count()


def test_the_legend_says_what_is_seen_and_nothing_else(page: Page) -> None:
    said = page.locator(".stage .legend li")
    assert {"reads", "registers", "configures (configuration)", "another workspace", "storage"} <= texts(said)
    assert "past hidden cards" not in texts(said)
    page.evaluate("lineage.view.go({types: ['Lakehouse', 'Report']})")
    assert texts(said) == {"derives", "past hidden cards", "another workspace", "storage", "consumption"}
    page.evaluate("lineage.view.go({types: [], together: ['bank-churn', 'core-data', 'marketing']})")
    assert not texts(said) & {"storage", "consumption"}


def texts(found: Locator) -> set[str]:
    return set(found.all_inner_texts())


def test_titles_can_be_read_from_afar_and_cards_say_all_from_near(page: Page) -> None:
    title = card(page, MODEL).locator(".afar")
    page.get_by_role("button", name="Show everything").click()
    expect(title).to_be_visible()
    expect(card(page, MODEL).locator(".title")).not_to_be_visible()
    size = float(title.evaluate("node => parseFloat(getComputedStyle(node).fontSize) * lineage.viewport.view.scale"))
    assert size >= 10
    assert title.text_content() == "Churn model"
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    expect(title).not_to_be_visible()
    expect(card(page, MODEL).locator(".title")).to_be_visible()


def test_what_opens_can_be_read_and_is_not_empty(site: Path, visitor: Visitor) -> None:
    for name in ("bank-churn", "core-data", "marketing"):
        for window, fewest in ((DESKTOP, 12), (PHONE, 4)):
            with visitor.open(site / f"workspaces/{name}/lineage.html", window) as visit:
                visit.page.wait_for_selector(".canvas.live .cards .at")
                scale = visit.page.evaluate("lineage.viewport.view.scale")
                assert scale * (22 if scale < 0.75 else 13) >= 10
                assert len(in_sight(visit.page)) >= fewest, (name, window)


def test_nothing_is_drawn_outside_the_picture(page: Page) -> None:
    inside = """() => {
        const {x, y, width, height} = lineage.scene.svg.viewBox.baseVal;
        return ["frames", "curves", "cards"].every(name => {
            const box = lineage.scene.svg.querySelector(`.${name}`).getBBox();
            return box.x >= x && box.y >= y && box.x + box.width <= x + width && box.y + box.height <= y + height;
        });
    }"""
    assert page.evaluate(inside)
    page.evaluate("lineage.view.go({parts: ['bank-churn/lake']})")
    assert page.evaluate(inside)


def test_the_minimap_shows_where_one_is_and_leads_elsewhere(page: Page) -> None:
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    small = page.locator("[data-minimap]")
    expect(small).to_be_visible()
    before = page.evaluate("({...lineage.viewport.view})")
    box = small.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 6, box["y"] + 6)
    after = page.evaluate("({...lineage.viewport.view})")
    assert after["x"] > before["x"]
    assert after["scale"] == before["scale"]
    page.get_by_role("button", name="Show everything").click()
    expect(small).not_to_be_visible()


def test_it_takes_the_whole_screen(page: Page) -> None:
    page.get_by_role("button", name="Full screen").click()
    expect(page.locator("[data-stage]:fullscreen")).to_have_count(1)
    assert page.locator("[data-find]").is_visible()
    assert page.locator(".legend").is_visible()
    page.get_by_role("button", name="Full screen").click()
    expect(page.locator("[data-stage]:fullscreen")).to_have_count(0)


def test_the_picture_and_its_legend_fill_the_window(site: Path, visitor: Visitor) -> None:
    for window, least in ((DESKTOP, 500), (Window(1440, 1300), 900), (Window(1440, 600), 380)):
        with visitor.open(site / "workspaces/bank-churn/lineage.html", window) as visit:
            visit.page.wait_for_selector(".canvas.live .cards .at")
            canvas, legend = (visit.page.locator(each).bounding_box() for each in (".canvas", ".legend"))
            assert canvas is not None
            assert legend is not None
            assert canvas["height"] >= least
            assert window.height < 700 or legend["y"] + legend["height"] <= window.height


def test_where_there_is_more_room_or_less_what_is_seen_stays(page: Page) -> None:
    page.evaluate("lineage.viewport.fit()")
    page.set_viewport_size({"width": 900, "height": 900})
    page.evaluate(RESIZED)
    assert set(in_sight(page)) == cards(page)
    page.evaluate("lineage.viewport.zoom(3, 200, 200)")
    middle = page.evaluate(MIDDLE)
    page.set_viewport_size({"width": 1500, "height": 900})
    page.evaluate(RESIZED)
    assert page.evaluate(MIDDLE) == pytest.approx(middle, abs=1)


RESIZED = """() => new Promise(done => {
    const look = () => (lineage.viewport.size().width === document.querySelector(".canvas").clientWidth
        ? done() : requestAnimationFrame(look));
    look();
})"""
MIDDLE = """() => {
    const {view, size} = lineage.viewport;
    return [view.x + size().width / 2 / view.scale, view.y + size().height / 2 / view.scale];
}"""


def test_a_title_that_is_cut_is_cut_at_its_end_in_every_script(tmp_path: Path, visitor: Visitor) -> None:
    titles = {
        "ltr": "A title that goes on for longer than a card is wide",
        "rtl": "مستودع بيانات المبيعات الإقليمية للشرق الأوسط",
    }
    artifacts = "".join(f"{name}:\n  type: Lakehouse\n  title: {title}\n" for name, title in titles.items())
    build(
        lineage.compile_texts({"w.yaml": workspace("w", f"{artifacts}r:\n  type: Report\n  inputs: [ltr, rtl]")}),
        tmp_path / "site",
    )
    with visitor.open(tmp_path / "site/workspaces/w/lineage.html") as visit:
        for name, grows in (("ltr", 1), ("rtl", -1)):
            title = card(visit.page, f"w/{name}").locator(".title")
            assert (title.text_content() or "").endswith("…")
            across = title.evaluate(
                "node => { const at = (number) => node.getExtentOfChar(number).x;"
                " return [at(0), at(node.getNumberOfChars() - 1), node.getBBox().x]; }"
            )
            assert (across[1] - across[0]) * grows > 0
            assert across[2] >= 50


def test_forced_colours_leave_everything_to_be_told_apart(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "workspaces/bank-churn/lineage.html") as visit:
        page = visit.page
        page.emulate_media(forced_colors="active")
        choose(page, MODEL)
        styles = page.evaluate(
            """() => Object.fromEntries(Object.entries({
                chosen: ".at.chosen > .card .face", up: ".at.up .face", text: ".at.chosen .title, .at.chosen .afar",
                plain: ".at:not(.on) .face", line: ".curves path.up", canvas: ".canvas",
            }).map(([name, selector]) => {
                const {fill, stroke, strokeWidth, backgroundColor} = getComputedStyle(document.querySelector(selector));
                return [name, {fill, stroke, strokeWidth, backgroundColor}];
            }))"""
        )
        ground = styles["canvas"]["backgroundColor"]
        assert styles["text"]["fill"] != ground
        assert {styles[each]["fill"] for each in ("chosen", "up", "plain")} == {ground}
        assert len({styles[each]["strokeWidth"] for each in ("chosen", "up", "plain")}) == 3
        assert ground not in {styles[each]["stroke"] for each in ("chosen", "up", "plain", "line")}
