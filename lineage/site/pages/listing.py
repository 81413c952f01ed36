"""A list of artifacts: of one workspace, or of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.site.data import pieces
from lineage.site.listing import Row, row, row_size, rows_data
from lineage.site.order import by_name
from lineage.site.paths import href, list_data_path
from lineage.site.room import fitting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.site.catalog import Catalog
    from lineage.site.views import Item

_ROOM_FOR_ROWS = 110_000
"""Bytes of rows that a page itself holds, for who reads it without scripts and until these have begun."""


class Script(NamedTuple):
    """A script with some of the data of a list."""

    path: str
    href: str
    content: bytes


class Listing(NamedTuple):
    """A list of artifacts. `everywhere` says that it is not of one workspace.

    `columns` are those that are shown until others are chosen: what no artifact says needs none.
    """

    label: str
    name: str
    total: int
    columns: frozenset[str]
    rows: tuple[Row, ...]
    omitted: int
    everywhere: bool
    scripts: tuple[Script, ...]


class EverythingPage(NamedTuple):
    """The list of all artifacts."""

    listing: Listing
    workspaces: int


def listing(catalog: Catalog, workspace: str = "") -> Listing:
    """The list of a workspace; without one, of all artifacts."""
    items = sorted(catalog.workspaces[workspace] if workspace else catalog.items.values(), key=_by_name)
    rows = tuple(row(catalog, item) for item in items)
    shown = fitting(rows, row_size, _ROOM_FOR_ROWS)
    return Listing(
        label=f"The artifacts of {catalog.workspace_title(workspace)}" if workspace else "All artifacts",
        name=workspace or "artifacts",
        total=len(rows),
        columns=_columns(rows, everywhere=not workspace),
        rows=tuple(shown),
        omitted=len(rows) - len(shown),
        everywhere=not workspace,
        scripts=tuple(_scripts(catalog, workspace, items)),
    )


def everything_page(catalog: Catalog) -> EverythingPage:
    """The list of all artifacts."""
    return EverythingPage(listing(catalog), len(catalog.workspaces))


def _by_name(item: Item) -> tuple[str, str]:
    return by_name(item.title), item.ref


def _columns(rows: Sequence[Row], *, everywhere: bool) -> frozenset[str]:
    said = {
        "owner": any(row.item.owner for row in rows),
        "endorsement": any(row.item.endorsement for row in rows),
        "sensitivity": any(row.item.sensitivity for row in rows),
        "fresh": any(row.within for row in rows),
        "tags": not everywhere and any(row.item.tags for row in rows),
    }
    always = {"name", "type", "downstream"} | ({"workspace"} if everywhere else set())
    return frozenset(always | {column for column, some in said.items() if some})


def _scripts(catalog: Catalog, workspace: str, items: Sequence[Item]) -> Iterator[Script]:
    for number, content in enumerate(pieces("listShard", workspace, rows_data(catalog, items)), 1):
        path = list_data_path(workspace, number)
        yield Script(path, href(path), content)
