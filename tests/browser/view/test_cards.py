"""What the lineage view shows, from disk: cards, lines, frames, and how they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.view.seeing import MODEL, card, in_sight
from tests.browser.visiting import DESKTOP, PHONE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

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
    expect(page.locator(".legend")).to_contain_text("registers")


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
                visit.page.wait_for_timeout(100)
                scale = visit.page.evaluate("lineage.viewport.view.scale")
                assert scale * (22 if scale < 0.75 else 13) >= 10
                assert len(in_sight(visit.page)) >= fewest, (name, window)


def test_nothing_is_drawn_outside_the_picture(page: Page) -> None:
    page.evaluate("lineage.view.go({parts: ['bank-churn/lake']})")
    inside = """() => {
        const {x, y, width, height} = lineage.scene.svg.viewBox.baseVal;
        return ["frames", "curves", "cards"].every(name => {
            const box = lineage.scene.svg.querySelector(`.${name}`).getBBox();
            return box.x >= x && box.y >= y && box.x + box.width <= x + width && box.y + box.height <= y + height;
        });
    }"""
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
    page.wait_for_function("document.fullscreenElement !== null")
    assert page.locator("[data-find]").is_visible()
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement === null")


def test_on_a_phone_it_fits_and_answers_to_touch(site: Path, visitor: Visitor) -> None:
    context = visitor.browser.new_context(viewport={"width": PHONE.width, "height": PHONE.height}, has_touch=True)
    try:
        page = context.new_page()
        page.goto((site / "workspaces/bank-churn/lineage.html").resolve().as_uri() + f"#focus={MODEL}")
        page.wait_for_selector(".canvas.live .cards .at")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE.width
        card(page, MODEL).locator("> .card").tap()
        expect(page.locator(".canvas .about")).to_be_visible()
        page.keyboard.press("Escape")
        before = page.evaluate("({...lineage.viewport.view})")
        box = page.locator(".canvas").bounding_box()
        assert box is not None
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        touches = context.new_cdp_session(page)
        for step, apart in enumerate((20, 60, 100)):
            points = [
                {"x": middle[0] + side * apart, "y": middle[1], "id": number} for number, side in enumerate((-1, 1))
            ]
            kind = "touchMove" if step else "touchStart"
            touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        touches.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        assert page.evaluate("lineage.viewport.view.scale") > before["scale"]
    finally:
        context.close()
