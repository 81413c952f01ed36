"""Steps in the lineage view: what is shown and what is not; each can be undone."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import lineage
from tests.browser.view.seeing import LAKE, MODEL, TRAIN, boxes, card, cards, choose, place, state
from tests.site.trees import example

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.visiting import Visitor

pytestmark = pytest.mark.browser


def test_focus_by_mouse_with_so_many_hops_and_back_again(page: Page) -> None:
    everything = cards(page)
    card(page, MODEL).locator("> .card").click()
    page.get_by_role("button", name="Focus", exact=True).click()
    expect(card(page, LAKE)).to_be_visible()
    assert state(page).startswith(f"focus={MODEL}")
    focused = cards(page)
    page.get_by_label("up", exact=True).fill("1")
    page.keyboard.press("Enter")
    expect(card(page, TRAIN)).to_have_count(0)
    assert cards(page) < focused < everything
    page.go_back()
    expect(card(page, TRAIN)).to_have_count(1)
    assert cards(page) == focused
    page.go_back()
    assert cards(page) == everything
    page.go_forward()
    assert cards(page) == focused
    page.get_by_role("button", name="Whole workspace").click()
    assert cards(page) == everything


def test_focus_by_keyboard(page: Page) -> None:
    card(page, MODEL).locator("> .card").focus()
    page.keyboard.press("f")
    expect(page.locator(".around")).to_contain_text("Churn model")
    assert page.evaluate("document.activeElement.id") == MODEL


def test_search_leads_to_another_view_and_the_view_goes_on(page: Page) -> None:
    everything = cards(page)
    page.keyboard.press("/")
    page.keyboard.type("train churn")
    page.wait_for_selector(".finder .hit")
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".at.focus")).to_have_attribute("data-key", TRAIN)
    focused = cards(page)
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search everything").fill("customers email")
    expect(page.locator(".finder .hit")).to_contain_text("email")
    page.keyboard.press("Escape")
    page.get_by_label("up", exact=True).fill("1")
    page.keyboard.press("Enter")
    expect(page.locator(".at")).not_to_have_count(len(focused))
    page.go_back()
    page.go_back()
    assert cards(page) == everything


def test_a_link_to_a_view_shows_it(site: Path, visitor: Visitor) -> None:
    fragment = f"#focus={MODEL}&up=1&down=0&parts={MODEL}&chosen={MODEL}"
    with visitor.open(site / "workspaces/bank-churn/lineage.html", fragment=fragment) as visit:
        expect(card(visit.page, MODEL).locator(".row.version").first).to_be_visible()
        assert cards(visit.page) == {MODEL, "bank-churn/churn-experiment"}
        expect(visit.page.locator(".at.up")).to_have_count(1)
        expect(visit.page.locator(".canvas .about h2")).to_contain_text("Churn model")
        visit.assert_quiet()


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_card_shows_and_hides_what_is_next_to_it_and_others_stay(page: Page, by: str) -> None:
    ref = "core-data/lakehouse"
    before, stands, other = cards(page), place(page, ref), place(page, LAKE)
    grow(page, ref, by, "down")
    expect(page.locator(".cards > .at").nth(len(before))).to_be_attached()
    assert before < cards(page)
    assert (place(page, ref), place(page, LAKE)) == (stands, other)
    page.go_back()
    assert cards(page) == before
    report = "bank-churn/churn-semantic-model"
    grow(page, report, by, "down")
    assert cards(page) < before
    assert "fold=" in state(page)
    grow(page, report, by, "down")
    assert cards(page) == before


def test_hiding_is_offered_where_something_would_go(page: Page) -> None:
    for narrowed in ("{}", "{leads: true}", "{types: ['Notebook', 'Lakehouse']}", f"{{focus: {json.dumps(MODEL)}}}"):
        page.evaluate(f"lineage.view.go({{...lineage.state.PLAIN, ...{narrowed}}})")
        said = page.evaluate(
            """() => {
                const {view} = lineage, {project} = lineage.projection, state = view.state(), all = view.seen().cards;
                const left = mark => project({...state, fold: [mark]}, view.home).cards.length;
                const ways = card => [["up", "<"], ["down", ">"]].map(([way, mark]) =>
                    ({key: card.key + mark, offered: card.hides[way], goes: left(card.key + mark) < all.length}));
                return all.filter(({kind}) => kind === "artifact").flatMap(ways);
            }"""
        )
        assert {each["goes"] for each in said} == {True, False}
        assert not [each for each in said if each["goes"] != each["offered"]]


def test_a_key_that_can_hide_nothing_says_so(page: Page) -> None:
    before = cards(page)
    idle = page.evaluate(
        "lineage.view.seen().cards.find(card => !card.hides.up && !card.hidden.up && card.seen.up)?.key"
    )
    grow(page, idle, "keyboard", "up")
    expect(page.locator(".canvas [role=status]")).to_contain_text("nothing hangs on this alone")
    assert cards(page) == before


def grow(page: Page, ref: str, by: str, way: str) -> None:
    if by == "mouse":
        card(page, ref).locator("> .card").hover()
        card(page, ref).locator(f".grow.{way}").click()
    else:
        card(page, ref).locator("> .card").focus()
        page.keyboard.press("]" if way == "down" else "[")


def test_a_workspace_becomes_one_card_and_opens_again(page: Page) -> None:
    before = cards(page)
    page.locator('.frame[data-space="core-data"] text').first.click()
    expect(card(page, "core-data")).to_contain_text("Core data")
    assert not {ref for ref in cards(page) if ref.startswith("core-data/")}
    assert page.locator(".curves path").count() > 0
    card(page, "core-data").locator("> .card").click()
    assert cards(page) == before
    card(page, "core-data/lakehouse").locator("> .card").focus()
    page.keyboard.press("w")
    expect(card(page, "core-data")).to_have_count(1)
    card(page, "core-data").locator("> .card").focus()
    page.keyboard.press("Enter")
    assert cards(page) == before
    page.locator("summary", has_text="Show").click()
    page.get_by_role("checkbox", name="Retail marketing").check()
    expect(card(page, "marketing")).to_have_count(1)


def test_artifacts_of_a_type_become_one_card(page: Page) -> None:
    card(page, TRAIN).locator("> .card").focus()
    page.keyboard.press("t")
    expect(card(page, "bank-churn:Notebook")).to_contain_text("× Notebook")
    assert TRAIN not in cards(page)
    page.go_back()
    assert TRAIN in cards(page)


def test_filters_combine_and_lines_lead_past_what_they_hide(page: Page) -> None:
    before = cards(page)
    page.locator("summary", has_text="Filter").click()
    page.get_by_role("checkbox", name="Lakehouse").check()
    page.get_by_role("checkbox", name="Report").first.check()
    kinds = set(
        page.eval_on_selector_all(".cards > .at text:nth-of-type(2)", "all => all.map(each => each.textContent)")
    )
    assert all("akehouse" in kind or "eport" in kind for kind in kinds)
    assert page.locator(".curves path.past").count()
    expect(page.locator("[data-count]")).to_contain_text("filtered out")
    expect(page.locator("[data-filters]")).to_have_text("2")
    page.go_back()
    page.go_back()
    assert cards(page) == before
    page.get_by_label("Only what leads to consumption").check()
    assert "bank-churn/ml-env" not in cards(page) < before
    page.get_by_label("Only what leads to consumption").uncheck()
    page.get_by_role("checkbox", name="configuration").uncheck()
    expect(page.locator(".picture .curves path.configuration")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("checkbox", name="configuration")).not_to_be_visible()


def test_only_what_leads_to_consumption_is_what_lineage_says(page: Page) -> None:
    shown = cards(page)
    page.evaluate("lineage.view.go({leads: true})")
    compilation = example()
    kinds = {ref: compilation.project.type_of(artifact) for ref, artifact in compilation.project.artifacts.items()}
    seen = {ref for ref, kind in kinds.items() if kind and kind.group == "consumption"}
    leads = {
        ref for ref in shown if ref in seen or {e.ref for e in lineage.impact(compilation, [ref]).downstream} & seen
    }
    assert cards(page) == leads


def test_where_nothing_fits_the_filter_the_way_back_is_offered(page: Page) -> None:
    nothing = page.locator("[data-nothing]")
    expect(nothing).not_to_be_visible()
    page.evaluate("lineage.view.go({tags: ['no such tag']})")
    expect(nothing).to_contain_text("Nothing fits the filter")
    before = state(page)
    nothing.get_by_role("button").click()
    expect(nothing).not_to_be_visible()
    assert card(page, MODEL).count()
    page.go_back()
    assert state(page) == before
    page.locator("summary", has_text="Filter").click()
    page.locator(".drop").get_by_role("button", name="Show all again").click()
    assert card(page, MODEL).count()


def test_the_path_between_two(page: Page) -> None:
    choose(page, "core-data/lakehouse")
    page.get_by_role("button", name="Path to…").click()
    page.keyboard.type("customers at risk")
    page.keyboard.press("Enter")
    expect(page.locator(".around")).to_contain_text("Path from Shared lakehouse to Customers at risk")
    assert {"core-data/lakehouse", "bank-churn/churn-report"} < cards(page)
    assert "path=core-data/lakehouse,bank-churn/churn-report" in state(page)
    xs = sorted(box["x"] for box in boxes(page).values())
    assert max(right - left for left, right in pairwise(xs)) < 500, "the ends of a path are no screen apart"
    chain = page.locator(".curves path").count()
    assert chain >= len(cards(page)) - 1
    page.go_back()
    assert len(cards(page)) > chain


def test_where_no_way_leads_that_is_said(page: Page) -> None:
    page.evaluate("lineage.view.go({path: ['bank-churn/ml-environment', 'bank-churn/core-banking']})")
    expect(page.locator(".around")).to_contain_text("No way leads from ML environment to Core banking")


def test_any_address_is_a_view(page: Page) -> None:
    for address in ("up=x&down=-4&focus=no/thing", "%%%=&=&focus", "planes=&types=,,", "path=a,b,c&light=none"):
        page.evaluate("hash => { location.hash = hash; }", address)
        page.evaluate("() => new Promise(done => setTimeout(done))")
    written = page.evaluate(
        "lineage.state.write({...lineage.state.PLAIN, focus: 'データ/x&y=z', up: 0, tags: ['a,b', 'c%'], leads: true})"
    )
    read = page.evaluate("hash => lineage.state.read(hash)", written)
    assert (read["focus"], read["up"], read["tags"], read["leads"]) == ("データ/x&y=z", 0, ["a,b", "c%"], True)
