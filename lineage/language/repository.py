"""Where the files of a spec tree can be read: the address of a line, as a pattern."""

from __future__ import annotations

import re

_PATTERN = re.compile(r"https?://[^\s/@{}<>\"'\\]+/[^\s<>\"'\\]*")
_PLACE = re.compile(r"\{([^{}]*)\}?|\}")
_PLACES = {"path", "line"}


def is_pattern(text: str) -> bool:
    """Tell whether a text is an address of http or https in which `{path}` stands, perhaps `{line}`, and no other.

    The address is published, so it may not hold a user and a password.
    """
    places = [match[1] if match[0].endswith("}") else None for match in _PLACE.finditer(text)]
    filled_in = "path" in places and _PLACES.issuperset(places)
    return filled_in and text.isprintable() and _PATTERN.fullmatch(text) is not None
