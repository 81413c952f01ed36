"""Search, from disk: what it finds, however it is misspelt, in which order, and that the keyboard is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import lineage
from lineage.site import build
from lineage.site.search.letters import words_of
from tests.browser.visiting import PHONE
from tests.site.trees import example, hostile, workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.visiting import Visit, Visitor

pytestmark = pytest.mark.browser

LARGEST_FILE = 500_000


@pytest.fixture
def visit(site: Path, visitor: Visitor) -> Iterator[Visit]:
    """Any page, with search open; whatever a test does there, nothing is said and nothing asked for."""
    with visitor.open(site / "artifacts/bank-churn/churn-report.html") as visit:
        open_search(visit.page)
        yield visit
        visit.assert_quiet()


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page


def open_search(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.locator(".finder [role=status]")).to_have_text("Type to search.")


def look_for(page: Page, text: str) -> Locator:
    """Type a query; what was found for it, all of it."""
    box = page.get_by_role("combobox", name="Search everything")
    box.fill(text)
    page.wait_for_function("text => lineage.places.whole(lineage.letters.asked(text))", arg=text)
    return page.get_by_role("listbox", name="What was found").get_by_role("option")


def titles(found: Locator) -> list[str]:
    return found.locator("b").all_inner_texts()


def test_it_opens_from_any_page_by_one_key_and_closes(site: Path, visitor: Visitor) -> None:
    for path in ("index.html", "artifacts/index.html", "workspaces/bank-churn/lineage.html", "health.html"):
        with visitor.open(site / path) as visit:
            page = visit.page
            assert not [url for url in visit.requests if "/search/names" in url]
            for key in ("/", "Control+k", "Meta+k"):
                page.keyboard.press(key)
                expect(page.get_by_role("combobox", name="Search everything")).to_be_focused()
                page.keyboard.type("a")
                page.keyboard.press("Escape")
                expect(page.locator(".finder")).to_be_hidden()
            page.get_by_role("button", name="Search").first.click()
            expect(page.get_by_role("combobox", name="Search everything")).to_be_focused()
            visit.assert_quiet()


def test_what_is_typed_at_once_is_not_lost(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "index.html") as visit:
        visit.page.keyboard.type("/churn m")
        expect(visit.page.get_by_role("combobox", name="Search everything")).to_have_value("churn m")
        expect(visit.page.get_by_role("option").first).to_contain_text("Churn model")
        visit.assert_quiet()


def test_a_slash_that_is_typed_stays_a_slash(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "artifacts/index.html") as visit:
        visit.page.wait_for_selector(".catalog.live")
        visit.page.get_by_label("Filter by text").press_sequentially("a/b")
        expect(visit.page.get_by_label("Filter by text")).to_have_value("a/b")
        visit.page.keyboard.press("Control+k")
        expect(visit.page.get_by_role("combobox", name="Search everything")).to_be_focused()


FIRST = {
    "Customers at risk": "Customers at risk",  # the title
    "churn-report": "Customers at risk",  # the name
    "churn lake": "Churn lakehouse",  # starts of words
    "lakehouse churn": "Churn lakehouse",  # in any order
    "CHURN EXPERIMENT": "Churn experiment",  # in any case
    "bank customer churn": "Bank customer churn",  # a workspace
    "#tier-1": "#tier-1",  # a tag
    "Ana Lindqvist": "Ana Lindqvist",  # a person
    "ines carvalho": "Inês Carvalho",  # without marks
    "retail-banking": "retail-banking",  # a domain
    "age_band": "age_band",  # a column
    "run-42": "run-42",  # a run
    "emial": "email",  # a column, mistyped
    "chrun experiment": "Churn experiment",  # letters swapped
    "chrun exprimnt": "Churn experiment",  # two errors in a long word
}


@pytest.mark.parametrize(("query", "first"), FIRST.items())
def test_what_comes_first(page: Page, query: str, first: str) -> None:
    assert titles(look_for(page, query))[0] == first


def test_people_are_found_by_their_address(page: Page) -> None:
    mail = next(each for each in example().project.principals.values() if each.email)
    assert (mail.title or str(mail.name)) in titles(look_for(page, str(mail.email)))


def test_descriptions_are_found_and_said_to_be_one(page: Page) -> None:
    ref, artifact = next(
        (ref, each) for ref, each in sorted(example().project.artifacts.items()) if each.description and each.title
    )
    words = sorted(words_of(artifact.description or ""), key=len)[-3:]
    found = look_for(page, " ".join(words))
    hit = found.filter(has_text=artifact.title or ref)
    expect(hit.first).to_contain_text("in its description")


def test_a_name_comes_before_a_description_and_what_is_deprecated_later(page: Page) -> None:
    found = titles(look_for(page, "churn"))
    assert found.index("Churn") < found.index("Churn 2024")
    gone = page.get_by_role("option").filter(has_text="Churn 2024")
    expect(gone).to_contain_text("deprecated")


def test_hits_are_grouped_and_say_where_they_are(page: Page) -> None:
    look_for(page, "churn")
    groups = page.get_by_role("group")
    assert groups.count() > 3
    lakehouses = page.get_by_role("group", name="Lakehouse")
    expect(lakehouses.get_by_role("option").first).to_contain_text("Bank customer churn")
    marks = page.locator(".hit mark").all_inner_texts()
    assert {mark.lower() for mark in marks} >= {"churn"}


def test_a_hit_says_why_it_is_one(page: Page) -> None:
    ref, artifact = next(
        (ref, each) for ref, each in sorted(example().project.artifacts.items()) if "tier-1" in each.tags and each.title
    )
    found = look_for(page, f"tier-1 {artifact.title}").filter(has_text=artifact.title or ref).first
    expect(found).to_contain_text("#tier-1")
    owned = look_for(page, f"{artifact.title} {example().project.principals[str(artifact.owner)].title}").first
    expect(owned.locator("small mark").last).to_be_visible()


def test_the_keyboard_is_enough(page: Page) -> None:
    box = page.get_by_role("combobox", name="Search everything")
    look_for(page, "churn")
    expect(box).to_have_attribute("aria-expanded", "true")
    first = box.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    second = box.get_attribute("aria-activedescendant")
    assert first != second
    expect(page.locator(f"#{second}")).to_have_attribute("aria-selected", "true")
    assert page.locator('[aria-selected="true"]').count() == 1
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    last = page.get_by_role("option").last
    expect(last).to_have_attribute("aria-selected", "true")
    expect(last).to_be_in_viewport()
    look_for(page, "churn model")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Churn model", level=1)).to_be_visible()


def test_nothing_found_is_said(page: Page) -> None:
    assert look_for(page, "zzzzqqqq").count() == 0
    expect(page.locator(".finder [role=status]")).to_have_text("Nothing is called that.")
    expect(page.get_by_role("combobox", name="Search everything")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page.locator(".finder")).to_be_visible()


def test_where_nothing_has_all_words_it_says_what_has_some(page: Page) -> None:
    found = look_for(page, "zzzzqqqq churn experiment")
    assert titles(found)[0] == "Churn experiment"
    expect(page.locator(".finder [role=status]")).to_contain_text("Nothing has all of that. Without “zzzzqqqq”:")
    assert titles(look_for(page, "zzzzqqqq yyyyqqqq Ana Lindqvist"))[0] == "Ana Lindqvist"
    assert look_for(page, "zzzzqqqq yyyyqqqq xxxxqqqq").count() == 0


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("Enter", "artifacts/bank-churn/churn-model.html"),
        ("Shift+Enter", "workspaces/bank-churn/lineage.html#focus=bank-churn/churn-model"),
        ("Alt+Enter", "workspaces/bank-churn/index.html#text=churn-model"),
    ],
)
def test_a_hit_opens_where_it_is_wanted(page: Page, key: str, address: str) -> None:
    look_for(page, "churn-model")
    page.keyboard.press(key)
    page.wait_for_url(f"**/{address}*")


def test_a_hit_opens_by_the_mouse_and_in_a_new_tab(visit: Visit) -> None:
    page = visit.page
    look_for(page, "churn model")
    with page.context.expect_page() as opened:
        page.get_by_role("option").first.click(modifiers=["Control"])
    assert opened.value.url.endswith("artifacts/bank-churn/churn-model.html")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/churn-model.html")


def test_a_tag_a_type_and_a_person_lead_to_their_artifacts(page: Page) -> None:
    project = example().project
    cases = {
        "#pii": ("Enter", sum("pii" in each.tags for each in project.artifacts.values())),
        "ML experiment": ("Enter", sum(each.type == "MLExperiment" for each in project.artifacts.values())),
        "churn-team": ("Alt+Enter", sum(each.owner == "group:churn-team" for each in project.artifacts.values())),
    }
    for query, (key, count) in cases.items():
        look_for(page, query)
        page.keyboard.press(key)
        page.wait_for_selector(".catalog.live")
        expect(page.locator(".tools output")).to_contain_text(f"{count} of ")
        page.keyboard.press("Control+k")
        expect(page.get_by_role("combobox", name="Search everything")).to_be_focused()


def test_a_column_leads_to_its_line(page: Page) -> None:
    look_for(page, "age_band")
    page.keyboard.press("Enter")
    page.wait_for_url("**#.*")
    assert page.evaluate("Boolean(document.querySelector(':target'))")


def test_it_fits_a_phone(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "index.html", PHONE) as visit:
        page = visit.page
        page.get_by_role("button", name="Search").first.click()
        look_for(page, "churn").first.click()
        page.wait_for_url("**/*.html")
        visit.assert_quiet()


def test_hostile_texts_are_only_texts(tmp_path: Path, visitor: Visitor) -> None:
    build(lineage.compile_texts(hostile()), tmp_path / "site")
    with visitor.open(tmp_path / "site/index.html") as visit:
        page = visit.page
        open_search(page)
        for query in (
            "<img src=x",
            "javascript",
            "alert",
            "drop table",
            "__proto__",
            "constructor",
            "{{ 7*7 }}",
            "\\",
            '"',
        ):
            look_for(page, query)
            assert not page.locator(".finder img, .finder script").count()
        look_for(page, "onerror")
        assert page.get_by_role("option").count() > 3
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        visit.assert_quiet()


def test_every_file_is_small_and_few_are_loaded(tmp_path: Path, visitor: Visitor) -> None:
    tables = "\n".join(
        f"    table_{n}: {{columns: {{id: {{}}, customer_{n}: {{}}, word{n}x: {{}}}}}}" for n in range(40)
    )
    lakes = "\n".join(
        f"lake_{n}:\n  type: Lakehouse\n  title: Lake number {n}\n  tables:\n{tables}" for n in range(100)
    )
    folder = tmp_path / "site"
    build(lineage.compile_texts({"w.yaml": workspace("w", lakes)}), folder)
    there = {path: path.stat().st_size for path in (folder / "search").iterdir()}
    assert max(there.values()) <= LARGEST_FILE
    with visitor.open(folder / "index.html") as visit:
        open_search(visit.page)
        assert titles(look_for(visit.page, "custmer_17"))[0] == "customer_17"
        assert titles(look_for(visit.page, "lake_99 customer_3"))[0] == "customer_3"
        loaded = [url for url in visit.requests if "/search/places" in url]
        assert 0 < len(loaded) < len([path for path in there if path.name.startswith("places")])
        visit.assert_quiet()
