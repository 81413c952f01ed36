"""The lineage view by touch, on a phone and on a tablet: what mouse and keys do can be done by fingers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.view.seeing import LAKE, MODEL, card, cards, state
from tests.browser.visiting import Window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.visiting import Visitor

pytestmark = pytest.mark.browser

HELD = Window(width=390, height=844, touch=True)


@pytest.fixture
def page(site: Path, visitor: Visitor) -> Iterator[Page]:
    with visitor.open(site / "workspaces/bank-churn/lineage.html", HELD, fragment=f"#focus={MODEL}") as visit:
        visit.page.wait_for_selector(".canvas.live .cards .at")
        yield visit.page
        visit.assert_quiet()


def touch(page: Page, *moves: Sequence[tuple[float, float]]) -> None:
    """Put fingers on the middle of the canvas, so far from it, and move them."""
    box = page.locator(".canvas").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touches = page.context.new_cdp_session(page)
    for step, move in enumerate(moves):
        points = [{"x": x + across, "y": y + down, "id": finger} for finger, (across, down) in enumerate(move)]
        kind = "touchMove" if step else "touchStart"
        touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    touches.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_one_finger_moves_the_picture_and_two_scale_it(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= HELD.width
    before = page.evaluate("({...lineage.viewport.view})")
    touch(page, [(0, 0)], [(-30, -20)], [(-60, -40)])
    after = page.evaluate("({...lineage.viewport.view})")
    assert (after["x"] - before["x"]) * after["scale"] == pytest.approx(60, abs=1)
    assert (after["y"] - before["y"]) * after["scale"] == pytest.approx(40, abs=1)
    touch(page, *([(-apart, 0), (apart, 0)] for apart in (20, 60, 100)))
    assert page.evaluate("lineage.viewport.view.scale") > after["scale"]
    assert not state(page).count("chosen")


def test_a_tap_chooses_and_what_can_be_done_then_is_there_as_buttons(page: Page) -> None:
    panel = page.locator(".canvas .about")
    before = cards(page)
    card(page, MODEL).locator("> .card").tap()
    expect(panel.locator("h2")).to_contain_text("Churn model")
    panel.get_by_text("More", exact=True).tap()
    panel.get_by_role("button", name="Hide upstream").tap()
    expect(card(page, "bank-churn/churn-experiment")).to_have_count(0)
    panel.get_by_role("button", name="more upstream").tap()
    assert cards(page) == before
    panel.get_by_role("button", name="All of its type").wait_for(state="detached")
    panel.get_by_role("button", name="Its workspace (").tap()
    expect(card(page, "bank-churn")).to_have_count(1)
    card(page, "bank-churn").locator("> .card").tap()
    assert cards(page) == before


def test_buttons_of_a_card_are_there_once_it_is_chosen_and_not_before(page: Page) -> None:
    button = card(page, LAKE).locator(".grow.inside")
    expect(button).to_have_css("opacity", "0")
    expect(button).to_have_css("pointer-events", "none")
    page.evaluate("lineage.viewport.reveal(lineage.view.spots().boxes.get('bank-churn/lake'))")
    card(page, LAKE).locator("> .card").tap()
    expect(button).to_have_css("opacity", "1")
    button.tap()
    expect(card(page, LAKE).locator(".row").first).to_be_visible()
    assert page.evaluate("lineage.viewport.view.scale") >= 0.8


def test_a_filter_and_the_end_of_a_path_are_chosen_by_touch(page: Page) -> None:
    page.locator("summary", has_text="Filter").tap()
    page.get_by_label("Only what leads to consumption").tap()
    assert "leads=true" in state(page)
    page.locator("h1").tap()
    expect(page.get_by_label("Only what leads to consumption")).not_to_be_visible()
    page.evaluate("lineage.view.choose('bank-churn/lake')")
    page.get_by_role("button", name="Path to…").tap()
    page.keyboard.type("customers at risk")
    page.get_by_role("option").first.tap()
    expect(page.locator(".around")).to_contain_text("to Customers at risk")
