"""Working with a list in a real browser: what is shown of it, and what it is narrowed by."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

EVERYTHING = "artifacts/index.html"
LIVE = ".catalog.live"

CUT_OFF = """() => [...document.querySelectorAll("tbody tr:not(.group) > :not(:empty)")].filter((cell) => {
    const [inner, outer] = [cell.getBoundingClientRect(), cell.parentElement.getBoundingClientRect()];
    return inner.bottom > outer.bottom || inner.right > outer.right || cell.scrollHeight > cell.clientHeight + 1;
}).map((cell) => cell.textContent)"""
"""The cells that are not to be seen whole, from top to bottom, in the line that they are in."""


def names(page: Page) -> list[str]:
    return page.locator(".listing tbody th a").all_inner_texts()


def facet(page: Page, name: str) -> Locator:
    """The values of a facet, to be seen."""
    values = page.get_by_role("group", name=name, exact=True)
    if not values.is_visible():
        page.locator("summary", has_text=name).first.click()
    return values


def value(page: Page, name: str, title: str) -> Locator:
    values = facet(page, name)
    found = values.locator("label", has=page.get_by_text(title, exact=True))
    if not found.is_visible():
        values.locator("xpath=..").get_by_role("button", name="Show all").click()
    return found


def count(page: Page, name: str, title: str) -> int:
    return int((value(page, name, title).locator(".count").text_content() or "").replace(",", ""))


def downloaded(page: Page) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
