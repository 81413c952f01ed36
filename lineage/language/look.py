"""How a project may want its site to look: what can be a logo, a colour, a link."""

from __future__ import annotations

import re

LOGO_SUFFIXES = (".png", ".svg")

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LINK = re.compile(r"https?://[^\s/@<>\"'\\`]+(/[^\s<>\"'\\`]*)?|mailto:[^\s/@<>\"'\\`]+@[^\s/@<>\"'\\`]+")


def is_logo(text: str) -> bool:
    """Tell whether a text is the path of a picture in the spec tree: of nothing hidden, and of nothing outside."""
    names = text.split("/")
    inside = all(name and not name.startswith(".") for name in names)
    return inside and text.isprintable() and not set(text) & set("\\:") and text.endswith(LOGO_SUFFIXES)


def is_colour(text: str) -> bool:
    """Tell whether a text is a colour as HTML writes it: `#3350cf`."""
    return _COLOUR.fullmatch(text) is not None


def is_link(text: str) -> bool:
    """Tell whether a text is an address of the web or of a person. It is published: no user and password in it."""
    return text.isprintable() and _LINK.fullmatch(text) is not None
