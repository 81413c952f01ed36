"""What is inside of cards: parts and columns, and the ways of a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import lineage
from lineage.site import build
from tests.browser.view.seeing import LAKE, assert_nothing_overlaps, boxes, card, cards, place, state
from tests.site.trees import example, workspace

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.visiting import Visitor

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


def test_a_column_is_traced_across_workspaces_however_many_stand_before_it(tmp_path: Path, visitor: Visitor) -> None:
    many = "\n".join(f"        column_{number:02}: string" for number in range(60))
    first = f"raw:\n  type: Lakehouse\n  tables:\n    t:\n      columns:\n{many}\n"
    texts = {"a.yaml": workspace("a", first + copy_of("a/raw.t#column_57", "near"))}
    texts |= {
        "b.yaml": workspace("b", copy_of("a/near.t#key", "far")),
        "c.yaml": workspace("c", copy_of("b/far.t#key", "end")),
    }
    build(lineage.compile_texts(texts), tmp_path / "site")
    with visitor.open(tmp_path / "site/workspaces/a/lineage.html") as visit:
        page = visit.page
        page.wait_for_selector(".canvas.live .cards .at")
        assert "c/end" not in cards(page)
        page.evaluate("lineage.view.choose('a/raw.t#column_57')")
        page.get_by_role("button", name="Trace the column").click()
        expect(page.locator('.row.down[data-row="c/end.t#key"]')).to_be_visible()
        assert page.locator(".row.column").count() == 4
        assert "trace=a/raw.t#column_57" in state(page)
        expect(page.locator(".around")).to_contain_text("Trace of raw.t#column_57")
        places = boxes(page)
        page.reload()
        expect(page.locator('.row.down[data-row="c/end.t#key"]')).to_be_visible()
        assert boxes(page) == places
        page.get_by_role("button", name="Stop tracing").click()
        assert not page.locator(".row").count()
        page.go_back()
        assert page.locator(".row.column").count() == 4
        page.get_by_role("button", name="+ 59 more").click()
        expect(page.locator(".row.column")).to_have_count(63)
        visit.assert_quiet()


def copy_of(column: str, name: str) -> str:
    table = f"{{columns: {{key: {{type: string, from: [{column}]}}, rest: int}}}}"
    return f"{name}:\n  type: Lakehouse\n  tables: {{t: {table}}}\n"


def test_what_is_inside_can_be_read_however_far_away_one_was(page: Page) -> None:
    page.get_by_role("button", name="Show everything").click()
    assert page.evaluate("lineage.viewport.view.scale") < 0.7
    x, y = place(page, LAKE)
    card(page, LAKE).locator("> .card").focus()
    page.keyboard.press("i")
    expect(card(page, LAKE).locator(".row").first).to_be_visible()
    assert page.evaluate("lineage.viewport.view.scale") >= 0.8
    assert abs(place(page, LAKE)[0] - x) < 60
    assert abs(place(page, LAKE)[1] - y) < 60


def test_a_column_is_traced_through_the_tables_on_its_way_in_one_step(page: Page) -> None:
    page.evaluate("lineage.view.choose('bank-churn/lake.customers#customer_id')")
    page.get_by_role("button", name="Trace the column").click()
    for column in ("lake.features#customer_id", "customer-features#customer_id"):
        expect(page.locator(f'.row.down[data-row="bank-churn/{column}"]')).to_be_visible()
    expect(page.locator('.row.down[data-row="bank-churn/lake.features#age_band"]')).to_have_count(0)
    expect(page.locator(".canvas[aria-busy]")).to_have_count(0)
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
