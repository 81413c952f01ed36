"""Templates and view models → pages. Every text is escaped, and what cannot be seen is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from lineage.drawing.templates import environment, symbols_used
from lineage.site.more import elements
from lineage.site.paths import href, root_of

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

    from lineage.drawing.face import Face
    from lineage.drawing.templates import Code, Icons
    from lineage.site.more import Element
    from lineage.site.pages.badge import Badge
    from lineage.site.views import Frame

_SPRITE = "<svg hidden></svg>"


class Renderer:
    """Renders pages; what many pages show alike, the cards and rows of artifacts, it renders once."""

    def __init__(self, templates: Path, icons: Icons, code: Code | None = None) -> None:
        self._environment = environment(templates, code)
        self._icons = icons
        self._known: dict[Hashable, Markup] = {}

    def page(self, template: str, path: str, frame: Frame, page: object) -> bytes:
        """Render a page, with the icons that it uses."""
        root = root_of(path)
        text = self._environment.get_template(template).render(
            frame=frame,
            page=page,
            bar=lambda: self._once((frame._replace(title="", crumbs=()), root), "bar.html", "bar", frame),
            card=lambda face: self._card(face, root),
            cells=lambda item: self._once((item.ref, root), "macros.html", "item_cells", item),
            holders=lambda roles: self._once((roles, root), "artifact_parts.html", "holders", roles),
        )
        return _nearer(self._with_icons(text), path).encode()

    def badge(self, badge: Badge) -> bytes:
        """Render the badge of an artifact."""
        return self._environment.get_template("badge.svg").render(badge=badge).strip().encode()

    def elements(self, template: str, macro: str, thing: object, path: str) -> list[Element]:
        """Render something that a page has no room for, as the elements that it would have there."""
        return elements(self._call(template, macro, thing, root_of(path)))

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
        used = symbols_used(text, self._icons)
        return text.replace(_SPRITE, f'<svg hidden="">{used}</svg>' if used else "", 1)


def _nearer(text: str, path: str) -> str:
    """Have links lead to what lies near a page without going by way of the root: there are very many of them."""
    folder = path.rpartition("/")[0]
    outer = folder.rpartition("/")[0]
    root = root_of(path)
    for place, way in ((folder, ""), (outer, "../")):
        if place:
            text = text.replace(f'<a href="{root}{href(place)}/', f'<a href="{way}')
    return text
