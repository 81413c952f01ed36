"""The words of search, in a real browser: how they are taken apart, and how well one fits another, errors included."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import lineage
from lineage.site import build
from lineage.site.search.letters import words_of
from tests.browser.test_search import open_search
from tests.site.trees import example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

IN_PAGE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def bare(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page whose scripts tests may call, of a site in which there is nothing."""
    folder = tmp_path_factory.mktemp("words") / "site"
    build(lineage.compile_texts({}), folder)
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    open_search(page)
    yield page
    page.close()


def allowed(word: str) -> int:
    """How many errors a word may have."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def distance(one: str, other: str) -> int:
    """Letters to change, put in, leave out, or swap with the next: the whole table, with no bound and no haste."""
    table = [[row + at if not row * at else 0 for at in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row in range(1, len(one) + 1):
        for at in range(1, len(other) + 1):
            same = one[row - 1] == other[at - 1]
            table[row][at] = min(table[row - 1][at - 1] + (not same), table[row - 1][at] + 1, table[row][at - 1] + 1)
            if row > 1 and at > 1 and one[row - 1] == other[at - 2] and one[row - 2] == other[at - 1]:
                table[row][at] = min(table[row][at], table[row - 2][at - 2] + 1)
    return table[-1][-1]


def quality(query: str, word: str) -> int:
    """How well a word of a query fits a word, by the rules alone."""
    if word == query:
        return 100
    if word.startswith(query):
        return 80
    if len(query) > 1 and query in word:
        return 50
    most = allowed(query)
    starts = min(distance(query, word[:end]) for end in range(len(word) + 1))
    whole = distance(query, word)
    worth = {1: (40, 34), 2: (28, 22)}
    return max(
        worth[whole][0] if 0 < whole <= most else 0,
        worth[starts][1] if 0 < starts <= most else 0,
    )


few_letters = st.text("abcd", min_size=1, max_size=11)
many_letters = st.text(
    st.characters(codec="utf-8", categories=["L", "N"], max_codepoint=0xFFFF), min_size=1, max_size=12
)


@IN_PAGE
@given(st.lists(st.tuples(few_letters, few_letters) | st.tuples(many_letters, many_letters), min_size=1, max_size=60))
def test_a_fit_is_what_the_rules_say(bare: Page, pairs: list[tuple[str, str]]) -> None:
    found = bare.evaluate("pairs => pairs.map(([query, word]) => lineage.match.fit(query, word))", pairs)
    assert found == [quality(query, word) for query, word in pairs]


def misspelt(word: str, chance: random.Random) -> str:
    """A word with as many errors as it may have."""
    for _ in range(allowed(word)):
        at = chance.randrange(len(word) - 1)
        word = chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + "x" + word[at:],
                word[:at] + "q" + word[at + 1 :],
            )
        )
    return word


def test_every_word_of_the_example_is_found_with_as_many_errors_as_it_may_have(bare: Page) -> None:
    chance = random.Random(4711)  # noqa: S311 - the same errors each time
    texts = [text for each in example().project.artifacts.values() for text in (each.title or "", str(each.name))]
    texts += [ref.partition("#")[2] for ref in example().project.columns]
    words = sorted({word for text in texts for word in words_of(text)})
    typed = [misspelt(word, chance) for word in words]
    found = bare.evaluate(
        "([words, typed]) => { const known = new lineage.match.Vocabulary(); known.add(words);"
        " return typed.map((query, at) => known.fits(query)[at]); }",
        [words, typed],
    )
    missed = [
        (word, query)
        for word, query, fits in zip(words, typed, found, strict=True)
        if not fits and distance(query, word) <= allowed(query)  # errors may meet, or make a word too short for them
    ]
    assert len(words) > 150
    assert not missed


@IN_PAGE
@given(st.lists(st.text(st.characters(codec="utf-8", max_codepoint=0x2FFF), max_size=30), min_size=1, max_size=30))
def test_texts_are_taken_apart_as_the_index_takes_them_apart(bare: Page, texts: list[str]) -> None:
    """Letters that one of the two knows and the other does not (new scripts, odd numerals) are left out."""
    plain = ["".join(each if each.isascii() or each.isalpha() else " " for each in text) for text in texts]
    found = bare.evaluate("texts => texts.map(lineage.letters.wordsOf)", plain)
    assert found == [list(words_of(text)) for text in plain]
