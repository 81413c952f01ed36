"""What changed, in a real Chromium: the report that is one file, and the page and marks of a site with a base."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from lineage.output.diff_html import diff_html
from lineage.site import build
from tests.browser.visiting import PHONE, Visit, Window
from tests.output.test_diff_html import many
from tests.site.test_changes import review

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.visiting import Visitor

pytestmark = pytest.mark.browser

WINDOWS = (Window(), Window(dark=True), PHONE, Window(width=390, height=844, dark=True), Window(javascript=False))
SITE_PAGES = (
    "changes.html",
    "index.html",
    "workspaces/bank-churn/index.html",
    "workspaces/bank-churn/lineage.html",
    "artifacts/bank-churn/churn-model.html",
)
SECONDS_TO_OPEN = 10


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("changes")
    found = review()
    (folder / "report.html").write_text(diff_html(found), encoding="utf-8")
    build(found.head.compilation, folder / "site", diff=found)
    return folder


def fits(visit: Visit) -> bool:
    return bool(visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_pages_are_quiet_and_fit_their_window(folder: Path, visitor: Visitor, window: Window) -> None:
    for path in ("report.html", *(f"site/{page}" for page in SITE_PAGES)):
        with visitor.open(folder / path, window) as visit:
            expect(visit.page.locator("h1")).to_be_visible()
            visit.assert_quiet()
            if window.javascript:
                assert fits(visit), path


@pytest.mark.parametrize("path", ["report.html", "site/changes.html"])
def test_severities_are_shown_and_hidden_without_a_script(folder: Path, visitor: Visitor, path: str) -> None:
    with visitor.open(folder / path, Window(javascript=False)) as visit:
        breaking, safe = visit.page.locator("section.breaking"), visit.page.locator("section.safe")
        expect(breaking).to_be_visible()
        visit.page.get_by_role("checkbox", name="Breaking").uncheck()
        expect(breaking).to_be_hidden()
        expect(safe).to_be_visible()
        visit.page.get_by_role("checkbox", name="Breaking").check()
        expect(breaking).to_be_visible()
        visit.assert_quiet()


def test_the_style_of_the_report_is_let_in(folder: Path, visitor: Visitor) -> None:
    with visitor.open(folder / "report.html") as visit:
        assert visit.page.locator(".chip.error").first.evaluate("each => getComputedStyle(each).borderRadius") == "20px"


def test_a_card_of_the_report_leads_to_its_changes(folder: Path, visitor: Visitor) -> None:
    with visitor.open(folder / "report.html") as visit:
        visit.page.locator("a.card.mark-removed").click()
        expect(visit.page.locator(":target")).to_contain_text("artifact removed")


def test_the_report_prints_all_that_is_open(folder: Path, visitor: Visitor) -> None:
    with visitor.open(folder / "report.html") as visit:
        visit.page.emulate_media(media="print")
        expect(visit.page.get_by_text("artifact removed")).to_be_visible()
        expect(visit.page.locator(".filters")).to_be_hidden()


def test_from_an_artifact_to_its_changes_and_back(folder: Path, visitor: Visitor) -> None:
    with visitor.open(folder / "site" / "artifacts/bank-churn/churn-model.html") as visit:
        visit.page.locator("#changes").get_by_role("link", name="Why they matter").click()
        target = visit.page.locator(":target")
        expect(target).to_contain_text("Churn model → The churn model")
        visit.page.locator(".thing:has(:target)").get_by_role("link", name="Its page").click()
        expect(visit.page.locator("h1")).to_have_text("The churn model")
        visit.assert_quiet()


def test_cards_of_the_lineage_view_are_marked(folder: Path, visitor: Visitor) -> None:
    with visitor.open(folder / "site" / "workspaces/bank-churn/lineage.html") as visit:
        expect(visit.page.locator(".card.mark-added").first).to_be_visible()
        expect(visit.page.locator(".card.mark-changed").first).to_be_visible()
        visit.assert_quiet()


def test_nothing_in_the_header_lies_on_another_thing_on_a_phone(folder: Path, visitor: Visitor) -> None:
    with visitor.open(folder / "site/changes.html", PHONE) as visit:
        visit.page.evaluate("for (const each of document.querySelectorAll('.menu .chip')) each.textContent = '1,234'")
        parts = visit.page.locator(".brand .icon, .seek, .menu a, .bar > .plain").all()
        boxes = sorted((box["x"], box["x"] + box["width"]) for part in parts if (box := part.bounding_box()))
        assert len(boxes) == len(parts)
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(boxes)), boxes


def test_thousands_of_changes_open_calmly(tmp_path: Path, visitor: Visitor) -> None:
    (tmp_path / "report.html").write_text(diff_html(many(5_000)), encoding="utf-8")
    with visitor.open(tmp_path / "report.html") as visit:
        visit.page.get_by_role("checkbox", name="Breaking").uncheck()
        expect(visit.page.locator("section.breaking")).to_be_hidden()
        took = visit.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd / 1000")
        assert took < SECONDS_TO_OPEN
        visit.assert_quiet()
