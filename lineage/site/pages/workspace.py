"""A workspace, as a list and as a picture: the two share their head, so that one turns into the other in place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.site.catalog import counted
from lineage.site.paths import href, lineage_path, list_path, rows_path, shard_path
from lineage.site.room import fitting, item_size, step_size
from lineage.site.views import Count, Graph, Item, Link, Step

if TYPE_CHECKING:
    from lineage.site.catalog import Catalog

_ROOM_FOR_ROWS = 110_000
"""Bytes of rows that the page of a list itself holds; scripts bring the others."""

_ROWS_OF_A_SCRIPT = 1000
_ROOM_FOR_STEPS = 24_000
_ALONE = 40


@dataclass(frozen=True, slots=True)
class WorkspaceHead:
    """What List and Lineage of a workspace have in common, at the same place."""

    name: str
    title: str
    description: str
    domain: str
    contacts: tuple[Link, ...]
    list_href: str
    lineage_href: str
    artifacts: int


@dataclass(frozen=True, slots=True)
class MoreRows:
    """A script that brings rows that did not fit their page."""

    path: str
    href: str
    rows: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A workspace's artifacts as a table."""

    head: WorkspaceHead
    rows: tuple[Item, ...]
    types: tuple[Count, ...]
    owners: tuple[Count, ...]
    more: tuple[MoreRows, ...]
    omitted: int
    removed: int


@dataclass(frozen=True, slots=True)
class LineagePage:
    """A workspace's artifacts as a picture, and the same in words."""

    head: WorkspaceHead
    data_href: str
    graph: Graph | None
    rolled_up: bool
    steps: tuple[Step, ...]
    omitted: int
    alone: tuple[Link, ...]
    alone_omitted: int


def _head(catalog: Catalog, name: str) -> WorkspaceHead:
    workspace = catalog.project.workspaces.get(name)
    return WorkspaceHead(
        name=name,
        title=catalog.workspace_title(name),
        description=(workspace.description if workspace else None) or "",
        domain=(workspace.domain if workspace else None) or "",
        contacts=tuple(catalog.contact(ref) for ref in (workspace.contacts if workspace else ())),
        list_href=href(list_path(name)),
        lineage_href=href(lineage_path(name)),
        artifacts=len(catalog.workspaces[name]),
    )


def list_page(catalog: Catalog, name: str) -> ListPage:
    """A workspace's artifacts as a table."""
    items = catalog.workspaces[name]
    rows = fitting(items, item_size, _ROOM_FOR_ROWS)
    rest = items[len(rows) :]
    parts = [rest[at : at + _ROWS_OF_A_SCRIPT] for at in range(0, len(rest), _ROWS_OF_A_SCRIPT)]
    return ListPage(
        head=_head(catalog, name),
        rows=tuple(rows),
        types=catalog.counts(items),
        owners=counted(Counter(item.owner for item in items if item.owner), {i.owner: i.owner_title for i in items}),
        more=tuple(MoreRows(path := rows_path(name, number), href(path), rows) for number, rows in enumerate(parts, 1)),
        omitted=len(rest),
        removed=catalog.changes.removed_from(name) if catalog.changes is not None else 0,
    )


def lineage_page(catalog: Catalog, name: str, graph: Graph | None, *, rolled_up: bool) -> LineagePage:
    """A workspace's artifacts as a picture, and the same in words."""
    items = catalog.workspaces[name]
    own = {item.ref for item in items}
    flows = [flow for flow in catalog.flows.between_artifacts if flow.source in own or flow.target in own]
    tied = {ref for flow in flows for ref in (flow.source, flow.target)}
    alone = [item for item in items if item.ref not in tied]
    steps = tuple(
        Step(
            catalog.ref_link(flow.source, near=name),
            catalog.ref_link(flow.target, near=name),
            ", ".join(flow.types),
            count=flow.count,
        )
        for flow in flows
    )
    shown = fitting(steps, step_size, _ROOM_FOR_STEPS)
    return LineagePage(
        head=_head(catalog, name),
        data_href=href(shard_path("graph", name, 1)),
        graph=graph,
        rolled_up=rolled_up,
        steps=tuple(shown),
        omitted=len(steps) - len(shown),
        alone=tuple(Link(item.title, item.href) for item in alone[:_ALONE]),
        alone_omitted=len(alone[_ALONE:]),
    )
