"""What is inside of cards: parts and columns, and the ways of a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import lineage
from tests.browser.view.seeing import LAKE, assert_nothing_overlaps, card, cards
from tests.site.trees import example

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_parts_and_columns_are_shown_in_the_card_and_a_column_is_traced(page: Page) -> None:
    page.keyboard.press("Escape")
    card(page, LAKE).locator("> .card").hover()
    card(page, LAKE).locator(".grow.inside").click()
    rows = card(page, LAKE).locator(".row")
    expect(rows.filter(has_text="features")).to_be_visible()
    lines = page.locator(".curves path").count()
    for table in ("customers", "features"):
        card(page, LAKE).locator(f'[data-columns="{LAKE}.{table}"]').click()
        expect(card(page, LAKE).locator(f'[data-row^="{LAKE}.{table}#"]').first).to_be_visible()
    assert page.locator(".curves path").count() > lines
    card(page, LAKE).locator(f'[data-row="{LAKE}.customers#age"]').click()
    expect(card(page, LAKE).locator(f'[data-row="{LAKE}.features#age_band"].down')).to_have_count(1)
    expect(card(page, LAKE).locator(f'[data-row="{LAKE}.customers#email"].down')).to_have_count(0)
    reached = {entry.ref for entry in lineage.impact(example(), [f"{LAKE}.customers#age"]).downstream}
    lit = page.eval_on_selector_all(".cards > .at.down", "found => found.map(each => each.dataset.key)")
    assert set(lit) == reached & cards(page)
    assert "age" in page.locator(".about h2").inner_text()


def test_parts_are_shown_and_walked_by_keyboard(page: Page) -> None:
    card(page, LAKE).locator("> .card").focus()
    page.keyboard.press("i")
    expect(card(page, LAKE).locator(".row").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.row") == f"{LAKE}.customers"
    page.keyboard.press("i")
    expect(card(page, LAKE).locator(f'[data-row="{LAKE}.customers#age"]')).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert "#" in page.evaluate("document.activeElement.dataset.row")
    expect(page.locator(".about h2")).to_contain_text("customers#")


def test_a_column_is_traced_through_the_tables_on_its_way_in_one_step(page: Page) -> None:
    page.evaluate("lineage.view.choose('bank-churn/lake.customers#customer_id')")
    page.get_by_role("button", name="Trace the column").click()
    for column in ("lake.features#customer_id", "customer-features#customer_id"):
        expect(page.locator(f'.row.down[data-row="bank-churn/{column}"]')).to_be_visible()
    expect(page.locator('.row.down[data-row="bank-churn/lake.features#age_band"]')).to_have_count(0)
    page.wait_for_function("!document.querySelector('.canvas[aria-busy]')")
    page.go_back()
    expect(page.locator(".row.column")).to_have_count(0)


CROSSED = """() => {
    const boxes = [...lineage.view.spots().boxes];
    return lineage.view.seen().lines.filter(line => line.from !== line.to).filter(line => {
        const path = lineage.drawing.lineOf(line.key);
        const length = path.getTotalLength();
        const others = boxes.filter(([key]) => key !== line.from && key !== line.to).map(([, box]) => box);
        return Array.from({length: 60}, (_, at) => path.getPointAtLength(length * at / 59))
            .some(({x, y}) => others.some(box => x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h));
    }).length;
}"""


def test_lines_lead_past_cards_when_rows_are_shown(page: Page) -> None:
    before = page.evaluate(CROSSED)
    page.evaluate("lineage.view.go({parts: ['bank-churn/lake'], columns: ['bank-churn/lake.features']})")
    page.wait_for_selector(".row.column")
    assert page.evaluate(CROSSED) <= before + 2
    assert_nothing_overlaps(page)
