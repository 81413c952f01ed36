"""The order in which people look for names: without case and marks, and numbers by their size."""

from __future__ import annotations

import re

from lineage.site.search.letters import folded

_NUMBER = re.compile(r"[0-9]+")
_WIDEST = 12
"""Digits of a number that count."""


def by_name(text: str) -> str:
    """What to sort a name by: "team 9" comes before "team 10", and "äpfel" before "Zug"."""
    return _NUMBER.sub(lambda digits: digits[0].zfill(_WIDEST), folded(text))
