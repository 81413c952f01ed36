"""Home in a real browser: the map of domains, by mouse and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import lineage
from lineage.site import build
from tests.browser.visiting import PHONE, Window
from tests.site.test_home import organisation

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.visiting import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("domains") / "site"
    build(lineage.compile_texts(organisation(60, 6)), folder)
    return folder


def test_pointing_at_a_workspace_lights_up_what_is_next_to_it_alone(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "index.html") as visit:
        page = visit.page
        assert not page.locator(".curves .between").first.is_visible()
        page.locator('[id="w7/"]').hover()
        expect(page.locator(".curves .between.on")).to_have_count(2)
        lit = page.eval_on_selector_all(".at.on > a", "found => found.map(each => each.id)")
        assert sorted(lit) == ["w6/", "w7/", "w8/"]
        visit.assert_quiet()


def test_a_workspace_is_chosen_told_and_opened_by_keyboard(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "index.html") as visit:
        page = visit.page
        page.locator('[id="w7/"]').focus()
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.id") == "w8/"
        expect(page.locator(".about")).to_contain_text("Team of many, number 8")
        expect(page.locator(".canvas [role=status]")).to_contain_text("1 upstream and 1 downstream")
        page.keyboard.press("Enter")
        page.wait_for_url("**/workspaces/w8/lineage.html")


def test_a_domain_leads_to_its_artifacts(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "index.html") as visit:
        visit.page.locator(".domain a").first.press("Enter")
        visit.page.wait_for_url("**/artifacts/index.html#domain=*")


@pytest.mark.parametrize("window", [PHONE, Window(javascript=False), Window(dark=True)], ids=str)
def test_it_fits_its_window_and_needs_no_script(site: Path, visitor: Visitor, window: Window) -> None:
    with visitor.open(site / "index.html", window) as visit:
        assert visit.page.get_by_role("heading", name="Most depended on").is_visible()
        if window.javascript:
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= window.width
        visit.assert_quiet()
