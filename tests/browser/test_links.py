"""Every link of every page, also of what scripts put there, leads to a page and to a place on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

import lineage
from lineage.site import build
from tests.browser.visiting import Visit
from tests.site.reading import Reader, leads_out
from tests.site.trees import example, hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from lineage.compiler import Compilation

pytestmark = pytest.mark.browser

TREES: dict[str, Compilation] = {"example": example(), "hostile": lineage.compile_texts(hostile())}
WHOLE = (
    "[...document.querySelectorAll('a[href]')].map((link) => new URL(link.href.baseVal ?? link.href, location).href)"
)

SETTLED = """() => document.readyState === "complete"
  && [...document.querySelectorAll(".canvas[data-view]")].every((each) => each.matches(".live, .none"))
  && (!document.querySelector(".canvas[data-focus]:not(.none)") || document.querySelector(".hops"))"""
"""What scripts bring is there: the picture, and what may be chosen of it."""


@pytest.mark.parametrize("tree", TREES)
def test_every_link_leads_somewhere(tmp_path: Path, browser: Browser, tree: str) -> None:
    site = tmp_path / "site"
    build(TREES[tree], site)
    ids = {file: set(Reader(file.read_text(encoding="utf-8")).ids) for file in site.rglob("*.html")}
    found: dict[str, Path] = {}
    visit = Visit(browser.new_page(viewport={"width": 1440, "height": 900}))
    for file in sorted(ids):
        visit.page.goto(file.as_uri())
        visit.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        visit.page.wait_for_function(SETTLED)
        found |= dict.fromkeys(visit.page.evaluate(WHOLE), file)
    visit.assert_quiet()
    visit.page.close()
    assert len(found) > len(ids)
    lost = []
    for link, file in found.items():
        parts = urlsplit(link)
        if parts.scheme == "mailto" or leads_out(link):
            continue
        target = Path(unquote(parts.path))
        fragment = urldefrag(link).fragment
        if not target.is_file() or (fragment and "=" not in fragment and fragment not in ids.get(target, ())):
            lost.append((file.relative_to(site).as_posix(), link))
    assert not lost
