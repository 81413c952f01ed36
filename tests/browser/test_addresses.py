"""What the documentation says of addresses is so: links show what they say, and no word of theirs is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.docs.pages import ROOT, blocks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.visiting import Visitor

pytestmark = pytest.mark.browser

PAGE = (ROOT / "docs/site.md").read_text(encoding="utf-8")
LINKS = [line for block in blocks(PAGE) for line in block.lines if ".html#" in line and " " not in line]
SEEN = {
    "type=Report,Dashboard": (".found [role=status]", r"^\d of 91 artifacts$"),
    "text=churn": (".found [role=status]", r"^\d+ of 91 artifacts$"),
    "sensitivity=confidential": (".found [role=status]", r"^\d of 17 artifacts$"),
    "focus=": (".around", "^Focus on Churn model"),
    "path=": (".around", "^Path from Shared lakehouse to Customers at risk"),
    "trace=": (".around", r"^Trace of lake\.features#spend_90d"),
    "types=": ("[data-filters]", "^[2-9]$"),
    "compare=": (".compare table", "recall_at_10"),
    "runs-sort=": ("#runs [aria-sort=descending]", "^auc"),
    "impact-type=": ("#impact .tally [aria-pressed=true]", "^Report"),
}
"""How each link begins, where to look, and what is to be seen there."""


def words(of: str) -> set[str]:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {of} |"))
    return set(re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", row)))


@pytest.mark.parametrize("link", LINKS)
def test_a_link_shows_what_it_says(site: Path, visitor: Visitor, link: str) -> None:
    path, _, said = link.partition("#")
    [(where, what)] = [seen for begins, seen in SEEN.items() if said.startswith(begins)]
    with visitor.open(site / path, fragment=f"#{said}") as visit:
        expect(visit.page.locator(where).first).to_have_text(re.compile(what))
        visit.assert_quiet()


def test_every_kind_of_link_is_shown() -> None:
    assert len(LINKS) == len(SEEN)


def test_the_words_of_addresses_are_all_that_there_are(site: Path, visitor: Visitor) -> None:
    for of, path, name in (
        ("lists", "artifacts/index.html", "listState"),
        ("lineage views", "workspaces/bank-churn/lineage.html", "state"),
    ):
        with visitor.open(site / path) as visit:
            assert set(visit.page.evaluate(f"lineage.{name}.WORDS")) == words(of)


def test_the_policy_that_a_server_may_send_is_that_of_the_pages(site: Path) -> None:
    [policy] = [line.partition(": ")[2] for line in PAGE.splitlines() if line.startswith("Content-Security-Policy: ")]
    assert f'content="{policy}"' in (site / "index.html").read_text(encoding="utf-8")
