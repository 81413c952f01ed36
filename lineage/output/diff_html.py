"""A diff as one HTML file that needs nothing else: no script, no network, one style that its own policy names."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from lineage.changes.excerpt import MOST_NAMED, excerpt
from lineage.changes.review import Review
from lineage.changes.surroundings import surroundings
from lineage.drawing.changes import changes_drawing
from lineage.drawing.layout import LayoutFailedError, find_engine, lay_out
from lineage.drawing.picture import compose
from lineage.drawing.templates import environment, icon_sheet, read_icons, symbols_used
from lineage.output.escape import inert_html
from lineage.resources import resource_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lineage.changes.change import Diff
    from lineage.changes.excerpt import Section
    from lineage.drawing.face import Face
    from lineage.drawing.picture import Picture
    from lineage.drawing.templates import Icons

_ROOM = 3_000_000
"""Bytes of changes; a browser still opens that at once, as it lays out only what is in sight."""

_MOST_CARDS = 30
_MOST_TOLD = 60
_SHEETS = ("tokens", "base", "parts", "canvas", "changes", "print")
_SPRITE = "<svg hidden></svg>"
_EVERYTHING = Markup("<code>lineage diff --format json</code> has them all")


class Person(NamedTuple):
    """Whom to tell, and how to write to them if that is known."""

    text: str
    href: str = ""


def diff_html(diff: Diff) -> str:
    """The whole diff, but for what would not fit three megabytes. Where no Graphviz works it has no picture."""
    templates = resource_folder("site_templates")
    icons = read_icons(templates)
    review = Review(diff)
    shown = excerpt(review, _ROOM)
    ids = _ids(shown)
    style = _style(templates, icons)
    first = {ref: id_ for (_, ref), id_ in reversed(ids.items())}
    picture, omitted = _picture(review, icons, first)
    text = (
        environment(templates)
        .get_template("changes_report.html")
        .render(
            review=review,
            title=diff.head.compilation.project.settings.title or "Lineage",
            style=Markup(style),  # noqa: S704 - our own sheets
            style_hash=f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
            shown=shown,
            ids=ids,
            most=MOST_NAMED,
            tell=[_person(ref, diff) for ref in review.contacts[:_MOST_TOLD]],
            picture=picture,
            omitted=omitted,
            href=lambda _ref: "",
            person=lambda ref: _person(ref, diff),
            everything=_EVERYTHING,
        )
    )
    return inert_html(text.replace(_SPRITE, f'<svg hidden="">{symbols_used(text, icons)}</svg>', 1))


def _ids(shown: Sequence[Section]) -> dict[tuple[str, str], str]:
    """What each group is called, for the cards of the picture to lead to."""
    groups = [group for section in shown for group in section.groups]
    return {(group.severity, group.ref): f"change-{number}" for number, group in enumerate(groups, 1)}


def _style(templates: Path, icons: Icons) -> str:
    sheets = [(templates / "static" / f"{sheet}.css").read_text(encoding="utf-8") for sheet in _SHEETS]
    return "\n".join((*sheets, icon_sheet({name: icons[name] for name in icons if name.startswith("sign-")})))


def _picture(review: Review, icons: Icons, ids: dict[str, str]) -> tuple[Picture[Face] | None, int]:
    engine = find_engine()
    around = surroundings(review, _MOST_CARDS)
    if engine is None or not around.spots:
        return None, 0
    drawing = changes_drawing(around, review, icons, lambda ref: f"#{ids[ref]}" if ref in ids else "")
    try:
        return compose(drawing, next(lay_out([drawing.sketch], engine))), around.omitted
    except LayoutFailedError:
        return None, 0


def _person(ref: str, diff: Diff) -> Person:
    known = (side.compilation.project.principals.get(ref) for side in (diff.head, diff.base))
    principal = next(filter(None, known), None)
    address = (principal.email if principal else None) or ""
    href = f"mailto:{quote(address, safe='@+')}" if address else ""
    return Person((principal.title if principal else None) or ref, href)
