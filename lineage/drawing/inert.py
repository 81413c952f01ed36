"""Texts of specs, made harmless to the eye: what cannot be seen, or turns the text around it, is shown as an escape."""

from __future__ import annotations

import unicodedata

_HARMLESS = frozenset("\t\u00a0\u200c\u200d\u00ad")
"""Tabs; the spaces and joiners that scripts and typography need."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def inert(value: object) -> object:
    r"""Show the controls in a text, as in `\u202e`. Anything but text is left as it is, and so is markup."""
    if not isinstance(value, str) or value.isprintable() or hasattr(value, "__html__"):
        return value
    return "\n".join(map(_shown, value.split("\n")))


def _shown(line: str) -> str:
    return line if line.isprintable() else "".join(map(_shown_character, line))


def _shown_character(character: str) -> str:
    if character.isprintable() or character in _HARMLESS or unicodedata.category(character) not in _UNSEEN:
        return character
    return f"\\u{ord(character):04x}"
