"""The site in a real browser, from disk: nothing said, nothing asked for; everything works by mouse and by keyboard."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import lineage
from lineage.site import build
from lineage.site.logo import read_logo
from tests.browser.visiting import PHONE, Visit, Window
from tests.rules.said import document
from tests.site.trees import example, hostile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.visiting import Visitor

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "workspaces/bank-churn/index.html",
    "workspaces/bank-churn/lineage.html",
    "artifacts/index.html",
    "artifacts/bank-churn/churn-model.html",
    "artifacts/bank-churn/churn-experiment.html",
    "artifacts/core-data/lakehouse.html",
    "access.html",
    "health.html",
)
WINDOWS = (
    Window(),
    Window(dark=True),
    PHONE,
    Window(width=390, height=844, dark=True),
    Window(javascript=False),
)


def view_box(page: Page) -> list[float]:
    """The part of the picture that is seen: its corner, its width and its height."""
    found: list[float] = page.evaluate(
        "(() => { const svg = document.querySelector('svg.picture'), box = svg.viewBox.baseVal;"
        "const [whole, seen] = [svg.getBoundingClientRect(), svg.closest('.canvas').getBoundingClientRect()];"
        "const scale = whole.width / box.width;"
        "return [box.x + (seen.x - whole.x) / scale, box.y + (seen.y - whole.y) / scale,"
        " seen.width / scale, seen.height / scale]; })()"
    )
    return found


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_pages_are_quiet_and_fit_their_window(site: Path, visitor: Visitor, window: Window) -> None:
    for path in PAGES:
        with visitor.open(site / path, window) as visit:
            visit.assert_quiet()
            if window.javascript:
                assert visit.page.evaluate("document.documentElement.scrollWidth") <= window.width, path


def test_hostile_texts_are_inert(tmp_path: Path, visitor: Visitor) -> None:
    build(lineage.compile_texts(hostile()), tmp_path / "site")
    for path in sorted((tmp_path / "site").rglob("*.html")):
        with visitor.open(path) as visit:
            if visit.page.locator("svg.picture a").count():
                visit.page.locator("svg.picture a").first.click()
            visit.page.keyboard.press("/")
            visit.page.keyboard.type("img")
            visit.page.wait_for_selector(".finder .hit")
            visit.assert_quiet()
            assert not visit.page.locator("img").count()


def test_without_javascript_everything_is_there(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "workspaces/bank-churn/lineage.html", Window(javascript=False)) as visit:
        assert visit.page.locator("text.title", has_text="Churn experiment").is_visible()
        assert not visit.page.locator(".controls").is_visible()
        visit.page.get_by_text("The same as a table").click()
        assert visit.page.get_by_role("cell", name="tracks").first.is_visible()
        visit.page.get_by_role("link", name="List", exact=True).click()
        expect(visit.page.get_by_role("rowheader").nth(10)).to_be_visible()
        visit.page.get_by_role("link", name="Churn model", exact=True).click()
        expect(visit.page.get_by_role("heading", name="Churn model", level=1)).to_be_visible()


def test_list_and_lineage_change_places_where_they_stand(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "workspaces/bank-churn/index.html") as visit:
        page = visit.page
        before = page.locator(".tabs").bounding_box()
        page.get_by_role("link", name="Lineage", exact=True).click()
        page.wait_for_selector(".canvas.live")
        assert page.locator(".tabs").bounding_box() == before


def test_the_picture_pans_and_zooms_by_mouse(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "workspaces/bank-churn/lineage.html") as visit:
        page = visit.page
        start = view_box(page)
        page.mouse.move(700, 780)
        page.mouse.down()
        page.mouse.move(600, 740, steps=4)
        page.mouse.up()
        dragged = view_box(page)
        assert dragged[0] > start[0]
        assert dragged[1] > start[1]
        page.mouse.wheel(0, -300)
        assert view_box(page)[2] < dragged[2] - 1
        page.get_by_role("button", name="Show everything").click()
        assert view_box(page)[2] >= dragged[2] - 1
        visit.assert_quiet()


def test_the_picture_pans_and_zooms_by_keyboard(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "workspaces/bank-churn/lineage.html") as visit:
        page = visit.page
        page.locator(".canvas").focus()
        start = view_box(page)
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
        moved = view_box(page)
        assert (moved[0] > start[0], moved[1] > start[1]) == (True, True)
        page.keyboard.press("+")
        assert view_box(page)[2] < moved[2]
        page.keyboard.press("-")
        page.keyboard.press("-")
        assert view_box(page)[2] > moved[2]
        page.keyboard.press("0")
        assert view_box(page)[2] >= start[2] - 1


def test_a_chosen_card_lights_up_what_lineage_says(site: Path, visitor: Visitor) -> None:
    ref = "bank-churn/churn-experiment"
    with visitor.open(site / "workspaces/bank-churn/lineage.html") as visit:
        page = visit.page
        page.locator(f'[id="{ref}"]').click()
        lit = set(page.eval_on_selector_all(".at.down > a", "found => found.map(each => each.id)"))
        drawn = set(page.eval_on_selector_all(".at > a", "found => found.map(each => each.id)"))
        assert lit == {entry.ref for entry in lineage.impact(example(), [ref]).downstream} & drawn
        expect(page.locator(".about h2 bdi")).to_have_text("Churn experiment")
        assert "downstream" in (page.locator(".canvas [role=status]").text_content() or "")
        page.keyboard.press("Escape")
        assert not page.locator(".about").is_visible()
        assert not page.locator(".picture.lit").count()


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("index.html", "bank-churn/"),
        ("workspaces/bank-churn/lineage.html", "bank-churn/churn-dashboard"),
        ("workspaces/bank-churn/lineage.html#focus=bank-churn/score", "bank-churn/score"),
        ("artifacts/bank-churn/churn-model.html", "bank-churn/churn-model"),
    ],
)
def test_one_card_of_a_picture_is_the_next_stop_of_the_tab_key(
    site: Path, visitor: Visitor, path: str, first: str
) -> None:
    file, _, fragment = path.partition("#")
    with visitor.open(site / file, fragment=f"#{fragment}") as visit:
        page = visit.page
        page.wait_for_selector(".canvas.live .at")
        page.wait_for_load_state("networkidle")
        page.locator(".canvas").focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == first
        page.keyboard.press("Tab")
        assert not page.evaluate("Boolean(document.activeElement.closest('svg'))")
        visit.assert_quiet()


def test_arrow_keys_walk_along_relationships(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "workspaces/bank-churn/lineage.html") as visit:
        page = visit.page
        page.locator('[id="bank-churn/churn-experiment"]').focus()
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.id") == "bank-churn/churn-model"
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("document.activeElement.id") == "bank-churn/churn-experiment"
        page.keyboard.press("Enter")
        page.wait_for_url("**/churn-experiment.html")


def test_an_artifact_opens_in_the_lineage_of_its_workspace(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "artifacts/bank-churn/churn-report.html") as visit:
        visit.page.get_by_role("link", name="Open in lineage").click()
        visit.page.wait_for_selector(".at.focus")
        assert visit.page.locator(".at.focus > a").get_attribute("id") == "bank-churn/churn-report"
        visit.assert_quiet()


def test_the_picture_on_the_page_of_an_artifact_is_alive(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "artifacts/bank-churn/churn-model.html") as visit:
        page = visit.page
        page.wait_for_selector(".canvas.live .cards .at")
        page.wait_for_selector(".hops")
        start = view_box(page)
        page.locator(".canvas").focus()
        page.keyboard.press("+")
        assert view_box(page)[2] < start[2]
        page.locator('[id="bank-churn/churn-experiment"]').click()
        expect(page.locator(".about h2")).to_contain_text("Churn experiment")
        assert page.locator(".at.down").count() > 0
        page.keyboard.press("Escape")
        assert not page.locator(".about").is_visible()
        visit.assert_quiet()


def test_light_and_dark_are_the_readers_choice_and_kept(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "index.html") as visit:
        page = visit.page
        light = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.get_by_role("button", name="Light or dark").click()
        dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert dark != light
        page.get_by_role("link", name="Access").click()
        page.wait_for_url("**/access.html")
        page.wait_for_load_state()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


@pytest.mark.parametrize("window", [Window(), Window(width=800), PHONE], ids=str)
def test_a_long_title_and_a_wide_logo_leave_room_for_the_menu(tmp_path: Path, visitor: Visitor, window: Window) -> None:
    project = document("Project", f"title: {'a very long title ' * 9}\nsite: {{accent: '#ffff00'}}\n")
    build(lineage.compile_texts({"p.yaml": project}), tmp_path / "site", logo=read_logo(b"<svg viewBox='0 0 600 100'>"))
    with visitor.open(tmp_path / "site" / "access.html", window) as visit:
        page = visit.page
        boxes = page.eval_on_selector_all(
            ".bar > *, .menu > *", "found => found.map(each => each.getBoundingClientRect().toJSON())"
        )
        ends = [(box["left"], box["right"]) for box in boxes if box["width"]]
        assert all(box["height"] <= 44 for box in boxes)
        assert max(right for _, right in ends) <= window.width
        logo = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.brand'), '::before').width)")
        assert logo >= 28
        assert ends[0][0] + logo <= min(left for left, _ in ends[1:])


def test_the_first_tab_stop_skips_to_the_content(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "index.html") as visit:
        visit.page.keyboard.press("Tab")
        visit.page.keyboard.press("Enter")
        assert visit.page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize(
    ("path", "chosen", "things"),
    [
        ("artifacts/index.html", "type=Report", ".listing tbody tr"),
        ("workspaces/bank-churn/lineage.html", "types=Report", ".cards > .at"),
    ],
)
def test_who_skips_to_the_content_sees_what_they_chose(
    site: Path, visitor: Visitor, path: str, chosen: str, things: str
) -> None:
    with visitor.open(site / path, fragment=f"#{chosen}") as visit:
        page = visit.page
        page.wait_for_selector(".live")
        before = page.locator(things).count()
        for _ in range(2):
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(page.locator(things)).to_have_count(before)
            page.reload()
            page.wait_for_selector(".live")
        page.go_back()
        assert page.url.endswith(chosen)
        expect(page.locator(things)).to_have_count(before)
        visit.assert_quiet()


@pytest.fixture(params=["disk", "server"])
def home(site: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the site is: on disk, or in some folder of a server that knows nothing of it."""
    if request.param == "disk":
        yield f"{site.as_uri()}/"
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(site.parent)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/site/"
    server.shutdown()
    server.server_close()


def test_from_a_server_it_is_the_same_as_from_disk(home: str, browser: Browser) -> None:
    page = browser.new_page()
    visit = Visit(page)
    for path in PAGES:
        page.goto(home + path)

    page.goto(f"{home}artifacts/index.html")
    page.get_by_role("searchbox", name="Filter").fill("churn")
    expect(page.locator(".tools output")).to_contain_text(" of ")
    assert page.url.endswith("#text=churn")
    page.reload()
    expect(page.get_by_role("searchbox", name="Filter")).to_have_value("churn")

    page.goto(f"{home}workspaces/bank-churn/lineage.html#focus=bank-churn/churn-report&up=20")
    expect(page.locator('.at[data-key="core-data/crm"]')).to_be_attached()
    page.locator('[id="bank-churn/churn-report"]').dispatch_event("click", {"detail": 1})
    expect(page.locator(".about")).to_contain_text("Read by every branch manager")
    page.get_by_role("button", name="Whole workspace").first.click()
    expect(page.locator('.at[data-key="bank-churn/retention-list"]')).to_be_attached()
    page.go_back()
    expect(page.locator('.at[data-key="bank-churn/retention-list"]')).not_to_be_attached()

    page.keyboard.press("/")
    page.keyboard.type("churn-model")
    page.wait_for_selector(".finder .hit")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}artifacts/bank-churn/churn-model.html")
    expect(page.locator(".canvas.live .cards .at").first).to_be_attached()
    assert not [url for url in visit.requests if not url.startswith((home, "data:"))]
    assert (visit.console, visit.errors, visit.dialogs) == ([], [], [])
    page.close()


class Silent(SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - so it is called there
        pass
