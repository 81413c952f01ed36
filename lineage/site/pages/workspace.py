"""A workspace, as a list and as a picture: the two share their head, so that one turns into the other in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.site.pages.listing import Listing, listing
from lineage.site.paths import href, lineage_path, list_path, shard_path
from lineage.site.room import fitting, step_size
from lineage.site.views import Graph, Link, Step

if TYPE_CHECKING:
    from lineage.site.catalog import Catalog

_ROOM_FOR_STEPS = 24_000
_ALONE = 40


class WorkspaceHead(NamedTuple):
    """What List and Lineage of a workspace have in common, at the same place."""

    name: str
    title: str
    description: str
    domain: str
    contacts: tuple[Link, ...]
    list_href: str
    lineage_href: str
    artifacts: int


class ListPage(NamedTuple):
    """A workspace's artifacts as a table."""

    head: WorkspaceHead
    listing: Listing
    removed: int


class LineagePage(NamedTuple):
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
    return WorkspaceHead(
        name=name,
        title=catalog.workspace_title(name),
        description=catalog.description_of(name),
        domain=catalog.domain_of(name),
        contacts=catalog.contacts_of(name),
        list_href=href(list_path(name)),
        lineage_href=href(lineage_path(name)),
        artifacts=len(catalog.workspaces[name]),
    )


def list_page(catalog: Catalog, name: str) -> ListPage:
    """A workspace's artifacts as a table."""
    removed = catalog.changes.removed_from(name) if catalog.changes is not None else 0
    return ListPage(_head(catalog, name), listing(catalog, name), removed)


def lineage_page(catalog: Catalog, name: str, graph: Graph | None, *, rolled_up: bool) -> LineagePage:
    """A workspace's artifacts as a picture, and the same in words."""
    items = catalog.workspaces[name]
    flows = catalog.flows.by_workspace.get(name, ())
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
