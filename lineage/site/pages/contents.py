"""What an artifact holds: tables with their columns, runs, versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.site.paths import anchor
from lineage.site.room import fitting, text_size
from lineage.site.views import NO_LINK, Link
from lineage.specs.model import Run, Schema, Table, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lineage.site.catalog import Catalog
    from lineage.specs.model import Artifact, Column, Pairs

_ROOM_FOR_COLUMNS = 48_000
"""Bytes of columns that a page shows, over all its tables."""

_SMALLEST_COLUMN = 110
_TABLES = 80
_RUNS = 60
_VERSIONS = 40
_FIGURES = 6
"""Metrics, and as many parameters, that head the table of runs."""

_LINKS = 8


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column, with the columns it is computed from and those computed from it."""

    id: str
    name: str
    type: str
    title: str
    description: str
    tags: tuple[str, ...]
    sources: tuple[Link, ...]
    targets: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with its columns, or a schema; the columns of the artifact itself are a table without a name."""

    id: str
    name: str
    title: str
    description: str
    sensitivity: str
    tags: tuple[str, ...]
    columns: tuple[ColumnRow, ...]
    sources: tuple[Link, ...]
    targets: tuple[Link, ...]
    omitted: int


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of an artifact that its page shows, and how many it does not."""

    blocks: tuple[TableBlock, ...]
    omitted: int


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run of an experiment; `metrics` and `parameters` follow the names at the head of the table."""

    id: str
    name: str
    title: str
    status: str
    started: str
    commit: str
    source: Link
    inputs: tuple[Link, ...]
    metrics: tuple[str, ...]
    parameters: tuple[str, ...]
    versions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RunTable:
    """The runs of an experiment."""

    metrics: tuple[str, ...]
    parameters: tuple[str, ...]
    rows: tuple[RunRow, ...]
    omitted: int


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of a model, with what its run says."""

    id: str
    name: str
    title: str
    description: str
    stage: str
    created: str
    aliases: tuple[str, ...]
    run: Link
    metrics: tuple[tuple[str, str], ...]
    parameters: tuple[tuple[str, str], ...]


def tables(catalog: Catalog, artifact: Artifact) -> Tables:
    """The schemas and tables of an artifact, as far as a page can hold them and their columns."""
    held = [part for part in artifact.all_parts() if isinstance(part, Schema | Table)]
    shown: list[Schema | Table | Artifact] = [artifact] if artifact.columns else []
    shown += held[:_TABLES]
    room = _ROOM_FOR_COLUMNS
    blocks = []
    for table in shown:
        block = _block(catalog, table, artifact, room)
        room -= sum(map(_column_size, block.columns))
        blocks.append(block)
    return Tables(tuple(blocks), len(held[_TABLES:]))


def _block(catalog: Catalog, table: Schema | Table | Artifact, artifact: Artifact, room: int) -> TableBlock:
    own = isinstance(table, Schema | Table)
    columns = [_column(catalog, column, artifact) for column in table.columns[: room // _SMALLEST_COLUMN]]
    fit = fitting(columns, _column_size, room)
    links = catalog.part_links.get(table.ref, ((), ())) if own else ((), ())
    return TableBlock(
        id=anchor(table.ref.removeprefix(artifact.ref)) or "columns",
        name=table.ref.removeprefix(f"{artifact.ref}.") if own else "",
        title=table.title or "" if own else "",
        description=table.description or "" if own else "",
        sensitivity=str(table.sensitivity or "") if isinstance(table, Table) else "",
        tags=table.tags if own else (),
        columns=tuple(fit),
        sources=_links(catalog, links[0], artifact),
        targets=_links(catalog, links[1], artifact),
        omitted=len(table.columns) - len(fit),
    )


def _column_size(column: ColumnRow) -> int:
    links = (text for link in (*column.sources, *column.targets) for text in (link.text, link.href))
    said = text_size(column.id, column.name, column.type, column.title, column.description, *column.tags)
    return _SMALLEST_COLUMN + said + text_size(*links)


def _column(catalog: Catalog, column: Column, artifact: Artifact) -> ColumnRow:
    sources, targets = catalog.column_links.get(column.ref, ((), ()))
    return ColumnRow(
        id=anchor(column.ref.removeprefix(artifact.ref)),
        name=str(column.name),
        type=column.type or "",
        title=column.title or "",
        description=column.description or "",
        tags=column.tags,
        sources=_links(catalog, sources, artifact),
        targets=_links(catalog, targets, artifact),
    )


def _links(catalog: Catalog, refs: Sequence[str], artifact: Artifact) -> tuple[Link, ...]:
    links = tuple(catalog.ref_link(ref, near=artifact.workspace) for ref in refs[:_LINKS])
    return (*links, Link(f"{len(refs) - _LINKS} more")) if len(refs) > _LINKS else links


def run_table(catalog: Catalog, artifact: Artifact) -> RunTable | None:
    """The runs of an experiment, latest first where they say when they started."""
    runs = [part for part in artifact.parts if isinstance(part, Run)]
    if not runs:
        return None
    runs.sort(key=lambda run: run.started or "", reverse=True)
    metrics = _names(run.metrics for run in runs)
    parameters = _names(run.parameters for run in runs)
    rows = tuple(_run(catalog, run, artifact, metrics, parameters) for run in runs[:_RUNS])
    return RunTable(metrics, parameters, rows, len(runs[_RUNS:]))


def _names(pairs: Iterable[Pairs]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in pairs for name, _ in each))[:_FIGURES]


def _run(catalog: Catalog, run: Run, artifact: Artifact, metrics: Sequence[str], parameters: Sequence[str]) -> RunRow:
    came, became = catalog.part_links.get(run.ref, ((), ()))
    source = catalog.project.run_sources.get(run.ref, "")
    return RunRow(
        id=anchor(run.ref.removeprefix(artifact.ref)),
        name=str(run.name),
        title=run.title or "",
        status=run.status or "",
        started=run.started or "",
        commit=run.commit or "",
        source=catalog.ref_link(source, near=artifact.workspace) if source else NO_LINK,
        inputs=_links(catalog, [ref for ref in came if ref != source], artifact),
        metrics=_values(run.metrics, metrics),
        parameters=_values(run.parameters, parameters),
        versions=_links(catalog, became, artifact),
    )


def _values(pairs: Pairs, names: Sequence[str]) -> tuple[str, ...]:
    said = dict(pairs)
    return tuple(plain(said[name]) if name in said else "" for name in names)


def plain(value: object) -> str:
    """A scalar as YAML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def version_rows(catalog: Catalog, artifact: Artifact) -> tuple[tuple[VersionRow, ...], int]:
    """The versions of a model, in the order declared with the last one first, and how many more there are."""
    versions = [part for part in artifact.parts if isinstance(part, Version)][::-1]
    return tuple(_version(catalog, version, artifact) for version in versions[:_VERSIONS]), len(versions[_VERSIONS:])


def _version(catalog: Catalog, version: Version, artifact: Artifact) -> VersionRow:
    came, _ = catalog.part_links.get(version.ref, ((), ()))
    ref = next((ref for ref in came if isinstance(catalog.project.nodes.get(ref), Run)), "")
    run = catalog.project.nodes.get(ref)
    metrics, parameters = (run.metrics, run.parameters) if isinstance(run, Run) else ((), ())
    return VersionRow(
        id=anchor(version.ref.removeprefix(artifact.ref)),
        name=str(version.name),
        title=version.title or "",
        description=version.description or "",
        stage=version.stage or "",
        created=version.created or "",
        aliases=tuple(map(str, version.aliases)),
        run=catalog.ref_link(ref, near=artifact.workspace) if ref else NO_LINK,
        metrics=tuple((name, plain(value)) for name, value in metrics[:_FIGURES]),
        parameters=tuple((name, plain(value)) for name, value in parameters[:_FIGURES]),
    )
