"""How fresh something has to be."""

from __future__ import annotations

import re
from datetime import timedelta

_DURATION = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?) ?([smhdw])\Z")  # [0-9]: \d takes the digits of every script
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def parse_duration(text: str) -> timedelta | None:
    """The length of time that `90m`, `24h` or `1.5d` means; None if it means none, or one that is of no use."""
    match = _DURATION.match(text)
    if match is None:
        return None
    try:
        return timedelta(**{_UNITS[match[2]]: float(match[1])}) or None
    except OverflowError:
        return None
