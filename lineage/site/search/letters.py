"""How a text is taken apart to be found: the same as `static/search/letters.js` takes a query apart."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 40
"""Letters of a word that search looks at."""


def folded(text: str) -> str:
    """Letters without case and without marks, so that "cafe" finds "Café"."""
    return _plain(text).lower()


def words_of(text: str) -> Iterator[str]:
    """The words of a text, folded; of `CustomerLake` also `customer` and `lake`."""
    for match in _WORD.finditer(_plain(text)):
        word = match[0]
        yield word.lower()[:_LONGEST]
        if word.islower() or word.isdigit():
            continue
        humps = _humps(word)
        if len(humps) > 1:
            yield from (hump.lower()[:_LONGEST] for hump in humps)


def _plain(text: str) -> str:
    """Letters without marks."""
    if text.isascii():
        return text
    letters = (letter for letter in unicodedata.normalize("NFD", text) if unicodedata.category(letter)[0] != "M")
    return unicodedata.normalize("NFC", "".join(letters))


def _humps(word: str) -> list[str]:
    """A word, cut where a capital letter follows a small one."""
    cuts = [at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower()]
    return [word[start:end] for start, end in zip([0, *cuts], [*cuts, len(word)], strict=True)]
