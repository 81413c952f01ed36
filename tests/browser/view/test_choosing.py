"""Choosing in the lineage view: what lights up, what is said of it, and how one walks about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import lineage
from tests.browser.view.seeing import LAKE, MODEL, TRAIN, card, cards, choose, in_sight, said, state
from tests.browser.visiting import DESKTOP, PHONE, Window
from tests.site.trees import example

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.visiting import Visitor

pytestmark = pytest.mark.browser


def test_who_works_in_the_panel_by_keyboard_keeps_their_place(page: Page) -> None:
    def press(name: str) -> str:
        page.locator(".canvas .about").get_by_role("button", name=name).first.press("Enter")
        page.wait_for_load_state("networkidle")
        held: str = page.evaluate("document.activeElement.id || document.activeElement.innerText")
        return held

    choose(page, LAKE)
    assert press("Show inside") == "Hide inside"
    page.locator(".canvas .about").get_by_text("More", exact=True).press("Enter")
    assert press("Hide upstream").startswith("Show ")
    assert press("Train churn model") == TRAIN
    press("Its workspace (")
    assert page.evaluate("document.activeElement.closest('.at').dataset.key") == "bank-churn"
    page.keyboard.press("Enter")
    choose(page, TRAIN)
    page.locator(".canvas .about").get_by_role("button", name="Close").press("Enter")
    expect(page.locator(".canvas")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == TRAIN
    page.keyboard.press("w")
    assert page.evaluate("document.activeElement.closest('.at').dataset.key") == "bank-churn"


def test_find_in_the_picture_by_typing(page: Page) -> None:
    page.locator(".canvas").focus()
    page.keyboard.press("s")
    page.keyboard.type("experiment")
    expect(page.get_by_role("option").first).to_contain_text("Churn experiment")
    assert "found in the picture" in said(page)
    assert page.locator(".picture.lit .at.on").count() < len(cards(page))
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "bank-churn/churn-experiment"
    expect(page.locator(".about h2")).to_contain_text("Churn experiment")


def test_find_in_the_picture_forgives_an_error_where_nothing_fits_as_typed(page: Page) -> None:
    hits = page.locator("[data-hits] [role=option]")
    page.locator("[data-find]").fill("experimnet")
    expect(hits.locator("b")).to_have_text(["Churn experiment", "Propensity experiment"])
    page.locator("[data-find]").fill("chrun modle")
    expect(hits.first).to_contain_text("Churn model")


def test_where_nothing_is_found_that_is_said(page: Page) -> None:
    page.locator("[data-find]").fill("no such thing")
    expect(page.locator("[data-hits]")).to_contain_text("Nothing here fits")
    assert said(page) == "0 cards found in the picture."
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("[data-hits]")).not_to_be_visible()
    assert not page.locator("svg.lit").count()


def test_up_and_downstream_light_up_together_or_alone(page: Page) -> None:
    choose(page, MODEL)
    assert page.locator(".at.up").count()
    assert page.locator(".at.down").count()
    page.get_by_label("Light up").select_option("up")
    assert page.locator(".at.up").count()
    assert not page.locator(".at.down").count()
    page.get_by_label("Light up").select_option("down")
    assert not page.locator(".at.up").count()
    assert "light=down" in state(page)
    expect(page.locator(".cards > .at:not(.on)").first).to_have_css("opacity", "0.2")


def test_what_lights_up_is_what_lineage_says(site: Path, visitor: Visitor) -> None:
    compilation = example()
    for name in ("bank-churn", "core-data", "marketing", "credit-risk"):
        with visitor.open(site / f"workspaces/{name}/lineage.html") as visit:
            visit.page.wait_for_selector(".canvas.live .cards .at")
            found = visit.page.evaluate(
                "() => lineage.scene.cards().map(({key}) => [key, [...lineage.scene.sides(key).up], "
                "[...lineage.scene.sides(key).down]])"
            )
            drawn = cards(visit.page)
            for key, up, down in found:
                assert set(down) == {e.ref for e in lineage.impact(compilation, [key]).downstream} & drawn, key
                assert set(up) == {e.ref for e in lineage.trace(compilation, [key]).upstream} & drawn, key


def test_a_line_lights_up_only_if_what_it_stands_for_is_on_the_way(page: Page) -> None:
    """To the table: what a notebook reads is not downstream of a model because it writes to the same lakehouse."""
    compilation = example()
    page.evaluate("lineage.view.go({parts: ['bank-churn/churn-model']})")
    found = page.evaluate(
        """() => lineage.scene.cards().filter(({key, card}) => key === card.key).map(({key}) => [key,
            lineage.scene.arrows().filter(({data}) => data).map(arrow => ({ends: arrow.line.ends,
                up: lineage.scene.leads(arrow, key, "up"), down: lineage.scene.leads(arrow, key, "down")}))])"""
    )
    for key, lines in found:
        if not key.startswith("bank-churn/"):
            continue  # of and from other workspaces the view knows only the artifacts
        down = {each.ref for each in lineage.impact(compilation, [key], parts=True, columns=True).downstream}
        up = {each.ref for each in lineage.trace(compilation, [key], parts=True, columns=True).upstream}
        for line in lines:
            ends = [ends for ends in line["ends"] if all(end.startswith("bank-churn/") for end in ends)]
            if len(ends) < len(line["ends"]):
                continue
            assert line["down"] == any(is_met(to, down) and is_met(of, down, key) for of, to in ends), (key, ends)
            assert line["up"] == any(is_met(of, up) and is_met(to, up, key) for of, to in ends), (key, ends)
    [lines] = [lines for key, lines in found if key == MODEL]
    lit = {tuple(end.partition(".")[0] for end in line["ends"][0]): line["down"] for line in lines}
    assert lit["bank-churn/score", LAKE]
    assert not lit[LAKE, "bank-churn/score"]


def is_met(end: str, reached: set[str], key: str = "") -> bool:
    return end in reached or (bool(key) and re.match(rf"{re.escape(key)}(?![\w-])", end) is not None)


def test_the_panel_says_everything_and_leads_on(page: Page) -> None:
    choose(page, MODEL)
    panel = page.locator(".canvas .about")
    expect(panel).to_contain_text("Declared in")
    expect(panel).to_contain_text("Ana Lindqvist")
    expect(panel).to_contain_text("downstream")
    panel.locator("li button", has_text="Churn experiment").first.click()
    expect(panel.locator("h2")).to_contain_text("Churn experiment")
    panel.get_by_role("button", name="Close").click()
    expect(panel).not_to_be_visible()
    assert "chosen" not in state(page)


def test_the_panel_leads_to_the_line_to_the_owner_and_to_the_page(page: Page) -> None:
    choose(page, MODEL)
    panel = page.locator(".canvas .about")
    line = panel.get_by_role("link", name="bank-churn.yaml:")
    expect(line).to_have_attribute("href", re.compile(r"^https://git\.example\.org/.*/specs/bank-churn\.yaml#L\d+$"))
    expect(panel.get_by_role("link", name="Ana Lindqvist")).to_have_attribute("href", re.compile("^mailto:"))
    expect(panel.get_by_role("link", name="Open page")).to_have_attribute("href", re.compile("churn-model.html$"))


def test_the_panel_says_what_is_known_of_a_column_and_of_a_version(page: Page) -> None:
    page.evaluate("lineage.view.choose('bank-churn/lake.customers#email')")
    panel = page.locator(".canvas .about")
    expect(panel).to_contain_text("#pii")
    expect(panel).to_contain_text("string")
    page.evaluate("lineage.view.choose('bank-churn/churn-model@2')")
    expect(panel).to_contain_text("Approved by model validation")


def test_what_is_chosen_does_not_lie_under_what_is_said_of_it(site: Path, visitor: Visitor) -> None:
    first, *others = ("bank-churn/churn-dashboard", "bank-churn/churn-report", LAKE)
    for window in (DESKTOP, Window(1280, 860), PHONE):
        with visitor.open(site / "workspaces/bank-churn/lineage.html", window, fragment=f"#chosen={first}") as visit:
            page = visit.page
            page.wait_for_selector(".canvas.live .cards .at")
            expect(page.locator(".canvas .about")).to_contain_text("Declared in")
            assert first in in_sight(page), window
            for ref in others:
                page.evaluate("lineage.viewport.start()")
                page.evaluate("ref => lineage.view.choose(ref)", ref)
                expect(page.locator(".canvas .about")).to_contain_text(ref)
                assert ref in in_sight(page), (window, ref)


def test_a_second_click_later_stays_and_a_double_click_opens_the_page(page: Page) -> None:
    choose(page, MODEL)
    page.wait_for_timeout(700)
    card(page, MODEL).locator("> .card").click()
    expect(page.locator(".canvas .about h2")).to_contain_text("Churn model")
    card(page, MODEL).locator("> .card").dblclick()
    page.wait_for_url("**/churn-model.html")


def test_something_chosen_that_is_there_no_more_dims_nothing(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "workspaces/bank-churn/lineage.html", fragment="#chosen=bank-churn/gone") as visit:
        visit.page.wait_for_selector(".canvas.live .cards .at")
        assert not visit.page.locator("svg.lit").count()
        expect(visit.page.locator(".canvas .about")).not_to_be_visible()


def test_arrow_keys_walk_and_the_live_region_says_where_one_is(page: Page) -> None:
    card(page, "bank-churn/churn-experiment").locator("> .card").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == MODEL
    assert said(page).startswith("Churn model, ML model")
    assert "upstream" in said(page)
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.id") == "bank-churn/churn-experiment"
    assert page.locator('.cards [tabindex="0"]').count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/churn-experiment.html")
