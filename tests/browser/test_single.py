"""A page that was mailed, opened from disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import lineage
from lineage.drawing.layout import find_engine
from lineage.site.choices import Choices
from lineage.site.single import single_page
from tests.browser.visiting import PHONE, Window
from tests.site.trees import example, hostile

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.visiting import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("mailed") / "lineage.html"
    file.write_text(single_page(example(), find_engine(), Choices()), encoding="utf-8")
    return file


@pytest.mark.parametrize("window", [Window(), PHONE, Window(dark=True), Window(javascript=False)], ids=str)
def test_it_is_quiet_and_fits_its_window(file: Path, visitor: Visitor, window: Window) -> None:
    with visitor.open(file, window) as visit:
        if window.javascript:
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= window.width
        expect(visit.page.get_by_role("heading", name="Churn model", exact=True)).to_be_visible()
        visit.assert_quiet()


def test_its_picture_and_its_table_are_alive(tmp_path: Path, visitor: Visitor) -> None:
    chosen = lineage.select(example(), "+churn-report")
    file = tmp_path / "lineage.html"
    file.write_text(single_page(example(), find_engine(), Choices(chosen)), encoding="utf-8")
    with visitor.open(file) as visit:
        page = visit.page
        page.get_by_role("button", name="Type", exact=True).first.click()
        types = page.locator("#list tbody td:nth-child(2)").all_inner_texts()
        assert types == sorted(types, key=str.casefold)
        page.locator('[id="bank-churn/churn-experiment"]').click()
        lit = page.eval_on_selector_all(".at.down > a", "found => found.map(each => each.id)")
        downstream = {entry.ref for entry in lineage.impact(example(), "bank-churn/churn-experiment").downstream}
        assert set(lit) == downstream & set(chosen)
        page.locator('[id="bank-churn/churn-experiment"]').focus()
        page.keyboard.press("Enter")
        expect(page.locator('[id="at:bank-churn/churn-experiment"]')).to_be_in_viewport()
        visit.assert_quiet()


def test_hostile_texts_are_inert(tmp_path: Path, visitor: Visitor) -> None:
    file = tmp_path / "lineage.html"
    file.write_text(single_page(lineage.compile_texts(hostile()), find_engine(), Choices()), encoding="utf-8")
    with visitor.open(file) as visit:
        assert not visit.page.locator("img").count()
        visit.assert_quiet()
