"""The faces of cards: an artifact, a gathering of artifacts, and what had to be left out of a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.drawing.face import Face
from lineage.drawing.fit import fit, measure
from lineage.site.paths import ARTIFACTS, anchor, href, lineage_path
from lineage.site.views import WorkspaceFace
from lineage.wording.phrasing import counted

if TYPE_CHECKING:
    from lineage.site.catalog import Catalog
    from lineage.site.views import Count, Item

_TITLE = (152, 13 * 1.18)  # bold letters are wider
_WORKSPACE_TITLE = (200, 13 * 1.18)
_WORKSPACE_SUBTITLE = (200, 11)
_BADGE = 18
_SUBTITLE = (150, 11)
_OWNER = 11
_LABEL = 11.5  # ten pixels, in bold
_INSIDE = 190


def artifact_face(item: Item, *, foreign: bool = False) -> Face:
    """The card of an artifact; a foreign one says which workspace it is from."""
    sensitivity = fit(item.sensitivity, 90, _LABEL)
    width = measure(sensitivity, _LABEL) + 16 if sensitivity else 0
    subtitle = f"{item.type_title} · {item.workspace_title}" if foreign else item.type_title
    return Face(
        id=anchor(item.ref),
        href=item.href,
        title=fit(item.title, _TITLE[0] - (_BADGE if item.endorsement else 0), _TITLE[1]),
        subtitle=fit(subtitle, *_SUBTITLE),
        owner=fit(item.owner_title, _INSIDE - width - 6, _OWNER),
        tip=_tip(item),
        group=item.group,
        icon=item.icon,
        sensitivity=sensitivity,
        sensitivity_width=width,
        level=item.level,
        endorsement=item.endorsement,
        deprecated=item.deprecated,
        foreign=foreign,
        mark=item.mark,
        mark_width=measure(item.mark, _LABEL) + 16 if item.mark else 0,
    )


def _type_id(workspace: str, type_: str) -> str:
    return anchor(f"{workspace}/type:{type_}")


def _tip(item: Item) -> str:
    lines = [
        item.title,
        f"{item.type_title} · {item.workspace_title}",
        f"Owner: {item.owner_title}" if item.owner_title else "",
        f"Endorsement: {item.endorsement}" if item.endorsement else "",
        f"Sensitivity: {item.sensitivity}" if item.sensitivity else "",
        "Deprecated" if item.deprecated else "",
        item.mark.capitalize(),
    ]
    return "\n".join(filter(None, lines))


def type_face(count: Count, item: Item, workspace: str, link: str, *, foreign: bool) -> Face:
    """The card of all artifacts of one type in a workspace."""
    title = f"{count.count} × {item.type_title}"
    return Face(
        id=_type_id(workspace, count.name),
        href=link,
        title=fit(title, *_TITLE),
        subtitle=fit(item.workspace_title, *_SUBTITLE),
        tip=f"{title}\n{item.workspace_title}",
        group=item.group,
        icon=item.icon,
        foreign=foreign,
        stack=True,
    )


def workspace_stack(item: Item, count: int, link: str) -> Face:
    """The card of all artifacts of another workspace, which one of them names."""
    return _stack(f"{item.workspace}/", link, item.workspace_title, count)


def workspaces_stack(workspaces: int, count: int) -> Face:
    """The card of all artifacts of many other workspaces."""
    return _stack("/", href(ARTIFACTS), counted(workspaces, "workspace"), count)


def _stack(name: str, link: str, title: str, count: int) -> Face:
    artifacts = counted(count, "artifact")
    return Face(
        id=anchor(name),
        href=link,
        title=fit(title, *_TITLE),
        subtitle=artifacts,
        tip=f"{title}\n{artifacts}",
        group="configuration",
        icon="sign-workspace",
        foreign=True,
        stack=True,
    )


def workspace_face(catalog: Catalog, name: str) -> WorkspaceFace:
    """The card of a workspace."""
    title = catalog.workspace_title(name)
    number = len(catalog.workspaces.get(name, ()))
    artifacts = counted(number, "artifact")
    subtitle = " · ".join(filter(None, (artifacts, catalog.domain_of(name))))
    return WorkspaceFace(
        id=anchor(f"{name}/"),
        href=href(lineage_path(name)),
        title=fit(title, *_WORKSPACE_TITLE),
        subtitle=fit(subtitle, *_WORKSPACE_SUBTITLE),
        tip=f"{title}\n{subtitle}",
    )
