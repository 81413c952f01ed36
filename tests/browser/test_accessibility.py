"""What axe-core looks for, on every kind of page: light and dark, wide and narrow, as it is and with what opens."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import lineage
from lineage.drawing.layout import find_engine
from lineage.site import build
from lineage.site.choices import Choices
from lineage.site.single import single_page
from tests.browser.visiting import DESKTOP, PHONE
from tests.site.trees import example, hostile

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.visiting import Visitor, Window

pytestmark = pytest.mark.browser

AXE = Path(
    os.environ.get("LINEAGE_AXE")
    or Path(__file__).parents[2] / ".venv" / "node" / "node_modules" / "axe-core" / "axe.min.js"
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that may find in the dark what is not there in the light, or the other way round."""
RUN = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
    `${id}: ${html.slice(0, 160)}: ${failureSummary.replace(/\\s+/g, " ").slice(0, 300)}`));
}"""

PAGES = (
    "index.html",
    "artifacts/index.html",
    "workspaces/bank-churn/index.html",
    "workspaces/bank-churn/lineage.html",
    "artifacts/bank-churn/churn-model.html",
    "artifacts/bank-churn/churn-experiment.html",
    "artifacts/bank-churn/churn-report.html",
    "artifacts/core-data/lakehouse.html",
    "access.html",
    "health.html",
    "changes.html",
)
WINDOWS = (DESKTOP, PHONE)


def search(page: Page) -> None:
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search everything").fill("churn")
    page.get_by_role("option").first.wait_for()


def search_in_vain(page: Page) -> None:
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search everything").fill("zzzzqqqq churn")
    page.get_by_text("Nothing has all of that.").wait_for()


def narrow(page: Page) -> None:
    page.evaluate("location.hash = 'type=Report,Notebook&sort=-downstream&group=type'")
    page.locator("tr.group button").first.click()


def leave_nothing(page: Page) -> None:
    page.evaluate("location.hash = 'text=zzzz&tag=pii'")
    page.get_by_text("Nothing matches.").wait_for()


def press(*names: str) -> Callable[[Page], None]:
    def steps(page: Page) -> None:
        for name in names:
            page.locator("summary, button").filter(has_text=name).locator("visible=true").first.click()

    return steps


def filters(page: Page) -> None:
    page.locator("button[data-filters]").dispatch_event("click")
    page.locator("#filters").wait_for()


def choose_a_card(page: Page) -> None:
    page.locator('[id="bank-churn/churn-experiment"]').dispatch_event("click", {"detail": 1})
    page.get_by_role("complementary", name="Chosen card").wait_for()


def find_in_the_picture(page: Page) -> None:
    page.get_by_role("combobox", name="Find in the picture").fill("churn")
    page.get_by_role("option").first.wait_for()


def work_with_tables(page: Page) -> None:
    page.locator("#versions").get_by_role("button", name="Show").click()
    page.locator("#versions").get_by_role("button", name="auc").click()
    page.locator("#impact .tally button").first.click()


def open_all(page: Page) -> None:
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")


OPENED: dict[str, tuple[str, Callable[[Page], None]]] = {
    "search": ("index.html", search),
    "the filters of a list": ("workspaces/bank-churn/index.html", filters),
    "a list that is narrowed, in groups": ("artifacts/index.html", narrow),
    "a list of which nothing is left": ("artifacts/index.html", leave_nothing),
    "search without an answer": ("index.html", search_in_vain),
    "the columns of a list": ("artifacts/index.html", press("Columns")),
    "the filter of a picture": ("workspaces/bank-churn/lineage.html", press("Filter")),
    "what a picture shows": ("workspaces/bank-churn/lineage.html", press("Show")),
    "the ways to export": ("workspaces/bank-churn/lineage.html", press("Export")),
    "the inside of every card": ("workspaces/bank-churn/lineage.html", press("Show", "The inside of every card")),
    "a chosen card": ("workspaces/bank-churn/lineage.html", choose_a_card),
    "what is found in a picture": ("workspaces/bank-churn/lineage.html", find_in_the_picture),
}


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip("no axe-core on this machine: make test installs it where there is npm; LINEAGE_AXE can name it")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "site"
    head = example()
    texts = {source.path: source.text for source in head.project.sources}
    texts["bank-churn.yaml"] = texts["bank-churn.yaml"].replace("type: MLModel", "type: MLExperiment")
    build(head, folder, diff=lineage.diff(lineage.compile_texts(texts), head))
    return folder


def assert_nothing_found(page: Page, axe: str) -> None:
    """Nothing at all in the light, and nothing about colours in the dark."""
    page.wait_for_load_state("networkidle")
    page.evaluate(axe)
    assert page.evaluate(RUN, RULES) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(RUN, COLOURS) == []
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("window", WINDOWS, ids=str)
@pytest.mark.parametrize("path", PAGES)
def test_pages_as_they_are_and_with_all_that_folds(
    site: Path, visitor: Visitor, axe: str, path: str, window: Window
) -> None:
    with visitor.open(site / path, window) as visit:
        assert_nothing_found(visit.page, axe)
        if visit.page.locator("details:not([open])").count():
            open_all(visit.page)
            assert_nothing_found(visit.page, axe)


@pytest.mark.parametrize("window", WINDOWS, ids=str)
@pytest.mark.parametrize("opened", OPENED)
def test_what_opens(site: Path, visitor: Visitor, axe: str, opened: str, window: Window) -> None:
    path, steps = OPENED[opened]
    with visitor.open(site / path, window) as visit:
        visit.page.wait_for_load_state("networkidle")
        steps(visit.page)
        assert_nothing_found(visit.page, axe)


def test_what_axe_finds_is_told(visitor: Visitor, axe: str, tmp_path: Path) -> None:
    """Or else there would be nothing to find."""
    page = "<!doctype html><html lang=en><title>t</title><main><h1 style='color: #bbb'>Too faint</h1></main>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    with visitor.open(tmp_path / "page.html") as visit:
        visit.page.evaluate(axe)
        for rules in (RULES, COLOURS):
            assert [found.partition(":")[0] for found in visit.page.evaluate(RUN, rules)] == ["color-contrast"]


def test_a_site_of_nothing_and_one_of_hostile_texts(tmp_path: Path, visitor: Visitor, axe: str) -> None:
    build(lineage.compile_texts({}), tmp_path / "empty")
    build(lineage.compile_texts(hostile()), tmp_path / "hostile")
    for page in (
        *(tmp_path / "empty" / name for name in ("index.html", "artifacts/index.html", "access.html", "health.html")),
        *(tmp_path / "hostile" / name for name in ("index.html", "workspaces/w/lineage.html", "artifacts/w/a6.html")),
    ):
        with visitor.open(page) as visit:
            assert_nothing_found(visit.page, axe)


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_a_page_to_be_mailed(visitor: Visitor, axe: str, tmp_path: Path, window: Window) -> None:
    file = tmp_path / "lineage.html"
    chosen = lineage.select(example(), "+churn-report")
    file.write_text(single_page(example(), find_engine(), Choices(chosen)), encoding="utf-8")
    with visitor.open(file, window) as visit:
        assert_nothing_found(visit.page, axe)
