"""Long lists, from disk: only what is near what is seen is there, and all of it is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import lineage
from lineage.site import build
from tests.browser.lists import LIVE, facet
from tests.browser.visiting import PHONE
from tests.site.trees import workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.visiting import Visitor

pytestmark = pytest.mark.browser

MANY = 1000


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    many = "\n".join(
        f"artifact_{number}:\n  type: {'Report' if number % 3 else 'Lakehouse'}\n  tags: [tag-{number % 40}]"
        for number in range(MANY)
    )
    folder = tmp_path_factory.mktemp("long") / "site"
    build(lineage.compile_texts({"w.yaml": workspace("w", many)}), folder)
    return folder


SCROLLED = """async () => {
  let seen = 0;
  const watcher = new MutationObserver((records) => (seen += records.length));
  watcher.observe(document.querySelector("tbody"), { childList: true, subtree: true });
  const changed = [];
  for (let step = 0; step < 32; step += 1) {
    seen = 0;
    scrollBy(0, 56);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    changed.push(seen);
  }
  return changed;
}"""
"""How much of the list changes while one scrolls row by row."""


def test_a_thousand_rows_are_a_few_elements(long: Path, visitor: Visitor) -> None:
    with visitor.open(long / "workspaces/w/index.html") as visit:
        page = visit.page
        page.wait_for_selector(LIVE)
        table = page.locator(".listing table")
        expect(table).to_have_attribute("aria-rowcount", str(MANY + 1))
        assert page.locator(".listing tbody tr").count() < 100
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
        page.wait_for_function("() => Number(document.querySelector('tbody [aria-rowindex]')?.ariaRowIndex) > 300")
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        last = page.get_by_role("link", name=f"artifact_{MANY - 1}", exact=True)
        expect(last).to_be_visible()
        last.click()
        expect(page.get_by_role("heading", name=f"artifact_{MANY - 1}", level=1)).to_be_visible()
        page.go_back()
        expect(last).to_be_visible()
        visit.assert_quiet()


def test_most_steps_of_scrolling_change_no_row(long: Path, visitor: Visitor) -> None:
    with visitor.open(long / "workspaces/w/index.html") as visit:
        visit.page.wait_for_selector(LIVE)
        changed = visit.page.evaluate(SCROLLED)
        assert 0 < sum(map(bool, changed)) <= len(changed) // 4
        visit.assert_quiet()


def test_a_thousand_cards_are_a_few_elements(long: Path, visitor: Visitor) -> None:
    with visitor.open(long / "workspaces/w/index.html", PHONE) as visit:
        page = visit.page
        page.wait_for_selector(LIVE)
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        expect(page.get_by_role("link", name=f"artifact_{MANY - 1}", exact=True)).to_be_in_viewport()
        assert page.locator(".listing tbody tr").count() < 100
        page.evaluate("location.hash = 'columns=name,type,tags,description,ref'")
        expect(page.locator("td.of-ref").first).to_be_attached()
        high = page.evaluate("document.querySelector('tbody tr:not(.room)').offsetHeight")
        assert page.evaluate("document.querySelector('tbody').offsetHeight") == MANY * high
        visit.assert_quiet()


def test_arrow_keys_go_from_row_to_row(long: Path, visitor: Visitor) -> None:
    with visitor.open(long / "workspaces/w/index.html") as visit:
        page = visit.page
        page.wait_for_selector(LIVE)
        page.locator(".listing tbody a").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("PageDown")
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.closest('tr').ariaRowIndex") == "12"
        page.keyboard.press("End")
        assert page.evaluate("document.activeElement.closest('tr').ariaRowIndex") == str(MANY + 1)
        expect(page.locator(":focus")).to_be_in_viewport()
        page.keyboard.press("Home")
        assert page.evaluate("document.activeElement.textContent") == "artifact_0"
        page.evaluate("scrollTo(0, 30000)")
        page.wait_for_function("() => document.querySelectorAll('tr.room').length > 1")
        assert page.evaluate("document.activeElement.textContent") == "artifact_0"
        page.keyboard.press("ArrowDown")
        expect(page.locator(":focus")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="artifact_1", level=1)).to_be_visible()
        visit.assert_quiet()


def test_a_facet_with_many_values_is_searched(long: Path, visitor: Visitor) -> None:
    with visitor.open(long / "workspaces/w/index.html") as visit:
        page = visit.page
        page.wait_for_selector(LIVE)
        tags = facet(page, "Tag")
        assert tags.locator("label:visible").all_inner_texts() == [f"tag-{number}\n{MANY // 40}" for number in range(7)]
        page.get_by_label("Find in tag").fill("-39")
        assert tags.locator("label:visible").all_inner_texts() == [f"tag-39\n{MANY // 40}"]
        tags.get_by_role("checkbox").locator("visible=true").check()
        expect(page.locator(".tools output")).to_have_text(f"{MANY // 40} of {MANY:,} artifacts")
        visit.assert_quiet()


def test_the_whole_list_is_printed(long: Path, visitor: Visitor) -> None:
    with visitor.open(long / "workspaces/w/index.html") as visit:
        visit.page.wait_for_selector(LIVE)
        visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert visit.page.locator(".listing tbody th a").count() == MANY
        visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert visit.page.locator(".listing tbody tr").count() < 100
