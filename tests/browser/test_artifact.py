"""The page of an artifact in a real browser: picture, comparison, charts, the rest of an answer, copying."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import lineage
from lineage.site import build
from tests.browser.visiting import PHONE, Window
from tests.site.trees import workspace

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.visiting import Visitor

pytestmark = pytest.mark.browser

MODEL = "artifacts/bank-churn/churn-model.html"
EXPERIMENT = "artifacts/bank-churn/churn-experiment.html"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub, an experiment with many runs, and what has more in it than a page has room for."""
    folder = tmp_path_factory.mktemp("many") / "site"
    readers = "\n".join(f"r{n}: {{type: Report, title: Report {n}, inputs: [hub]}}" for n in range(300))
    days = [f"2026-01-{1 + n % 28:02}T0{n // 28}:00:00Z" for n in range(60)]
    figures = "auc: 0.{0}, loss: {1}, gain: -{0}.25, tiny: 1e-{0}, large: {2}e308, exact: 123456789012345678{0}"
    said = [figures.format(10 + n, 60 - n, n / 20 - 1.5) for n in range(60)]
    runs = "\n".join(
        f"    run-{n}: {{started: '{day}', commit: '00000{10 + n}', metrics: {{{said[n]}}}}}"
        for n, day in enumerate(days)
    )
    more_runs = "\n".join(f"    run-{n}: {{metrics: {{auc: 0.{n:03}}}}}" for n in range(300))
    columns = "\n".join(f"        c{n}: {{type: int}}" for n in range(800))
    tables = "\n".join(f"    t{n}: {{columns: {{id: {{type: int}}}}}}" for n in range(90))
    artifacts = (
        f"hub: {{type: Lakehouse}}\ne:\n  type: MLExperiment\n  runs:\n{runs}\n{readers}\n"
        f"long:\n  type: MLExperiment\n  runs:\n{more_runs}\n"
        f"wide:\n  type: Lakehouse\n  tables:\n    wide:\n      columns:\n{columns}\n{tables}\n"
        "r: {type: Report, inputs: [wide]}"
    )
    build(lineage.compile_texts({"w.yaml": workspace("w", artifacts)}), folder)
    return folder


def lit(page: Page) -> set[str]:
    return set(page.eval_on_selector_all(".canvas .at > a", "found => found.map(each => each.id)"))


def test_the_picture_shows_what_is_around_and_goes_as_far_as_one_says(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / MODEL) as visit:
        page = visit.page
        page.wait_for_selector(".canvas .at.focus")
        assert page.locator(".canvas .at.focus > a").get_attribute("id") == "bank-churn/churn-model"
        before = lit(page)
        assert "bank-churn/score" in before
        page.get_by_label("steps upstream").fill("0")
        page.get_by_label("steps upstream").press("Tab")
        expect(page.locator('[id="bank-churn/churn-experiment"]')).to_have_count(0)
        page.go_back()
        expect(page.locator('[id="bank-churn/churn-experiment"]')).to_have_count(1)
        assert lit(page) == before
        visit.assert_quiet()


def test_the_picture_is_walked_by_keyboard_and_told(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / MODEL) as visit:
        page = visit.page
        page.wait_for_selector(".canvas .at.focus")
        page.locator('[id="bank-churn/churn-model"]').focus()
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("document.activeElement.id") == "bank-churn/churn-experiment"
        expect(page.locator(".about h2 bdi")).to_have_text("Churn experiment")
        page.keyboard.press("Escape")
        expect(page.locator(".about")).to_be_hidden()
        visit.assert_quiet()


def test_where_the_picture_cannot_come_the_words_are_there(site: Path, visitor: Visitor, tmp_path: Path) -> None:
    page_alone = tmp_path / "site" / MODEL
    page_alone.parent.mkdir(parents=True)
    page_alone.write_bytes((site / MODEL).read_bytes())
    with visitor.open(page_alone) as visit:
        expect(visit.page.locator(".canvas")).to_be_hidden()
        expect(visit.page.get_by_text("is registered by")).to_be_visible()
    with visitor.open(site / MODEL, Window(javascript=False)) as visit:
        expect(visit.page.locator(".canvas")).to_be_hidden()
        expect(visit.page.get_by_text("is registered by")).to_be_visible()


def test_any_two_versions_are_compared_and_the_address_keeps_it(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / MODEL) as visit:
        page = visit.page
        section = page.locator("#versions")
        section.get_by_label("Compare").select_option(label="1")
        section.get_by_label("with").select_option(label="2 @champion")
        section.get_by_role("button", name="Show").press("Enter")
        compared = section.get_by_role("region", name="Comparison")
        row = compared.get_by_role("row", name=re.compile("^auc"))
        expect(row).to_contain_text("0.87")
        expect(row).to_contain_text("+0.04 (+4.6 %)")
        expect(compared.get_by_role("row", name=re.compile("^Code"))).to_have_count(0)
        section.get_by_label("only what differs").uncheck()
        expect(compared.get_by_role("row", name=re.compile("^Code"))).to_have_count(1)
        address = page.url
        assert address.endswith("#compare=@1..@2")
        page.go_back()
        expect(compared).to_be_hidden()
        page.go_forward()
        expect(compared).to_be_visible()
        section.get_by_role("button", name="Hide").click()
        expect(compared).to_be_hidden()
        visit.assert_quiet()
    with visitor.open(site / MODEL, fragment="#compare=@1..@3") as visit:
        told = visit.page.locator("#versions").get_by_role("status")
        expect(told).to_contain_text("1 and 3 @challenger differ in")
        expect(told).to_be_in_viewport()
    with visitor.open(site / MODEL, fragment="#compare=@1..@99") as visit:
        expect(visit.page.get_by_role("region", name="Comparison")).to_be_hidden()
        visit.assert_quiet()


def test_the_address_says_all_that_is_chosen_on_a_page_and_back_undoes_it(site: Path, visitor: Visitor) -> None:
    def seen(page: Page) -> tuple[object, ...]:
        page.wait_for_selector(".canvas .at.focus")
        pressed = page.locator("#impact .tally [aria-pressed=true]").all_inner_texts()
        first = page.locator("#versions table[data-compare] tbody th b").first.inner_text()
        compared = page.get_by_role("region", name="Comparison").is_visible()
        return lit(page), pressed, page.locator("#impact [role=status]").inner_text(), first, compared

    with visitor.open(site / MODEL) as visit:
        page = visit.page
        before = seen(page)
        page.get_by_label("steps upstream").fill("0")
        page.get_by_label("steps upstream").press("Tab")
        page.locator("#versions").get_by_role("button", name="Show").click()
        page.locator("#versions").get_by_role("button", name="auc").click()
        page.locator("#impact .tally").get_by_role("button", name=re.compile("^Report")).click()
        page.get_by_role("link", name="Skip to the content").press("Enter")
        after = seen(page)
        assert all(one != other for one, other in zip(before, after, strict=True))
        page.reload()
        assert seen(page) == after, "a link to a place on the page chooses nothing"
        page.go_back()
        address = page.url
        assert seen(page) == after
        for _ in range(4):
            page.go_back()
        assert seen(page) == before
        assert "=" not in page.url
        visit.assert_quiet()
    with visitor.open(site / MODEL, fragment=f"#{address.partition('#')[2]}") as visit:
        assert seen(visit.page) == after
        visit.assert_quiet()


def test_charts_are_read_by_mouse_keyboard_and_screen_reader(many: Path, visitor: Visitor) -> None:
    with visitor.open(many / "artifacts/w/e.html") as visit:
        page = visit.page
        chart = page.get_by_role("slider", name="auc of 60 runs, 0.1 to 0.69")
        chart.focus()
        chart.press("Home")
        assert (chart.get_attribute("aria-valuetext") or "").startswith("run-0: 0.1")
        chart.press("ArrowRight")
        assert (chart.get_attribute("aria-valuetext") or "").startswith("run-28: ")
        chart.press("Enter")
        assert page.url.endswith("#.run-28")
        box = chart.bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] - 3, box["y"] + 20)
        assert (chart.get_attribute("aria-valuetext") or "").startswith("run-")
        visit.assert_quiet()


def test_charts_of_very_large_and_very_long_numbers_can_be_read(many: Path, visitor: Visitor) -> None:
    with visitor.open(many / "artifacts/w/e.html") as visit:
        large = visit.page.locator(".chart", has_text="large")
        assert "NaN" not in (large.locator("path").first.get_attribute("d") or "NaN")
        exact = visit.page.locator(".chart", has_text="exact")
        expect(exact.locator("b")).to_have_text("1.23e+19")
        expect(exact.locator("p")).to_contain_text("1.23e+19 to 1.23e+19")
        expect(exact.get_by_role("slider")).to_have_attribute("aria-valuetext", "run-55: 12345678901234567865")
        visit.assert_quiet()


@pytest.mark.parametrize(
    ("figure", "first", "last"), [("loss", 59, 0), ("gain", 59, 0), ("tiny", 59, 0), ("exact", 0, 59)]
)
def test_runs_are_sorted_by_how_large_a_number_is(
    many: Path, visitor: Visitor, figure: str, first: int, last: int
) -> None:
    with visitor.open(many / "artifacts/w/e.html") as visit:
        head = visit.page.locator("#runs").get_by_role("button", name=figure)
        names = visit.page.locator("#runs tbody th b")
        head.press("Enter")
        assert (names.first.inner_text(), names.last.inner_text()) == (f"run-{first}", f"run-{last}")
        head.click()
        assert (names.first.inner_text(), names.last.inner_text()) == (f"run-{last}", f"run-{first}")


def test_only_figures_differ_by_a_number(many: Path, visitor: Visitor) -> None:
    with visitor.open(many / "artifacts/w/e.html", fragment="#compare=.run-0...run-50") as visit:
        compared = visit.page.get_by_role("region", name="Comparison")
        for name, difference in {
            "loss": "−50 (−83.3 %)",
            "gain": "−50.00 (−487.8 %)",
            "tiny": "−1e-10 (−100.0 %)",
            "large": "",
            "Commit": "",
        }.items():
            row = compared.get_by_role("row", name=re.compile(f"^{name}"))
            expect(row.get_by_role("cell").last).to_have_text(difference)


def test_an_answer_is_shown_whole_when_asked_for(many: Path, visitor: Visitor) -> None:
    with visitor.open(many / "artifacts/w/hub.html") as visit:
        page = visit.page
        rows = page.locator("#impact tbody tr")
        assert rows.count() == 12
        first = rows.first.inner_text()
        page.locator("#impact thead").get_by_role("button", name="Artifact").click()
        page.get_by_role("button", name="Show all 300").press("Enter")
        expect(rows).to_have_count(300)
        assert page.get_by_text("more are further away").count() == 0
        assert rows.first.locator("a").inner_text() == "Report 0", "what has come is sorted, too"
        page.go_back()
        assert rows.first.inner_text() == first, "brought rows are as built ones"
        page.go_forward()
        rows.nth(299).locator("a").click()
        expect(page.get_by_role("heading", name="Report 299", level=1)).to_be_visible()
        visit.assert_quiet()


def test_an_answer_is_narrowed_down(site: Path, many: Path, visitor: Visitor) -> None:
    with visitor.open(site / "artifacts/core-data/lakehouse.html") as visit:
        impact = visit.page.locator("#impact")
        rows = impact.locator("tbody tr:visible")
        total = int(impact.get_by_role("button", name="all downstream").locator("b").inner_text())
        near = impact.get_by_role("button", name="children")
        assert rows.count() < total
        near.press("Enter")
        expect(rows).to_have_count(int(near.locator("b").inner_text()))
        expect(near).to_be_focused()
        impact.get_by_role("button", name="all downstream").click()
        expect(rows).to_have_count(total)
        by_type, by_workspace = impact.locator(".tally").all()
        chosen = by_type.get_by_role("button", name=re.compile("^Notebook"))
        chosen.click()
        expect(chosen).to_have_attribute("aria-pressed", "true")
        expect(rows).to_have_count(int(chosen.locator("b").inner_text()))
        by_workspace.get_by_role("button").last.click()
        count = rows.count()
        assert 0 <= count < total
        expect(impact.get_by_role("status")).to_have_text(f"{count} of {total} are shown.")
        visit.assert_quiet()
    with visitor.open(many / "artifacts/w/r1.html") as visit:
        assert not visit.page.locator("#trace .tally button").count(), "there is nothing to choose"
        visit.assert_quiet()


@pytest.mark.parametrize("path", ["many/artifacts/w/e.html", f"site/{MODEL}"])
def test_on_paper_all_figures_are_there(many: Path, site: Path, visitor: Visitor, path: str) -> None:
    folder, _, page = path.partition("/")
    with visitor.open({"many": many, "site": site}[folder] / page, Window(width=690)) as visit:
        visit.page.wait_for_load_state("networkidle")
        visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        visit.page.emulate_media(media="print")
        table = visit.page.locator("table[data-compare]")
        assert table.evaluate("each => each.getBoundingClientRect().right <= innerWidth")
        visit.assert_quiet()


def test_runs_that_a_page_has_no_room_for_come_when_asked_for(many: Path, visitor: Visitor) -> None:
    with visitor.open(many / "artifacts/w/long.html") as visit:
        page = visit.page
        runs = page.locator("#runs")
        rows = runs.locator("tbody th b")
        before = rows.count()
        assert before < 300
        first, html = rows.first.inner_text(), "each => each.innerHTML.replace(/\\n/g, '').replace(/\\d+/g, '#')"
        built = runs.locator("tbody tr").first.evaluate(html)
        expect(page.get_by_role("slider", name=f"auc of {before} runs")).to_have_count(1)
        runs.get_by_role("button", name=f"Show {300 - before} more").press("Enter")
        expect(rows).to_have_count(300)
        assert rows.first.inner_text() == first
        assert runs.locator("tbody tr").last.evaluate(html) == built, "brought rows are as built ones"
        expect(page.get_by_role("slider", name="auc of 300 runs, 0.0 to 0.299")).to_have_count(1)
        runs.get_by_role("button", name="auc").click()
        expect(rows.first).to_have_text("run-0")
        expect(runs.get_by_label("Compare").locator("option")).to_have_count(300)
        assert runs.get_by_text("prints them all").count() == 0
        visit.assert_quiet()


def test_tables_and_columns_that_a_page_has_no_room_for_come_when_asked_for(many: Path, visitor: Visitor) -> None:
    with visitor.open(many / "artifacts/w/wide.html") as visit:
        page = visit.page
        tables = page.locator("#tables > details")
        expect(tables).to_have_count(80)
        page.get_by_role("button", name="Show 11 more").press("Enter")
        expect(tables).to_have_count(91)
        tables.last.locator("summary").click()
        expect(tables.last.get_by_title("Trace it in the lineage")).to_be_visible()
        wide = tables.first
        wide.locator("summary").click()
        columns = wide.locator("tbody tr")
        assert columns.count() < 800
        wide.get_by_role("button", name="more").click()
        expect(columns).to_have_count(800)
        columns.last.get_by_title("Trace it in the lineage").click()
        page.wait_for_url("**/lineage.html#**")
        visit.assert_quiet()


@pytest.mark.parametrize(
    ("path", "fragment", "sought"),
    [
        ("wide", "#.wide%23c799", ":target"),
        ("wide", "#.t89", ":target"),
        ("long", "#.run-0", ":target"),
        ("long", "#compare=.run-299...run-0", "#runs .compare table"),
    ],
)
def test_the_address_leads_to_what_a_page_has_no_room_for(
    many: Path, visitor: Visitor, path: str, fragment: str, sought: str
) -> None:
    with visitor.open(many / f"artifacts/w/{path}.html", fragment=fragment) as visit:
        expect(visit.page.locator(sought)).to_be_in_viewport()
        visit.assert_quiet()


def test_a_column_is_traced_in_the_lineage_view(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "artifacts/bank-churn/lake.html") as visit:
        page = visit.page
        page.get_by_role("row", name=re.compile("^email")).get_by_title("Trace it in the lineage").click()
        page.wait_for_url("**/lineage.html#**")
        expect(page.locator('[data-row="bank-churn/lake.customers#email"].chosen')).to_have_count(1)
        visit.assert_quiet()


def test_what_stands_beside_a_button_is_copied(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / MODEL) as visit:
        page = visit.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.locator("#facts button.copy").press("Enter")
        expect(page.locator("#facts .copy [role=status]")).to_have_text(re.compile("Copied|Selected"))
        visit.assert_quiet()


def test_icons_are_there_in_forced_colours(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / MODEL) as visit:
        page = visit.page
        page.emulate_media(forced_colors="active")
        assert page.evaluate("getComputedStyle(document.querySelector('.jump ~ * .icon')).maskImage").startswith("url(")
        colours = page.evaluate(
            "(() => { const style = getComputedStyle(document.querySelector('h2 .icon'));"
            "return [style.backgroundColor, getComputedStyle(document.body).backgroundColor]; })()"
        )
        assert colours[0] != colours[1]


def test_it_fits_a_phone(many: Path, site: Path, visitor: Visitor) -> None:
    for path in (many / "artifacts/w/e.html", site / MODEL, site / "artifacts/bank-churn/lake.html"):
        with visitor.open(path, PHONE) as visit:
            visit.page.wait_for_timeout(300)
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= PHONE.width
