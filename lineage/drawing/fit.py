"""How much room a text takes, near enough to cut it before it leaves its card."""

from __future__ import annotations

import unicodedata

_NARROW = frozenset("iljtfrI.,:;'|!()[]{} -")
_WIDE = frozenset("mwMW@%&")
_ELLIPSIS = "…"


def fit(text: str, width: float, size: float) -> str:
    """Cut a text of a font size in pixels to a width, with an ellipsis where something is missing."""
    room = width / size
    if len(text) * _em("M") <= room or sum(map(_em, text)) <= room:
        return text
    room -= _em(_ELLIPSIS)
    kept = 0
    for character in text:
        room -= _em(character)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + _ELLIPSIS


def measure(text: str, size: float) -> int:
    """The width of a text in pixels, in the sans-serif that a browser is likely to use."""
    return round(sum(map(_em, text)) * size)


def _em(character: str) -> float:
    if character in _NARROW:
        return 0.34
    if character in _WIDE:
        return 0.92
    if character.isascii():
        return 0.68 if character.isupper() else 0.56
    if unicodedata.combining(character):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.64
