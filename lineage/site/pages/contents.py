"""What an artifact holds: schemas and tables, with their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.questions.answer import own_states
from lineage.site.paths import anchor
from lineage.site.room import clipped, fitting, written_size
from lineage.site.views import Link
from lineage.specs.model import Schema, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.site.catalog import Catalog
    from lineage.specs.model import Artifact, Column

_ROOM_FOR_COLUMNS = 80_000
"""Bytes of columns that a page shows, over all its tables."""

_ROOM_FOR_MORE = 1_500_000
"""Bytes of tables and columns that a script has beyond these."""

_SMALLEST_COLUMN = 110
_SMALLEST_TABLE = 620
_SMALL_TABLE = _SMALLEST_TABLE + 2 * _SMALLEST_COLUMN
"""Bytes that a table leaves to each of the tables behind it, however wide it is itself."""

_TABLES = 80
_LINKS = 8
_TAGS = 12
_DESCRIPTION = 1_000


class ColumnRow(NamedTuple):
    """A column, with the columns it is computed from and those computed from it.

    `reaches` is how many other artifacts a change to it may reach.
    """

    id: str
    name: str
    type: str
    title: str
    description: str
    tags: tuple[str, ...]
    sources: tuple[Link, ...]
    targets: tuple[Link, ...]
    reaches: int


class TableBlock(NamedTuple):
    """A table with its columns, or a schema; the columns of the artifact itself are a table without a name.

    `reaches` is how many other artifacts a change to it may reach; nothing is said of the artifact itself. `omitted` is
    how many columns have no room in the page, `more` the first of these: a script brings them.
    """

    id: str
    name: str
    title: str
    description: str
    sensitivity: str
    tags: tuple[str, ...]
    columns: tuple[ColumnRow, ...]
    more: tuple[ColumnRow, ...]
    sources: tuple[Link, ...]
    targets: tuple[Link, ...]
    reaches: int
    omitted: int


class Tables(NamedTuple):
    """The tables of an artifact that its page shows; `more` and `omitted` as of columns."""

    blocks: tuple[TableBlock, ...]
    more: tuple[TableBlock, ...]
    omitted: int


def tables(catalog: Catalog, artifact: Artifact) -> Tables:
    """The schemas and tables of an artifact, as far as a page can hold them and their columns, and what it cannot."""
    held = [part for part in artifact.all_parts() if isinstance(part, Schema | Table)]
    shown: list[Schema | Table | Artifact] = [artifact] if artifact.columns else []
    shown += held
    room, beyond = _ROOM_FOR_COLUMNS, _ROOM_FOR_MORE
    blocks = []
    waiting = shown[:_TABLES]
    for number, table in enumerate(waiting):
        if room < _SMALLEST_TABLE:
            break
        others = _SMALL_TABLE * len(waiting[number + 1 :])
        block = _block(catalog, table, artifact, room - others, beyond)
        room -= _block_size(block)
        beyond -= _size(block.more)
        blocks.append(block)
    more = []
    for table in shown[len(blocks) :]:
        if beyond < _SMALLEST_TABLE:
            break
        block = _block(catalog, table, artifact, beyond, 0)
        beyond -= _block_size(block)
        more.append(block)
    return Tables(tuple(blocks), tuple(more), len(shown) - len(blocks))


def _block(
    catalog: Catalog, table: Schema | Table | Artifact, artifact: Artifact, room: int, beyond: int
) -> TableBlock:
    own = isinstance(table, Schema | Table)
    columns = _columns(catalog, table.columns, artifact, room)
    more = _columns(catalog, table.columns[len(columns) :], artifact, beyond)
    links = catalog.part_links.get(table.ref, ((), ())) if own else ((), ())
    return TableBlock(
        id=anchor(table.ref.removeprefix(artifact.ref)) or "columns",
        name=table.ref.removeprefix(f"{artifact.ref}.") if own else "",
        title=clipped(table.title or "") if own else "",
        description=clipped(table.description or "", _DESCRIPTION) if own else "",
        sensitivity=str(table.sensitivity or "") if isinstance(table, Table) else "",
        tags=_tags(table.tags) if own else (),
        columns=tuple(columns),
        more=tuple(more),
        sources=links_to(catalog, links[0], artifact),
        targets=links_to(catalog, links[1], artifact),
        reaches=_reaches(catalog, table.ref, artifact) if own else 0,
        omitted=len(table.columns) - len(columns),
    )


def _columns(catalog: Catalog, columns: Sequence[Column], artifact: Artifact, room: int) -> Sequence[ColumnRow]:
    """The first of some columns, as many as there is room for."""
    rows = [_column(catalog, column, artifact) for column in columns[: max(0, room) // _SMALLEST_COLUMN]]
    return fitting(rows, _column_size, room)


def _block_size(block: TableBlock) -> int:
    links = (text for link in (*block.sources, *block.targets) for text in link)
    said = written_size(block.id, block.name, block.name, block.title, block.description, *block.tags)
    return _SMALLEST_TABLE + said + written_size(*links) + _size(block.columns)


def _size(columns: Sequence[ColumnRow]) -> int:
    return sum(map(_column_size, columns))


def _column_size(column: ColumnRow) -> int:
    links = (text for link in (*column.sources, *column.targets) for text in (link.text, link.href))
    said = written_size(column.id, column.name, column.type, column.title, column.description, *column.tags)
    return _SMALLEST_COLUMN + said + written_size(*links)


def _tags(tags: Sequence[str]) -> tuple[str, ...]:
    """The first of some tags, and a mark where there are more."""
    return (*map(clipped, tags[:_TAGS]), *(["…"] if len(tags) > _TAGS else []))


def _reaches(catalog: Catalog, ref: str, artifact: Artifact) -> int:
    """How many other artifacts a change to a part or column of an artifact may reach."""
    reach = catalog.reach
    members = 0
    for state in own_states(ref, reach.graph):
        members |= reach.downstream_of_states[reach.numbers[state]]
    return (members & catalog.shown & ~(1 << reach.order[artifact.ref])).bit_count()


def _column(catalog: Catalog, column: Column, artifact: Artifact) -> ColumnRow:
    sources, targets = catalog.column_links.get(column.ref, ((), ()))
    return ColumnRow(
        id=anchor(column.ref.removeprefix(artifact.ref)),
        name=str(column.name),
        type=clipped(column.type or ""),
        title=clipped(column.title or ""),
        description=clipped(column.description or "", _DESCRIPTION),
        tags=_tags(column.tags),
        sources=links_to(catalog, sources, artifact),
        targets=links_to(catalog, targets, artifact),
        reaches=_reaches(catalog, column.ref, artifact),
    )


def links_to(catalog: Catalog, refs: Sequence[str], artifact: Artifact) -> tuple[Link, ...]:
    """The first of some references as links, and how many more there are."""
    links = tuple(catalog.ref_link(ref, near=artifact.workspace) for ref in refs[:_LINKS])
    return (*links, Link(f"{len(refs) - _LINKS} more")) if len(refs) > _LINKS else links


def plain(value: object) -> str:
    """A scalar as YAML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
