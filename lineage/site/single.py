"""Some artifacts as one page with nothing beside it: to be mailed, and to be opened from wherever it lies.

The pages of artifacts are those of the site, one below the other. What leads to a page there leads to its section here;
what leads to a page that is not here leads nowhere.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from markupsafe import Markup, escape

from lineage.drawing.inert import inert
from lineage.drawing.layout import LayoutFailedError, lay_out
from lineage.drawing.picture import compose
from lineage.drawing.templates import icon_sheet, read_icons
from lineage.errors import WriteError
from lineage.resources import resource_folder
from lineage.site.catalog import Catalog
from lineage.site.look import look_sheet, site_links
from lineage.site.pages.artifact import artifact_page
from lineage.site.pages.permissions import permissions
from lineage.site.paths import anchor
from lineage.site.pictures import whole_plan
from lineage.site.render import Renderer
from lineage.site.views import Frame, Graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lineage.compiler import Compilation
    from lineage.drawing.templates import Code
    from lineage.site.choices import Choices
    from lineage.site.pictures import Plan
    from lineage.site.views import Item, Link

MOST = 500
"""Artifacts that a page to be mailed can hold."""

MARK = Markup('<meta name="generator" content="lineage">')
"""What tells such a page from other files."""

_TOKENS = "tokens.css"
_SHEETS = (_TOKENS, "base.css", "parts.css", "canvas.css", "artifact.css", "changes.css", "print.css")
_SCRIPTS = ("theme", "scene", "viewport", "gestures", "highlight", "about", "walk", "sort")

_LINK = re.compile(r'(<a\b[^>]*?) href="([^"]*)"')
_LABEL = re.compile(r' aria-label="')
_WITHIN = re.compile(r'(<a\b[^>]*?) href="#')
_ID = re.compile(r' (id|for|headers|aria-(?:labelledby|describedby|controls))="([^"]*)"')
_HEADING = re.compile(r"<h([1-5])\b")
_PAGE = ".html"
_ELSEWHERE = ("https:", "http:", "mailto:")


class SinglePage(NamedTuple):
    """All that the page holds; styles and scripts with what the policy of the page has to know them by."""

    description: str
    items: tuple[Item, ...]
    graph: Graph | None
    rolled_up: bool
    sections: Iterator[Markup]
    style: Markup
    scripts: tuple[Markup, ...]
    policy: str
    links: tuple[Link, ...]
    mark: Markup = MARK


def single_page(compilation: Compilation, engine: str | None, choices: Choices, code: Callable[[], Code] = dict) -> str:
    """The page of the artifacts that were chosen; `code` as for a site. Raises `WriteError` where they are too many."""
    templates = resource_folder("site_templates")
    icons = read_icons(templates)
    chosen = None if choices.select is None else frozenset(choices.select)
    catalog = Catalog(compilation, frozenset(icons), chosen, choices.diff)
    if len(catalog.items) > MOST:
        message = f"{len(catalog.items)} artifacts are too many for a single file"
        raise WriteError(message, f"choose at most {MOST} of them with --select; a site holds them all")
    renderer = Renderer(templates, icons, code())
    plan = whole_plan(catalog)
    static = templates / "static"
    look = look_sheet(catalog.project.settings.look, choices.logo, _read(static / _TOKENS))
    style = _inline("\n".join((*(_read(static / name) for name in _SHEETS), icon_sheet(icons), look)))
    scripts = tuple(_inline(_read(static / f"{name}.js")) for name in _SCRIPTS)
    page = SinglePage(
        description=catalog.description,
        items=tuple(item for items in catalog.workspaces.values() for item in items),
        graph=_graph(plan, engine),
        rolled_up=plan.rolled_up,
        sections=_sections(catalog, renderer),
        style=style,
        scripts=scripts,
        policy=_policy(style, scripts),
        links=tuple(site_links(catalog.project.settings.look)),
    )
    frame = Frame(catalog.title, catalog.title, "", "", 0, 0)
    return _leading_here(renderer.page("single.html", "", frame, page).decode(), drawn=page.graph is not None)


def _sections(catalog: Catalog, renderer: Renderer) -> Iterator[Markup]:
    access = {name: permissions(catalog, name) for name in catalog.workspaces}
    for items in catalog.workspaces.values():
        for item in items:
            page = artifact_page(catalog, item.ref, access[item.workspace])
            frame = Frame(catalog.title, item.title, "", "", 0, 0, layout="bare.html")
            text = renderer.page("artifact.html", "", frame, page._replace(badge=None)).decode()
            yield Markup(_as_section(text, _section_id(item.ref), item.title))  # noqa: S704 - a template's own output


def _as_section(text: str, own: str, title: str) -> str:
    """What was a page as a part of one: its ids and labels are its own, its headings one step lower."""
    text = _ID.sub(lambda found: f' {found[1]}="{" ".join(f"{own}:{each}" for each in found[2].split())}"', text)
    text = _HEADING.sub(lambda found: f'{found[0]} aria-level="{int(found[1]) + 1}"', text)
    text = _LABEL.sub(lambda found: f"{found[0]}{escape(inert(title))}: ", text)
    text = _WITHIN.sub(rf'\1 href="#{own}:', text)
    return f'<section class="sheet" id="{own}">\n{text}</section>\n'


def _section_id(ref: str) -> str:
    return f"at:{anchor(ref)}"


def _leading_here(text: str, *, drawn: bool) -> str:
    """The page with every link to a page of a site turned to what is here in its place."""

    def turn(found: re.Match[str]) -> str:
        opening, href = found.groups()
        if href.startswith(("#", *_ELSEWHERE)):
            return found[0]
        path, _, fragment = href.partition("#")
        kind, _, rest = path.partition("/")
        if kind == "artifacts" and rest.endswith(_PAGE):
            to = ":".join(filter(None, (_section_id(unquote(rest.removesuffix(_PAGE))), fragment)))
        elif kind == "workspaces":
            to = "lineage" if drawn and path.endswith("/lineage.html") else "list"
        else:
            return opening
        return f'{opening} href="#{to}"'

    return _LINK.sub(turn, text)


def _graph(plan: Plan, engine: str | None) -> Graph | None:
    """The picture of all that was chosen, if there is anything to draw, and what draws it."""
    if engine is None or not plan.drawing.faces:
        return None
    try:
        picture = compose(plan.drawing, next(lay_out([plan.drawing.sketch], engine)))
    except LayoutFailedError:
        return None
    return Graph(picture, plan.downstream, "Lineage of what was chosen")


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _inline(text: str) -> Markup:
    """A style sheet or script of ours, so that nothing in it ends it too early."""
    return Markup(text.replace("</", "<\\/").replace("<!--", "<\\!--"))  # noqa: S704 - no text of a spec is in it


def _known(text: Markup) -> str:
    """What a policy knows a style sheet or script by."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _policy(style: Markup, scripts: tuple[Markup, ...]) -> str:
    """What may be in the page: pictures in the style sheet, these styles and scripts, and nothing else."""
    return f"default-src 'none'; img-src data:; style-src {_known(style)}; script-src {' '.join(map(_known, scripts))}"
