"""How a project wants its site to look → what is added to the style sheet of all pages, and the links on each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lineage.language.look import is_colour, is_link
from lineage.site.tones import tones
from lineage.site.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.site.logo import Logo
    from lineage.specs.model import Look

_GROUNDS = ("surface", "page", "sunken")
_LETTERS = ("ink", "muted")
_TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")


def look_sheet(look: Look | None, logo: Logo | None, tokens: str) -> str:
    """The colours and the logo of a project, as style. `tokens` is the sheet with the colours of every site."""
    accent = look.accent if look else None
    said = _accent(str(accent), tokens) if accent and is_colour(accent) else ""
    return said + (logo.style() if logo else "")


def site_links(look: Look | None) -> Iterator[Link]:
    """The links that every page has."""
    for link in look.links if look else ():
        if link.title and link.href and is_link(link.href):
            yield Link(link.title, str(link.href))


def _accent(colour: str, tokens: str) -> str:
    known = {name: (light, dark) for name, light, dark in _TOKEN.findall(tokens)}
    light, dark = (
        tones(colour, [known[name][at] for name in _GROUNDS], [known[name][at] for name in _LETTERS], dark=bool(at))
        for at in (0, 1)
    )
    return (
        f":root {{ --accent: light-dark({light.accent}, {dark.accent}); "
        f"--accent-ink: light-dark({light.ink}, {dark.ink}); "
        f"--accent-soft: light-dark({light.soft}, {dark.soft}); }}\n"
    )
