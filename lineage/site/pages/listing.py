"""A list of artifacts: of one workspace, or of all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.site.data import pieces
from lineage.site.listing import Row, row, row_size, rows_data
from lineage.site.paths import href, list_data_path
from lineage.site.room import fitting
from lineage.site.search.letters import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.site.catalog import Catalog
    from lineage.site.views import Item

_ROOM_FOR_ROWS = 110_000
"""Bytes of rows that a page itself holds, for who reads it without scripts and until these have begun."""

_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Script:
    """A script with some of the data of a list."""

    path: str
    href: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of artifacts. `everywhere` says that it is not of one workspace."""

    label: str
    name: str
    total: int
    rows: tuple[Row, ...]
    omitted: int
    everywhere: bool
    scripts: tuple[Script, ...]


@dataclass(frozen=True, slots=True)
class EverythingPage:
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
        rows=tuple(shown),
        omitted=len(rows) - len(shown),
        everywhere=not workspace,
        scripts=tuple(_scripts(catalog, workspace, items)),
    )


def everything_page(catalog: Catalog) -> EverythingPage:
    """The list of all artifacts."""
    return EverythingPage(listing(catalog), len(catalog.workspaces))


def _by_name(item: Item) -> tuple[str, str]:
    """By title as people order them: without case and marks, and numbers by their size."""
    return _NUMBER.sub(lambda digits: digits[0].zfill(12), folded(item.title)), item.ref


def _scripts(catalog: Catalog, workspace: str, items: Sequence[Item]) -> Iterator[Script]:
    for number, content in enumerate(pieces("listShard", workspace, rows_data(catalog, items)), 1):
        path = list_data_path(workspace, number)
        yield Script(path, href(path), content)
