"""Templates and view models → pages. Every text is escaped, and what cannot be seen is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias
from xml.etree.ElementTree import fromstring, register_namespace, tostring

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from lineage.site.inert import inert
from lineage.site.paths import root_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from pathlib import Path

    from lineage.site.views import Face, Frame, Item

Icons: TypeAlias = "Mapping[str, str]"
"""Every icon by its name, as the `<symbol>` that a page carries."""

_SVG = "{http://www.w3.org/2000/svg}"
_USED = re.compile(r'href="#([A-Za-z-]+)"')
_SPRITE = "<svg hidden></svg>"


def read_icons(templates: Path) -> Icons:
    """Read the sheet of icons."""
    register_namespace("", _SVG[1:-1])
    sheet = fromstring((templates / "static" / "icons.svg").read_text(encoding="utf-8"))  # noqa: S314 - our own file
    symbols = {symbol.attrib["id"]: symbol for symbol in sheet.iter(f"{_SVG}symbol")}
    return {
        name: tostring(symbol, encoding="unicode").replace(' xmlns="http://www.w3.org/2000/svg"', "").strip()
        for name, symbol in symbols.items()
    }


class Renderer:
    """Renders pages; what many pages show alike, the cards and rows of artifacts, it renders once."""

    def __init__(self, templates: Path, icons: Icons) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=inert,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._icons = icons
        self._known: dict[Hashable, Markup] = {}

    def page(self, template: str, path: str, frame: Frame, page: object) -> bytes:
        """Render a page, with the icons that it uses."""
        root = root_of(path)
        text = self._environment.get_template(template).render(
            frame=frame,
            page=page,
            card=lambda face: self._card(face, root),
            cells=lambda item: self.cells(item, root),
        )
        return self._with_icons(text).encode()

    def row(self, item: Item, root: str) -> Markup:
        """The row of an artifact in the list of its workspace."""
        return self._call("macros.html", "item_row", item, root)

    def cells(self, item: Item, root: str) -> Markup:
        """The cells of an artifact in an answer."""
        return self._once((item.ref, root), "macros.html", "item_cells", item)

    def _card(self, face: Face, root: str) -> Markup:
        return self._once((face, root), "picture.html", "card", face)

    def _once(self, key: tuple[Hashable, str], template: str, macro: str, value: object) -> Markup:
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._call(template, macro, value, key[1])
        return known

    def _call(self, template: str, macro: str, value: object, root: str) -> Markup:
        made = getattr(self._environment.get_template(template).module, macro)(value, root)
        return Markup(made)  # noqa: S704 - a macro's own output, escaped there

    def _with_icons(self, text: str) -> str:
        """Put the symbols of the icons used where the page has room for them, which no text of a spec can look like."""
        used = sorted(set(_USED.findall(text)) & self._icons.keys())
        return text.replace(_SPRITE, f'<svg hidden="">{"".join(self._icons[name] for name in used)}</svg>', 1)
