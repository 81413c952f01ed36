"""What can be exported of the lineage view: pictures, diagrams, paper, tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.view.seeing import MODEL, cards

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.visiting import Visit

pytestmark = pytest.mark.browser


def exported(page: Page, name: str) -> tuple[str, bytes]:
    page.locator("summary", has_text="Export").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("button", name=name, exact=True)).not_to_be_visible()
    expect(page.locator("summary", has_text="Export")).to_be_focused()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def test_what_is_seen_can_be_exported(page: Page, visit: Visit) -> None:
    page.evaluate(f"lineage.view.go({{focus: {json.dumps(MODEL)}}})")
    name, picture = exported(page, "Picture (SVG)")
    assert name == "lineage-churn-model.svg"
    text = picture.decode()
    assert text.count('class="at') == len(cards(page))
    assert not [bad for bad in ("<a ", 'href="http', "style=", "<script", "foreignObject") if bad in text]
    name, picture = exported(page, "Picture (PNG)")
    assert (name, picture[:8]) == ("lineage-churn-model.png", b"\x89PNG\r\n\x1a\n")
    assert len(picture) > 10_000
    name, diagram = exported(page, "Mermaid")
    assert name == "lineage-churn-model.mmd"
    assert diagram.decode().startswith("flowchart LR\n")
    assert "Churn model<br>ML model" in diagram.decode()
    visit.assert_quiet()


def test_what_is_exported_is_whole_however_far_away_one_is(page: Page) -> None:
    page.get_by_role("button", name="Show everything").click()
    page.wait_for_selector(".canvas.far")
    far = page.evaluate("lineage.export.picture()")
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    page.wait_for_selector(".canvas:not(.far)")
    assert page.evaluate("lineage.export.picture()") == far
    assert "Ana Lindqvist" in far


def test_on_paper_there_is_the_picture_and_no_controls(page: Page) -> None:
    page.emulate_media(media="print")
    assert not page.locator(".lens").is_visible()
    assert not page.locator(".controls").is_visible()
    box, frame = page.locator("svg.picture").bounding_box(), page.locator("main").bounding_box()
    assert box is not None
    assert frame is not None
    assert box["width"] <= frame["width"]
    assert not page.locator(".tabs").is_visible()
    assert page.locator(".legend").is_visible()


def test_the_same_stands_beside_it_as_a_table(page: Page) -> None:
    page.get_by_text("What is seen, as a table").click()
    rows = page.locator("[data-lines] tbody tr")
    expect(rows).to_have_count(page.locator(".picture .curves > path").count())
    page.evaluate(f"lineage.view.go({{focus: {json.dumps(MODEL)}, up: 1, down: 0}})")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("registers")
    said = page.locator("[data-cards] tbody tr", has_text="Churn model").locator("td")
    assert said.all_inner_texts() == [
        "Churn model",
        "ML model",
        "Bank customer churn",
        "Ana Lindqvist",
        "",
        "promoted",
        "",
        "1",
        "2",
    ]
    page.evaluate("lineage.view.go({together: ['bank-churn']})")
    expect(page.locator("[data-cards] tbody tr")).to_contain_text("2 artifacts")
    page.go_back()
    page.go_back()


def test_no_name_enters_the_syntax_of_mermaid(page: Page) -> None:
    text = page.evaluate(
        """() => lineage.export.mermaid(
            [{key: 'w/a', kind: 'type', title: 'x"] --> y; click "javascript:alert(1)"', members: ['w/a']}],
            [], new Map())"""
    )
    assert '"]' not in text.replace('"]\n', "")
    assert "#34;" in text
