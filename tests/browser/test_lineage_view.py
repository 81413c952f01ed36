"""The lineage view, from disk: everything that it can do, by mouse and by keyboard."""

from __future__ import annotations

import importlib
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

import lineage
from lineage.site import build
from tests.browser.visiting import DESKTOP, PHONE, Window
from tests.site.trees import HOSTILE_TEXTS, example, hostile, workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.visiting import Visit, Visitor

pytestmark = pytest.mark.browser

LAKE = "bank-churn/lake"
MODEL = "bank-churn/churn-model"
TRAIN = "bank-churn/train"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "site"
    build(example(), folder)
    return folder


@pytest.fixture
def visit(site: Path, visitor: Visitor) -> Iterator[Visit]:
    """The view of a workspace; whatever a test does there, nothing is said and nothing asked for."""
    with visitor.open(site / "workspaces/bank-churn/lineage.html") as visit:
        visit.page.wait_for_selector(".canvas.live .cards .at")
        yield visit
        visit.assert_quiet()


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page


def card(page: Page, ref: str) -> Locator:
    return page.locator(f'.at[data-key="{ref}"]')


def cards(page: Page) -> set[str]:
    return set(page.eval_on_selector_all(".cards > .at", "found => found.map(each => each.dataset.key)"))


def choose(page: Page, ref: str) -> None:
    card(page, ref).locator("> .card").focus()
    page.keyboard.press("Space")
    expect(page.locator(".canvas .about")).to_be_visible()


def state(page: Page) -> str:
    return unquote(page.url.partition("#")[2])


def said(page: Page) -> str:
    return page.locator(".canvas [role=status]").text_content() or ""


def place(page: Page, ref: str) -> tuple[float, float]:
    """Where a card lies on the screen."""
    x, y = page.evaluate(
        "ref => { const {view} = lineage.viewport, {x, y} = lineage.view.spots().boxes.get(ref);"
        " return [(x - view.x) * view.scale, (y - view.y) * view.scale]; }",
        ref,
    )
    return round(x), round(y)


def test_cards_say_what_an_artifact_is(page: Page) -> None:
    report = card(page, "bank-churn/churn-report")
    assert {"Customers at risk", "Report", "24h", "confidential"} <= set(report.locator("text").all_text_contents())
    assert report.locator("use.badge.certified").count() == 1
    assert card(page, "bank-churn/churn-report-2024").locator("use.badge.deprecated").count() == 1
    assert "Has to be fresh within 24h" in (report.locator("a > title").text_content() or "")


def test_neighbours_in_other_workspaces_are_framed_named_and_linked(page: Page) -> None:
    assert "Core data" in page.locator(".frame text").all_text_contents()
    link = card(page, "core-data/lakehouse").locator("a.foreign").get_attribute("href") or ""
    assert link.endswith("artifacts/core-data/lakehouse.html")


def test_lines_differ_by_type_and_plane(page: Page) -> None:
    assert page.locator(".curves path.data.is-writes").count()
    assert page.locator(".curves path.control").count()
    assert page.locator(".curves path.configuration").count()
    expect(page.locator(".legend")).to_contain_text("registers")


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
    page.wait_for_function("count => document.querySelectorAll('.cards > .at').length > count", arg=len(before))
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


def test_parts_and_columns_are_shown_in_the_card_and_a_column_is_traced(page: Page) -> None:
    page.keyboard.press("Escape")
    card(page, LAKE).locator("> .card").hover()
    card(page, LAKE).locator(".grow.inside").click()
    rows = card(page, LAKE).locator(".row")
    expect(rows.filter(has_text="features")).to_be_visible()
    lines = page.locator(".curves path").count()
    for table in ("customers", "features"):
        card(page, LAKE).locator(f'[data-columns="{LAKE}.{table}"]').click()
        expect(card(page, LAKE).locator(f'[data-row^="{LAKE}.{table}#"]').first).to_be_visible()
    assert page.locator(".curves path").count() > lines
    card(page, LAKE).locator(f'[data-row="{LAKE}.customers#age"]').click()
    expect(card(page, LAKE).locator(f'[data-row="{LAKE}.features#age_band"].down')).to_have_count(1)
    expect(card(page, LAKE).locator(f'[data-row="{LAKE}.customers#email"].down')).to_have_count(0)
    reached = {entry.ref for entry in lineage.impact(example(), [f"{LAKE}.customers#age"]).downstream}
    lit = page.eval_on_selector_all(".cards > .at.down", "found => found.map(each => each.dataset.key)")
    assert set(lit) == reached & cards(page)
    assert "age" in page.locator(".about h2").inner_text()


def test_parts_are_shown_and_walked_by_keyboard(page: Page) -> None:
    card(page, LAKE).locator("> .card").focus()
    page.keyboard.press("i")
    expect(card(page, LAKE).locator(".row").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.row") == f"{LAKE}.customers"
    page.keyboard.press("i")
    expect(card(page, LAKE).locator(f'[data-row="{LAKE}.customers#age"]')).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert "#" in page.evaluate("document.activeElement.dataset.row")
    expect(page.locator(".about h2")).to_contain_text("customers#")


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


def test_the_path_between_two(page: Page) -> None:
    choose(page, "core-data/lakehouse")
    page.get_by_role("button", name="Path to…").click()
    page.keyboard.type("customers at risk")
    page.keyboard.press("Enter")
    expect(page.locator(".around")).to_contain_text("Path from Shared lakehouse to Customers at risk")
    assert {"core-data/lakehouse", "bank-churn/churn-report"} < cards(page)
    assert "path=core-data/lakehouse,bank-churn/churn-report" in state(page)
    chain = page.locator(".curves path").count()
    assert chain >= len(cards(page)) - 1
    page.go_back()
    assert len(cards(page)) > chain


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


def test_a_column_is_traced_through_the_tables_on_its_way_in_one_step(page: Page) -> None:
    page.evaluate("lineage.view.choose('bank-churn/lake.customers#customer_id')")
    page.get_by_role("button", name="Trace the column").click()
    for column in ("lake.features#customer_id", "customer-features#customer_id"):
        expect(page.locator(f'.row.down[data-row="bank-churn/{column}"]')).to_be_visible()
    expect(page.locator('.row.down[data-row="bank-churn/lake.features#age_band"]')).to_have_count(0)
    page.wait_for_function("!document.querySelector('.canvas[aria-busy]')")
    page.go_back()
    expect(page.locator(".row.column")).to_have_count(0)


def test_where_no_way_leads_that_is_said(page: Page) -> None:
    page.evaluate("lineage.view.go({path: ['bank-churn/ml-environment', 'bank-churn/core-banking']})")
    expect(page.locator(".around")).to_contain_text("No way leads from ML environment to Core banking")


def test_the_minimap_shows_where_one_is_and_leads_elsewhere(page: Page) -> None:
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    small = page.locator("[data-minimap]")
    expect(small).to_be_visible()
    before = page.evaluate("({...lineage.viewport.view})")
    box = small.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 6, box["y"] + 6)
    after = page.evaluate("({...lineage.viewport.view})")
    assert after["x"] > before["x"]
    assert after["scale"] == before["scale"]
    page.get_by_role("button", name="Show everything").click()
    expect(small).not_to_be_visible()


def test_it_takes_the_whole_screen(page: Page) -> None:
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement !== null")
    assert page.locator("[data-find]").is_visible()
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement === null")


def taken(page: Page, name: str) -> tuple[str, bytes]:
    page.locator("summary", has_text="Take away").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    page.keyboard.press("Escape")
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def test_what_is_seen_can_be_taken_away(page: Page, visit: Visit) -> None:
    page.evaluate(f"lineage.view.go({{focus: {json.dumps(MODEL)}}})")
    name, picture = taken(page, "Picture (SVG)")
    assert name == "lineage-churn-model.svg"
    text = picture.decode()
    assert text.count('class="at') == len(cards(page))
    assert not [bad for bad in ("<a ", 'href="http', "style=", "<script", "foreignObject") if bad in text]
    name, picture = taken(page, "Picture (PNG)")
    assert (name, picture[:8]) == ("lineage-churn-model.png", b"\x89PNG\r\n\x1a\n")
    assert len(picture) > 10_000
    name, diagram = taken(page, "Mermaid")
    assert name == "lineage-churn-model.mmd"
    assert diagram.decode().startswith("flowchart LR\n")
    assert "Churn model<br>ML model" in diagram.decode()
    visit.assert_quiet()


def test_titles_can_be_read_from_afar_and_cards_say_all_from_near(page: Page) -> None:
    title = card(page, MODEL).locator(".afar")
    page.get_by_role("button", name="Show everything").click()
    expect(title).to_be_visible()
    expect(card(page, MODEL).locator(".title")).not_to_be_visible()
    size = float(title.evaluate("node => parseFloat(getComputedStyle(node).fontSize) * lineage.viewport.view.scale"))
    assert size >= 10
    assert title.text_content() == "Churn model"
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    expect(title).not_to_be_visible()
    expect(card(page, MODEL).locator(".title")).to_be_visible()


def test_what_opens_can_be_read_and_is_not_empty(site: Path, visitor: Visitor) -> None:
    for name in ("bank-churn", "core-data", "marketing"):
        for window, fewest in ((DESKTOP, 12), (PHONE, 4)):
            with visitor.open(site / f"workspaces/{name}/lineage.html", window) as visit:
                visit.page.wait_for_selector(".canvas.live .cards .at")
                visit.page.wait_for_timeout(100)
                scale = visit.page.evaluate("lineage.viewport.view.scale")
                assert scale * (22 if scale < 0.75 else 13) >= 10
                assert len(in_sight(visit.page)) >= fewest, (name, window)


def in_sight(page: Page) -> list[str]:
    """The cards that are seen whole, with nothing over them."""
    found: list[str] = page.evaluate(
        """() => lineage.scene.cards().filter(({node}) => {
            const box = node.querySelector(".face").getBoundingClientRect();
            const frame = document.querySelector(".canvas").getBoundingClientRect();
            const panel = document.querySelector(".canvas .about").getBoundingClientRect();
            const under = panel.width && box.right > panel.left && box.left < panel.right && box.bottom > panel.top;
            const map = document.querySelector(".canvas .minimap").getBoundingClientRect();
            if (map.width && box.right > map.left && box.left < map.right && box.bottom > map.top) return false;
            const across = box.left >= frame.left && box.right <= frame.right;
            return across && box.top >= frame.top && box.bottom <= frame.bottom && !under;
        }).map(({key}) => key)"""
    )
    return found


def test_what_is_chosen_does_not_lie_under_what_is_said_of_it(site: Path, visitor: Visitor) -> None:
    for window in (DESKTOP, Window(1280, 860), PHONE):
        for ref in ("bank-churn/churn-dashboard", "bank-churn/churn-report", LAKE):
            with visitor.open(site / "workspaces/bank-churn/lineage.html", window, fragment=f"#chosen={ref}") as visit:
                visit.page.wait_for_selector(".canvas.live .cards .at")
                expect(visit.page.locator(".canvas .about")).to_contain_text("Declared in")
                assert ref in in_sight(visit.page), (window, ref)


def test_a_second_click_later_stays_and_a_double_click_opens_the_page(page: Page) -> None:
    choose(page, MODEL)
    page.wait_for_timeout(700)
    card(page, MODEL).locator("> .card").click()
    expect(page.locator(".canvas .about h2")).to_contain_text("Churn model")
    card(page, MODEL).locator("> .card").dblclick()
    page.wait_for_url("**/churn-model.html")


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


def test_something_chosen_that_is_there_no_more_dims_nothing(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "workspaces/bank-churn/lineage.html", fragment="#chosen=bank-churn/gone") as visit:
        visit.page.wait_for_selector(".canvas.live .cards .at")
        assert not visit.page.locator("svg.lit").count()
        expect(visit.page.locator(".canvas .about")).not_to_be_visible()


CROSSED = """() => {
    const boxes = [...lineage.view.spots().boxes];
    return lineage.view.seen().lines.filter(line => line.from !== line.to).filter(line => {
        const path = lineage.drawing.lineOf(line.key);
        const length = path.getTotalLength();
        const others = boxes.filter(([key]) => key !== line.from && key !== line.to).map(([, box]) => box);
        return Array.from({length: 60}, (_, at) => path.getPointAtLength(length * at / 59))
            .some(({x, y}) => others.some(box => x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h));
    }).length;
}"""


def test_lines_lead_past_cards_when_rows_are_shown(page: Page) -> None:
    before = page.evaluate(CROSSED)
    page.evaluate("lineage.view.go({parts: ['bank-churn/lake'], columns: ['bank-churn/lake.features']})")
    page.wait_for_selector(".row.column")
    assert page.evaluate(CROSSED) <= before + 2
    assert_nothing_overlaps(page)


def test_nothing_is_drawn_outside_the_picture(page: Page) -> None:
    page.evaluate("lineage.view.go({parts: ['bank-churn/lake']})")
    inside = """() => {
        const {x, y, width, height} = lineage.scene.svg.viewBox.baseVal;
        return ["frames", "curves", "cards"].every(name => {
            const box = lineage.scene.svg.querySelector(`.${name}`).getBBox();
            return box.x >= x && box.y >= y && box.x + box.width <= x + width && box.y + box.height <= y + height;
        });
    }"""
    assert page.evaluate(inside)


def test_what_is_taken_away_is_whole_however_far_away_one_is(page: Page) -> None:
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


def test_the_same_stands_beside_it_as_a_table(page: Page) -> None:
    page.get_by_text("What is seen, as a table").click()
    rows = page.locator("[data-words] tbody tr")
    expect(rows).to_have_count(page.locator(".picture .curves > path").count())
    page.evaluate(f"lineage.view.go({{focus: {json.dumps(MODEL)}, up: 1, down: 0}})")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("registers")
    page.go_back()


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


def test_on_a_phone_it_fits_and_answers_to_touch(site: Path, visitor: Visitor) -> None:
    context = visitor.browser.new_context(viewport={"width": PHONE.width, "height": PHONE.height}, has_touch=True)
    try:
        page = context.new_page()
        page.goto((site / "workspaces/bank-churn/lineage.html").resolve().as_uri() + f"#focus={MODEL}")
        page.wait_for_selector(".canvas.live .cards .at")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE.width
        card(page, MODEL).locator("> .card").tap()
        expect(page.locator(".canvas .about")).to_be_visible()
        page.keyboard.press("Escape")
        before = page.evaluate("({...lineage.viewport.view})")
        box = page.locator(".canvas").bounding_box()
        assert box is not None
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        touches = context.new_cdp_session(page)
        for step, apart in enumerate((20, 60, 100)):
            points = [
                {"x": middle[0] + side * apart, "y": middle[1], "id": number} for number, side in enumerate((-1, 1))
            ]
            kind = "touchMove" if step else "touchStart"
            touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        touches.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        assert page.evaluate("lineage.viewport.view.scale") > before["scale"]
    finally:
        context.close()


def test_a_hub_opens_calmly_and_opens_up_when_asked(tmp_path: Path, visitor: Visitor) -> None:
    texts = {"hub.yaml": workspace("core", "hub:\n  type: Lakehouse")}
    for team in range(40):
        readers = "\n".join(f"reader-{number}:\n  type: Report\n  inputs: [core/hub]" for number in range(50))
        texts[f"{team}.yaml"] = workspace(f"team-{team}", readers)
    build(lineage.compile_texts(texts), tmp_path / "site")
    with visitor.open(tmp_path / "site/workspaces/core/lineage.html", fragment="#focus=core/hub") as visit:
        page = visit.page
        expect(card(page, "*down1")).to_contain_text("more")
        assert len(cards(page)) <= 30
        expect(page.locator("[data-count]")).to_contain_text("2001 artifacts on")
        expect(card(page, "team-0:Report")).to_contain_text("50 × Report")
        card(page, "team-0:Report").locator("> .card").focus()
        page.keyboard.press("Enter")
        expect(card(page, "team-0/reader-49")).to_have_count(1)
        assert len(cards(page)) <= 80
        page.go_back()
        assert len(cards(page)) <= 30
        visit.assert_quiet()


def test_a_large_workspace_opens_gathered_and_loads_in_pieces(tmp_path: Path, visitor: Visitor) -> None:
    title = "A name that is rather long, as names are in large organisations, where everything has to be told apart"
    many = "\n".join(
        f"artifact-{number}:\n  type: Lakehouse\n  title: {title} {number}\n"
        + (f"  inputs: [artifact-{number // 2}]\n" if number else "")
        for number in range(3000)
    )
    build(lineage.compile_texts({"w.yaml": workspace("w", many)}), tmp_path / "site")
    shards = sorted((tmp_path / "site/workspaces/w").glob("graph*.js"))
    assert len(shards) > 1
    assert all(shard.stat().st_size < 500_000 for shard in shards)
    with visitor.open(tmp_path / "site/workspaces/w/lineage.html") as visit:
        expect(card(visit.page, "w:Lakehouse")).to_contain_text("3,000 × Lakehouse")
        visit.page.evaluate("lineage.view.go({focus: 'w/artifact-700', up: 3, down: 2})")
        expect(card(visit.page, "w/artifact-87")).to_have_count(1)
        expect(card(visit.page, "w/artifact-2803")).to_have_count(1)
        visit.assert_quiet()


def test_without_graphviz_the_browser_lays_out(
    tmp_path: Path, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.import_module("lineage.site.build"), "find_engine", lambda: None)
    build(example(), tmp_path / "site")
    with visitor.open(tmp_path / "site/workspaces/bank-churn/lineage.html") as visit:
        visit.page.wait_for_selector(".canvas.live .cards .at")
        assert_nothing_overlaps(visit.page)
        visit.assert_quiet()


def boxes(page: Page) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = page.evaluate("Object.fromEntries(lineage.view.spots().boxes)")
    return found


def assert_nothing_overlaps(page: Page) -> None:
    found = sorted(boxes(page).items())
    for number, (key, one) in enumerate(found):
        for other_key, other in found[number + 1 :]:
            beside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
            assert beside or one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"], (key, other_key)


STEPS: tuple[Callable[[Page], Any], ...] = (
    lambda page: page.evaluate("lineage.view.go({parts: ['bank-churn/lake', 'bank-churn/churn-model']})"),
    lambda page: page.evaluate("lineage.view.go({columns: ['bank-churn/lake.features'], parts: ['bank-churn/lake']})"),
    lambda page: page.evaluate("lineage.view.go({open: ['core-data/lakehouse>', 'core-data/lakehouse<']})"),
    lambda page: page.evaluate("lineage.view.go({together: ['core-data', 'bank-churn:Notebook']})"),
    lambda page: page.evaluate("lineage.view.go({together: ['bank-churn']})"),
    lambda page: page.evaluate("lineage.view.go({focus: 'core-data/lakehouse', up: 3, down: 4})"),
    lambda page: page.evaluate("lineage.view.go({types: ['Lakehouse', 'Report']})"),
)


@pytest.mark.parametrize("step", STEPS)
def test_nothing_overlaps_and_the_same_state_lies_the_same_way(page: Page, step: Callable[[Page], Any]) -> None:
    step(page)
    assert_nothing_overlaps(page)
    places = boxes(page)
    page.reload()
    page.wait_for_selector(".canvas.live .cards .at")
    page.wait_for_function("!document.querySelector('.canvas[aria-busy]')")
    assert boxes(page) == places


def test_hostile_names_are_names(tmp_path: Path, visitor: Visitor) -> None:
    build(lineage.compile_texts(hostile()), tmp_path / "site")
    with visitor.open(tmp_path / "site/workspaces/w/lineage.html") as visit:
        page = visit.page
        page.wait_for_selector(".canvas.live .cards .at")
        every = [f"w/a{number}" for number in range(len(HOSTILE_TEXTS))]
        page.evaluate("all => lineage.view.go({parts: all, columns: all.map(ref => ref + '.t')})", every)
        expect(page.locator(".row.column")).to_have_count(len(HOSTILE_TEXTS))
        choose(page, "w/a4")
        page.get_by_text("What is seen, as a table").click()
        page.locator("summary", has_text="Filter").click()
        shown = page.locator("body").inner_text() + (page.locator("svg.picture").text_content() or "")
        assert not set(shown) & set("\u202e\u2028\u2066\u200f")
        assert not page.locator("img, body script").count()
        for text in ("lineage.export.picture()", "lineage.export.mermaid(lineage.view.seen().cards, [], new Map())"):
            assert "<img" not in page.evaluate(text)
        visit.assert_quiet()


def test_any_address_is_a_view(page: Page) -> None:
    for address in ("up=x&down=-4&focus=no/thing", "%%%=&=&focus", "planes=&types=,,", "path=a,b,c&light=none"):
        page.evaluate("hash => { location.hash = hash; }", address)
        page.wait_for_timeout(100)
    written = page.evaluate(
        "lineage.state.write({...lineage.state.PLAIN, focus: 'データ/x&y=z', up: 0, tags: ['a,b', 'c%'], leads: true})"
    )
    read = page.evaluate("hash => lineage.state.read(hash)", written)
    assert (read["focus"], read["up"], read["tags"], read["leads"]) == ("データ/x&y=z", 0, ["a,b", "c%"], True)


def test_long_chains_circles_and_nothing_are_laid_out(page: Page) -> None:
    laid = """(pairs) => {
        const keys = [...new Set(pairs.flat())].sort();
        const {at} = lineage.layers.lay(keys.map(key => ({key, h: 72, group: ''})), pairs);
        return Object.fromEntries([...at].map(([key, {x}]) => [key, x]));
    }"""
    chain = [[f"n{number:03}", f"n{number + 1:03}"] for number in range(200)]
    xs = page.evaluate(laid, chain)
    assert [xs[one] < xs[other] for one, other in chain] == [True] * 200
    circle = page.evaluate(laid, [["a", "b"], ["b", "c"], ["c", "a"], ["c", "d"]])
    assert circle["a"] < circle["b"] < circle["c"] < circle["d"]
    assert page.evaluate(laid, []) == {}


def test_no_name_enters_the_syntax_of_mermaid(page: Page) -> None:
    text = page.evaluate(
        """() => lineage.export.mermaid(
            [{key: 'w/a', kind: 'type', title: 'x"] --> y; click "javascript:alert(1)"', members: ['w/a']}],
            [], new Map())"""
    )
    assert '"]' not in text.replace('"]\n', "")
    assert "#34;" in text
