"""Lists of artifacts, from disk: filters, order, groups, columns, files, by mouse and by keyboard, however long."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

import lineage
from lineage.site import build
from tests.browser.lists import CUT_OFF, EVERYTHING, LIVE, count, downloaded, facet, names, rows_of, value
from tests.browser.visiting import PHONE, Window
from tests.site.trees import HOSTILE_TEXTS, example, hostile, workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.visiting import Visit, Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(site: Path, visitor: Visitor) -> Iterator[Visit]:
    """The list of everything; whatever a test does there, nothing is said and nothing asked for."""
    with visitor.open(site / EVERYTHING) as visit:
        visit.page.wait_for_selector(LIVE)
        yield visit
        visit.assert_quiet()


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page


def test_filters_are_combined_and_counts_follow_the_others(page: Page) -> None:
    artifacts = example().project.artifacts.values()
    reports = [each for each in artifacts if each.type == "Report"]
    confidential = [each for each in reports if each.sensitivity == "confidential"]
    assert count(page, "Type", "Report") == len(reports)
    value(page, "Type", "Report").click()
    assert len(names(page)) == len(reports)
    assert count(page, "Sensitivity", "confidential") == len(confidential)
    value(page, "Sensitivity", "confidential").click()
    assert len(names(page)) == len(confidential)
    # The counts of a facet are what a further choice in it would add, whatever is chosen in it now.
    notebooks = [each for each in artifacts if each.type == "Notebook" and each.sensitivity == "confidential"]
    assert count(page, "Type", "Notebook") == len(notebooks)
    expect(page.locator(".tools output")).to_have_text(f"{len(confidential)} of {len(artifacts)} artifacts")
    page.get_by_role("button", name="Remove Type: Report").click()
    assert len(names(page)) == sum(each.sensitivity == "confidential" for each in artifacts)
    page.get_by_role("button", name="Remove Sensitivity: confidential").click()
    assert len(names(page)) == len(artifacts)


@pytest.mark.parametrize(
    ("facet_name", "title", "field"),
    [("Owner", "Churn team", "owner"), ("Endorsement", "Certified", "endorsement"), ("Tag", "pii", "tags")],
)
def test_each_facet_lets_through_what_it_says(page: Page, facet_name: str, title: str, field: str) -> None:
    said = {"Owner": "group:churn-team", "Endorsement": "certified", "Tag": "pii"}[facet_name]
    artifacts = example().project.artifacts.values()
    fits = [each for each in artifacts if said == getattr(each, field) or (field == "tags" and said in each.tags)]
    value(page, facet_name, title).click()
    assert len(names(page)) == len(fits)


def test_what_says_nothing_can_be_asked_for(page: Page) -> None:
    unpromised = [each for each in example().project.artifacts.values() if each.within is None]
    value(page, "Freshness", "Nothing promised").click()
    assert len(names(page)) == len(unpromised)
    assert "fresh=~" in page.url


def test_freshness_is_by_how_long(page: Page) -> None:
    value(page, "Freshness", "Within an hour").click()
    within = [str(each.within) for each in example().project.artifacts.values() if each.within in {"1m", "30m", "1h"}]
    assert sorted(page.locator("td.of-fresh").all_inner_texts()) == sorted(within)


def test_free_text_looks_at_names_owners_tags_and_descriptions(page: Page) -> None:
    box = page.get_by_label("Filter by text")
    for text in ("churn report", "CHURN-report", "report churn-team"):
        box.fill(text)
        assert "Customers at risk" in names(page), text
    box.fill("who should call")
    box.fill("no such thing")
    expect(page.get_by_text("Nothing matches.")).to_be_visible()
    page.get_by_role("button", name="Clear the filters").click()
    assert len(names(page)) == len(example().project.artifacts)


def test_columns_sort_both_ways_and_say_so(page: Page) -> None:
    head = page.get_by_role("columnheader", name="Downstream")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    most = [int(text) for text in page.locator("td.of-downstream").all_inner_texts()]
    assert most == sorted(most, reverse=True)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert [int(text) for text in page.locator("td.of-downstream").all_inner_texts()] == most[::-1]
    assert page.locator("[aria-sort]").count() == 1


def test_what_is_empty_sorts_last_either_way(page: Page) -> None:
    for _ in range(2):
        page.get_by_role("columnheader", name="Freshness").get_by_role("button").click()
        shown = page.locator("td.of-fresh").all_inner_texts()
        empty = shown.index("")
        assert empty > 0
        assert not any(shown[empty:])


def test_groups_by_type_and_by_folder_fold(page: Page) -> None:
    page.locator("select[name=group]").select_option("type")
    heads = page.locator("tr.group button")
    assert heads.count() == len({each.type for each in example().project.artifacts.values()})
    page.locator("select[name=group]").select_option("folder")
    first = heads.first
    expect(first).to_contain_text("bank-churn.yaml")
    shown = len(names(page))
    first.click()
    expect(page.locator("tr.group button").first).to_have_attribute("aria-expanded", "false")
    assert len(names(page)) == shown - int(heads.first.locator(".chip").inner_text())
    assert "closed=" in page.url


def test_all_groups_fold_at_once_and_one_unfolds_by_keyboard(page: Page) -> None:
    assert not page.get_by_role("button", name="Fold all").is_visible()
    page.locator("select[name=group]").select_option("type")
    page.get_by_role("button", name="Fold all").click()
    assert names(page) == []
    heads = page.locator("tr.group button")
    heads.nth(1).focus()
    page.keyboard.press("Enter")
    expect(heads.nth(1)).to_have_attribute("aria-expanded", "true")
    expect(heads.nth(1)).to_be_focused()
    assert len(names(page)) == int(heads.nth(1).locator(".chip").inner_text())
    assert "folded=all&closed=" in page.url
    page.reload()
    page.wait_for_selector(LIVE)
    assert len(names(page)) == int(heads.nth(1).locator(".chip").inner_text())
    page.get_by_role("button", name="Unfold all").click()
    assert len(names(page)) == len(example().project.artifacts)


def test_columns_are_chosen(page: Page) -> None:
    page.locator("summary", has_text="Columns").click()
    page.get_by_role("group", name="Columns").get_by_label("Description").check()
    page.get_by_role("group", name="Columns").get_by_label("Owner").uncheck()
    page.keyboard.press("Shift+Tab")
    assert page.get_by_role("group", name="Columns").is_visible()
    page.locator("summary", has_text="Columns").focus()
    page.keyboard.press("Shift+Tab")
    assert not page.get_by_role("group", name="Columns").is_visible()
    heads = page.get_by_role("columnheader").all_inner_texts()
    assert "Description" in heads
    assert "Owner" not in heads
    page.reload()
    page.wait_for_selector(LIVE)
    assert page.get_by_role("columnheader").all_inner_texts() == heads


def test_the_filters_are_skipped_by_keyboard(page: Page) -> None:
    page.get_by_role("link", name="Home").last.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Skip to the list")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Filter by text")).to_be_focused()


def test_the_address_holds_the_view_and_back_undoes_its_steps(page: Page, site: Path) -> None:
    value(page, "Type", "Report").click()
    page.locator("select[name=group]").select_option("owner")
    page.get_by_role("columnheader", name="Downstream").get_by_role("button").click()
    page.get_by_label("Filter by text").press_sequentially("churn")
    page.wait_for_function("() => location.hash.includes('text=churn')")
    assert unquote(page.url.partition("#")[2]) == "text=churn&type=Report&sort=-downstream&group=owner"
    there = names(page)
    page.goto("about:blank")
    page.go_back()
    page.wait_for_selector(LIVE)
    assert names(page) == there
    page.go_back()
    expect(page.get_by_label("Filter by text")).to_have_value("")
    page.go_back()
    page.go_back()
    expect(page.locator("select[name=group]")).to_have_value("")
    page.go_back()
    expect(page.locator(".chosen")).to_be_hidden()
    assert len(names(page)) == len(example().project.artifacts)
    assert (site / EVERYTHING).as_uri() == page.url.partition("#")[0]


@pytest.mark.parametrize(
    "fragment",
    [
        "#type=NoSuch",
        "#sort=nothing&group=what&columns=no,name",
        "#%%%=&&==&type",
        "#tag=%E0%A4%A&text=%",
        "?type=Report",
    ],
)
def test_an_address_may_say_anything(site: Path, visitor: Visitor, fragment: str) -> None:
    with visitor.open(site / EVERYTHING, fragment=fragment) as visit:
        visit.page.wait_for_selector(LIVE)
        expect(visit.page.locator(".tools output")).to_contain_text("artifacts")
        visit.assert_quiet()
        if fragment.startswith("?"):
            assert visit.page.url.endswith("#type=Report")


def test_a_reference_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="Churn model", exact=True))
    row.hover()
    row.get_by_role("button", name="Copy the reference of Churn model").click()
    expect(page.locator(".tools output")).to_have_text("Copied bank-churn/churn-model")
    assert page.evaluate("navigator.clipboard.readText()") == "bank-churn/churn-model"


def test_what_is_shown_is_downloaded(page: Page) -> None:
    value(page, "Type", "Report").click()
    name, content = downloaded(page)
    assert name == "artifacts.csv"
    assert content.startswith(b"\xef\xbb\xbfReference,Name,Type,Workspace,Owner,")
    assert content.count(b"\r\n") == content.count(b"\n")
    rows = rows_of(content)
    assert [row["Name"] for row in rows] == names(page)
    assert {row["Type"] for row in rows} == {"Report"}
    assert {row["Reference"] for row in rows} <= example().project.artifacts.keys()


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=x", " =1", "＝1+1", "a;=1+1", 'a;"=1+1', "a\n=1", "a|@x")


@pytest.fixture(scope="module")
def bare(browser: Browser, site: Path) -> Iterator[Page]:
    """A list whose scripts tests may call."""
    page = browser.new_page()
    page.goto((site / EVERYTHING).as_uri())
    page.wait_for_selector(LIVE)
    yield page
    page.close()


def written(page: Page, rows: list[list[str]]) -> str:
    text: str = page.evaluate("rows => lineage.csv.written(rows)", rows)
    return text


def test_no_cell_is_a_formula(bare: Page) -> None:
    for text in FORMULAS:
        (row,) = csv.reader(io.StringIO(written(bare, [[text, "end"]]), newline=""))
        assert row[1] == "end"
        assert row[0] != text
        assert row[0].replace("'", "") == text
        for separator in ";\t|\n":  # what takes other separators sees no formula, either
            for piece in row[0].split(separator):
                assert not piece.lstrip(' "').startswith(("=", "+", "-", "@", "＝", "\t=", "\r=")), (text, piece)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), min_size=2, max_size=2), max_size=5))
def test_a_file_says_what_the_cells_say(bare: Page, rows: list[list[str]]) -> None:
    text = written(bare, rows)
    assert [[cell.replace("'", "") for cell in row] for row in csv.reader(io.StringIO(text, newline=""))] == [
        [cell.replace("'", "") for cell in row] for row in rows
    ]


@pytest.mark.parametrize("window", [PHONE, Window(width=800), Window(width=390, height=844, dark=True)], ids=str)
def test_it_fits_narrow_windows(site: Path, visitor: Visitor, window: Window) -> None:
    with visitor.open(site / EVERYTHING, window, fragment="#group=folder") as visit:
        page = visit.page
        page.wait_for_selector(LIVE)
        assert page.evaluate("document.documentElement.scrollWidth") <= window.width
        assert page.evaluate(CUT_OFF) == []
        page.get_by_role("button", name="Filters").click()
        value(page, "Type", "Report").click()
        expect(page.get_by_role("button", name="Filters")).to_have_text("Filters · 1")
        page.get_by_label("Sort").select_option("-downstream")
        assert page.evaluate("document.documentElement.scrollWidth") <= window.width
        heights = set(page.eval_on_selector_all("tbody tr:not(.group)", "all => all.map(each => each.offsetHeight)"))
        assert len(heights) == 1
        page.goto(
            (site / "workspaces/bank-churn/index.html").as_uri() + "#columns=name,owner,tags,description,sensitivity"
        )
        page.wait_for_selector(LIVE)
        assert page.evaluate(CUT_OFF) == []
        visit.assert_quiet()


def test_one_artifact_has_nothing_to_filter_by(tmp_path: Path, visitor: Visitor) -> None:
    long_name = "x" * 200
    text = workspace("w", f"{long_name}:\n  type: Report\n  title: {'تقرير المبيعات ' * 12}\n")
    build(lineage.compile_texts({"w.yaml": text}), tmp_path / "site")
    for window in (Window(), PHONE):
        with visitor.open(tmp_path / "site/workspaces/w/index.html", window) as visit:
            page = visit.page
            page.wait_for_selector(LIVE)
            expect(page.locator("form.filters")).to_be_hidden()
            expect(page.locator(".tools output")).to_have_text("1 artifact")
            assert page.evaluate("document.documentElement.scrollWidth") <= window.width
            visit.assert_quiet()


def test_an_empty_workspace_says_what_to_do(tmp_path: Path, visitor: Visitor) -> None:
    build(lineage.compile_texts({"w.yaml": "apiVersion: lineage/v1\nkind: Workspace\nname: w\n"}), tmp_path / "site")
    for path, text in (("workspaces/w/index.html", "Nothing is declared"), (EVERYTHING, "No artifact is declared")):
        with visitor.open(tmp_path / "site" / path) as visit:
            expect(visit.page.get_by_text(text)).to_be_visible()
            visit.assert_quiet()


def test_hostile_texts_are_only_texts(tmp_path: Path, visitor: Visitor) -> None:
    build(lineage.compile_texts(hostile()), tmp_path / "site")
    with visitor.open(
        tmp_path / "site" / EVERYTHING, fragment="#group=domain&columns=name,tags,domain,description"
    ) as visit:
        page = visit.page
        page.wait_for_selector(LIVE)
        assert len(names(page)) == len(HOSTILE_TEXTS)
        page.locator("tr.group button").first.click()
        for box in facet(page, "Tag").get_by_role("checkbox").all()[:3]:
            box.check()
        page.get_by_label("Filter by text").fill("<img")
        assert not page.locator("img, tbody script").count()
        rows = rows_of(downloaded(page)[1])
        assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
        visit.assert_quiet()


def test_without_javascript_the_rows_are_there_and_no_tools(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / EVERYTHING, Window(javascript=False)) as visit:
        page = visit.page
        expect(page.get_by_role("link", name="Customers at risk")).to_be_visible()
        expect(page.locator("form.tools")).to_be_hidden()
        page.get_by_role("link", name="Customers at risk").click()
        expect(page.get_by_role("heading", name="Customers at risk", level=1)).to_be_visible()


def test_rows_of_scripts_are_those_of_the_page(site: Path, visitor: Visitor) -> None:
    """What the build writes and what a script makes of a row say the same."""
    for path in (EVERYTHING, "workspaces/bank-churn/index.html"):
        with visitor.open(site / path, Window(javascript=False)) as visit:
            static = visit.page.locator(".listing tbody tr").all_inner_texts()
            links = [each.get_attribute("href") for each in visit.page.locator(".listing tbody a").all()]
        with visitor.open(site / path) as visit:
            visit.page.wait_for_selector(LIVE)
            visit.page.eval_on_selector_all(".copy", "all => all.forEach(each => each.remove())")
            live = visit.page.locator(".listing tbody tr").all_inner_texts()
            assert [text.replace("\n", " ") for text in live] == [text.replace("\n", " ") for text in static]
            resolved = visit.page.eval_on_selector_all(".listing tbody a", "all => all.map(each => each.href)")
            base = visit.page.url
            assert resolved == visit.page.evaluate(
                "([links, base]) => links.map(link => new URL(link, base).href)", [links, base]
            )
