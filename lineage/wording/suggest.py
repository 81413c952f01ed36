"""Did you mean …? The known word that a mistyped one is most likely meant to be.

The work is bounded whatever the words are, and the answer depends on them alone.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MAX_LENGTH = 200
"""Nobody mistypes a longer word: it was pasted, and so was what it is meant to be."""
_MAX_LETTERS = 80
_MAX_COMPARISONS = 1_000_000
_MAX_SPELLINGS = 2_000_000
_MIN_PREFIX = 3
_PIECE = 3
_MAX_PIECES = 8
_MAX_ALIKE = 200


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` is most likely meant to be, or None if there is none near enough."""
    return Vocabulary(candidates).closest(word)


def shortest_with(word: str, candidates: Iterable[str]) -> str | None:
    """The shortest candidate that has the word in it: `MLModel` for `model`."""
    folded = _fold(word)
    found = [known for known in candidates if folded in _fold(known)] if len(folded) >= _MIN_PREFIX else []
    return min(found, key=lambda known: (len(known), known), default=None)


class Vocabulary:
    """Known words, prepared for many questions.

    Most slips are one letter, and are found without looking at every word. All questions together have a budget, a much
    smaller one for other slips: a tree with ten thousand broken references is not helped by ten thousand guesses. A
    question asked again costs nothing.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, str] = {}
        for word in sorted(words):
            self._words.setdefault(_fold(word), word)
        seen = Counter[str]()
        for folded in islice(self._words, 1000):
            seen.update(folded)
        self._letters = "".join(sorted(letter for letter, _ in seen.most_common(_MAX_LETTERS)))
        self._comparisons_left = _MAX_COMPARISONS
        self._spellings_left = _MAX_SPELLINGS
        self._answers: dict[str, str | None] = {}

    def closest(self, word: str) -> str | None:
        """The word that `word` is most likely meant to be, or None if there is none near enough."""
        folded = _fold(word)
        if folded in self._words:
            return self._words[folded]
        if folded not in self._answers:
            self._answers[folded] = self._guess(folded)
        return self._answers[folded]

    def _guess(self, folded: str) -> str | None:
        limit = _slips(folded)
        if not limit or len(folded) > _MAX_LENGTH or self._spellings_left <= 0:
            return None
        self._spellings_left -= len(folded) * len(self._letters)
        one_slip = [known for known in _one_slip_from(folded, self._letters) if known in self._words]
        if one_slip:
            return self._words[min(one_slip)]
        if self._comparisons_left <= 0:
            return None
        self._comparisons_left -= len(self._words)
        near = self._nearest(folded, limit) if limit > 1 else None
        return near or self._continued(folded)

    def _nearest(self, folded: str, limit: int) -> str | None:
        best = None
        for known in self._alike(folded, limit):
            if (distance := _distance(folded, known, limit)) <= limit:
                best, limit = known, distance - 1
        return self._words[best] if best is not None else None

    def _alike(self, folded: str, limit: int) -> list[str]:
        """The words that share most pieces with this one. With fewer slips than pieces, one piece is whole."""
        length = len(folded)
        size = max(_PIECE, length // _MAX_PIECES)
        pieces = [folded[at : at + size] for at in range(0, length, size)]
        shared = [
            (-sum([piece in known for piece in pieces]), known)
            for known in self._words
            if -limit <= len(known) - length <= limit
        ]
        return [known for _, known in nsmallest(_MAX_ALIKE, shared)]

    def _continued(self, folded: str) -> str | None:
        """The only word that starts like this: `desc` for `description`."""
        if len(folded) < _MIN_PREFIX:
            return None
        continued = list(islice((known for known in self._words if known.startswith(folded)), 2))
        return self._words[continued[0]] if len(continued) == 1 else None


def _fold(word: str) -> str:
    """One spelling for what looks the same."""
    return unicodedata.normalize("NFC", word).casefold()


def _slips(word: str) -> int:
    """How many slips may be between a word and what is meant; in a short one, one makes it another word."""
    length = len(word)
    return 0 if length <= 2 else 1 if length <= 5 else 2 if length <= 10 else 3  # noqa: PLR2004 - a scale


def _one_slip_from(word: str, letters: str) -> Iterator[str]:
    """Every spelling that is one letter lost, doubled, mistaken or swapped away."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        rest = after[1:]
        if after:
            yield before + rest
        if rest:
            yield before + rest[0] + after[0] + rest[1:]
        for letter in letters:
            yield before + letter + after
            if after:
                yield before + letter + rest


def _distance(left: str, right: str, limit: int) -> int:
    """The number of slips between two words (optimal string alignment), or something above `limit`."""
    start, end_left, end_right = 0, len(left), len(right)
    while start < end_left and start < end_right and left[start] == right[start]:
        start += 1
    while end_left > start and end_right > start and left[end_left - 1] == right[end_right - 1]:
        end_left, end_right = end_left - 1, end_right - 1
    left, right = left[start:end_left], right[start:end_right]
    if not left or not right:
        return len(left) + len(right)
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
