"""What the tests of the lineage view see of it, and do in it again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

LAKE = "bank-churn/lake"
MODEL = "bank-churn/churn-model"
TRAIN = "bank-churn/train"


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


def boxes(page: Page) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = page.evaluate("Object.fromEntries(lineage.view.spots().boxes)")
    return found


def assert_nothing_overlaps(page: Page) -> None:
    found = sorted(boxes(page).items())
    for number, (key, one) in enumerate(found):
        for other_key, other in found[number + 1 :]:
            beside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
            assert beside or one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"], (key, other_key)
