"""A page that `lineage serve` shows: it is quiet, follows the specs with its reader, and shows what is wrong."""

from __future__ import annotations

import shutil
import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import DESKTOP, PHONE, Visit, Window
from tests.serving.served import Served
from tests.site.trees import SPECS, quoted, workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/artifacts/",
    "/workspaces/bank-churn/",
    "/workspaces/bank-churn/lineage.html",
    "/artifacts/bank-churn/churn-model.html",
    "/access.html",
    "/health.html",
)
LOOK = """JSON.stringify([
  location.hash,
  document.activeElement.id,
  document.querySelector("svg.picture")?.style.transform,
  document.querySelector(".about")?.scrollTop,
  [...document.querySelectorAll("details")].map((each) => each.open),
])"""
HOSTILE = quoted("</script><img src=x onerror=alert(1)>")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    shutil.copytree(SPECS, tmp_path / "specs")
    served = Served(tmp_path)
    yield served
    served.process.kill()
    served.process.communicate()


@contextmanager
def visit(browser: Browser, served: Served, path: str, window: Window = DESKTOP) -> Iterator[Visit]:
    page = browser.new_page(viewport={"width": window.width, "height": window.height})
    try:
        visit = Visit(page)
        page.goto(f"http://127.0.0.1:{served.port}{path}")
        yield visit
    finally:
        page.close()


def assert_quiet(visit: Visit, served: Served) -> None:
    assert not [url for url in visit.requests if not url.startswith((f"http://127.0.0.1:{served.port}/", "data:"))]
    assert (visit.console, visit.errors, visit.dialogs) == ([], [], [])


def wait_until(holds: Callable[[], bool], seconds: float = 15) -> None:
    """Wait in Python: a page of which the policy is sent along evaluates nothing."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_every_page_works_as_from_disk(browser: Browser, served: Served) -> None:
    with visit(browser, served, "/") as seen:
        page = seen.page
        for path in PAGES:
            page.goto(f"http://127.0.0.1:{served.port}{path}")
            expect(page.locator(".news")).to_be_hidden()
        page.keyboard.press("/")
        expect(page.get_by_role("combobox", name="Search everything")).to_be_focused()
        page.keyboard.type("churn")
        expect(page.locator(".finder [role=option]").first).to_be_visible()
        assert_quiet(seen, served)


def test_what_changes_is_shown_where_the_reader_is(browser: Browser, served: Served, tmp_path: Path) -> None:
    file = tmp_path / "specs" / "bank-churn.yaml"
    good = file.read_text(encoding="utf-8")
    with visit(browser, served, "/artifacts/#group=type", PHONE) as seen:
        page = seen.page
        wait_until(lambda: page.evaluate("document.documentElement.scrollHeight") > 2000)
        page.evaluate("scrollTo(0, 1200)")
        file.write_text(good.replace("title: Bank customer churn", "title: Leaving customers"), encoding="utf-8")
        expect(page.get_by_text("Leaving customers").first).to_be_attached()
        wait_until(lambda: page.evaluate("scrollY") == 1200)
        assert page.url.endswith("/artifacts/#group=type")
        assert_quiet(seen, served)


def test_a_reload_leaves_the_view_as_it_was(browser: Browser, served: Served, tmp_path: Path) -> None:
    file = tmp_path / "specs" / "bank-churn.yaml"
    with visit(browser, served, "/workspaces/bank-churn/lineage.html#chosen=bank-churn/churn-report") as seen:
        page = seen.page
        page.get_by_text("Filter", exact=True).click()
        page.get_by_role("button", name="Zoom in").click()
        page.locator('[id="bank-churn/churn-report"]').focus()
        page.evaluate("document.querySelector('.about').scrollTop = 40")
        before = page.evaluate(LOOK)
        with page.expect_event("load"):
            file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        wait_until(lambda: page.evaluate(LOOK) == before)
        page.get_by_role("button", name="Zoom in").click()
        wait_until(lambda: page.evaluate(LOOK) != before)
        assert_quiet(seen, served)


def test_who_searches_is_not_interrupted(browser: Browser, served: Served, tmp_path: Path) -> None:
    with visit(browser, served, "/access.html") as seen:
        page = seen.page
        page.keyboard.press("/")
        field = page.get_by_role("combobox", name="Search everything")
        field.fill("churn")
        (tmp_path / "specs" / "extra.yaml").write_text(workspace("extra", "a: {type: Nope}"), encoding="utf-8")
        expect(page.locator(".news")).to_be_visible()
        expect(field).to_have_value("churn")
        page.get_by_role("button", name="Close", exact=True).click()
        expect(page.get_by_role("link", name="extra", exact=True).first).to_be_attached()
        assert_quiet(seen, served)


def test_what_is_wrong_is_shown_over_the_page_and_goes_when_it_is_mended(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    extra = tmp_path / "specs" / "extra.yaml"
    with visit(browser, served, "/access.html") as seen:
        page, box = seen.page, seen.page.locator(".news")
        extra.write_text(workspace("extra", f"a: {{type: Nope, inputs: [{HOSTILE}]}}"), encoding="utf-8")
        expect(box).to_be_visible()
        fault = box.locator("li.error", has_text="unknown artifact type `Nope`")
        expect(fault.locator("code")).to_have_text("specs/extra.yaml:5:13")
        expect(box.get_by_text("<img src=x onerror=alert(1)>").first).to_be_visible()
        assert not page.locator("img").count()

        fold = box.get_by_role("button")
        fold.focus()
        page.keyboard.press("Enter")
        expect(box.locator("ol")).to_be_hidden()
        expect(fold).to_have_attribute("aria-expanded", "false")
        page.reload()
        expect(box).to_be_visible()
        expect(box.locator("ol")).to_be_hidden()

        extra.unlink()
        expect(box).to_be_hidden()
        assert_quiet(seen, served)


def test_a_tree_that_is_gone_and_a_page_that_comes_back(browser: Browser, served: Served, tmp_path: Path) -> None:
    specs, away = tmp_path / "specs", tmp_path / "away"
    with visit(browser, served, "/workspaces/extra/") as seen:
        page = seen.page
        expect(page.get_by_role("heading", name="No such page")).to_be_visible()
        specs.rename(away)
        expect(page.locator(".news")).to_contain_text("What you see may be older")
        expect(page.locator(".news")).to_contain_text("not rebuilt: cannot read `specs`")
        (away / "extra.yaml").write_text(workspace("extra", "a: {type: Lakehouse}"), encoding="utf-8")
        away.rename(specs)
        expect(page.get_by_role("heading", name="extra", level=1)).to_be_visible()
        assert [line for line in seen.console if "404" not in line] == []


def test_a_server_that_is_gone_and_one_that_takes_its_place(browser: Browser, served: Served, tmp_path: Path) -> None:
    with visit(browser, served, "/access.html") as seen:
        news = seen.page.locator(".news")
        expect(news).to_be_hidden()
        assert served.ended(signal.SIGINT) == (0, "")
        expect(news).to_contain_text("lineage serve has ended, or does not answer")
        again = Served(tmp_path, "--port", str(served.port))
        try:
            expect(news).to_be_hidden()
        finally:
            again.process.kill()
            again.process.communicate()
