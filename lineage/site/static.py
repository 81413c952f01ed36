"""What is the same in every site. Sheets and scripts that pages need together are one file, to be asked for once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.drawing.templates import icon_sheet
from lineage.site.data import icons_script
from lineage.site.look import look_sheet
from lineage.site.paths import ICONS, SHEET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lineage.drawing.templates import Icons
    from lineage.site.batches import File
    from lineage.site.logo import Logo
    from lineage.specs.model import Look

_SHEETS = ("tokens", "base", "parts", "search")
"""The style sheets that every page needs."""

_SCRIPTS = {
    "picture": """view/svg view/shards view/model view/ways view/state view/gather view/rows view/lines view/projection
        view/layers view/places view/card view/curves view/drawing view/lit view/view viewport gestures highlight walk
        view/actions view/buttons view/panel view/room""",
    "lens": """menus search/letters search/match view/filters view/find view/minimap view/export view/legend
        view/table""",
    "list": """list/data list/columns list/facets list/state list/order list/csv list/window list/panel list/tools
        menus list/list""",
}
"""The scripts of the picture of lineage, of the tools around it on its own page, and of lists, each in their order."""

_PARTS = {"view", "list"}
"""Folders of which all scripts are parts of such a file."""


def static_files(
    templates: Path, icons: Icons, look: Look | None, logo: Logo | None, *, changes: bool
) -> Iterator[File]:
    """Style sheets, scripts and pictures. `changes` says whether there is a page that tells of some."""
    static = templates / "static"
    sheets = [(static / f"{name}.css").read_text(encoding="utf-8") for name in _SHEETS]
    yield ICONS, icons_script(icons)
    yield SHEET, "\n".join((*sheets, icon_sheet(icons), look_sheet(look, logo, sheets[0]))).encode()
    for name, parts in _SCRIPTS.items():
        yield f"static/{name}.js", b"\n".join((static / f"{part}.js").read_bytes() for part in parts.split())
    others = {"icons.svg", *(f"{name}.css" for name in _SHEETS), *(() if changes else ("changes.css",))}
    for file in sorted(static.rglob("*.*")):
        if file.name not in others and file.parent.name not in _PARTS:
            yield file.relative_to(templates).as_posix(), file.read_bytes()
