"""The runs of an experiment and the versions of a model, as tables in which any two rows can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from lineage.site.pages.contents import links_to, plain
from lineage.site.paths import anchor
from lineage.site.room import clipped, fitting, written_size
from lineage.site.views import NO_LINK, Link
from lineage.specs.model import Run, Version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lineage.site.catalog import Catalog
    from lineage.specs.model import Artifact, Pairs

T = TypeVar("T")

_FIGURES = 30
"""Metrics, and as many parameters, that head a table."""

_ROOM = 90_000
_ROOM_FOR_MORE = 1_500_000
_CELL = 26
_ROW = 420
_NOTE = 400


class Figures(NamedTuple):
    """What heads a table of runs or versions: metrics and parameters by name, and how many names are left out."""

    metrics: tuple[str, ...]
    parameters: tuple[str, ...]
    omitted: int


class RunRow(NamedTuple):
    """A run of an experiment; `metrics` and `parameters` follow the names at the head of the table."""

    id: str
    name: str
    note: str
    tags: tuple[str, ...]
    status: str
    started: str
    ended: str
    commit: str
    source: Link
    inputs: tuple[Link, ...]
    metrics: tuple[str, ...]
    parameters: tuple[str, ...]
    versions: tuple[Link, ...]


class RunTable(NamedTuple):
    """The runs of an experiment, latest first where they say when they started.

    `omitted` is how many have no room in the page, `more` the first of these: a script brings them.
    """

    figures: Figures
    rows: tuple[RunRow, ...]
    more: tuple[RunRow, ...]
    omitted: int


class VersionRow(NamedTuple):
    """A version of a model, with what its run says."""

    id: str
    name: str
    note: str
    tags: tuple[str, ...]
    stage: str
    created: str
    aliases: tuple[str, ...]
    run: Link
    source: Link
    commit: str
    inputs: tuple[Link, ...]
    metrics: tuple[str, ...]
    parameters: tuple[str, ...]


class VersionTable(NamedTuple):
    """The versions of a model, the one declared last first; `more` and `omitted` as of runs."""

    figures: Figures
    rows: tuple[VersionRow, ...]
    more: tuple[VersionRow, ...]
    omitted: int


def run_table(catalog: Catalog, artifact: Artifact) -> RunTable | None:
    """The runs of an experiment."""
    runs = [part for part in artifact.parts if isinstance(part, Run)]
    if not runs:
        return None
    runs.sort(key=lambda run: run.started or "", reverse=True)
    figures = _figures(runs)
    shown, more = _shared_out(runs, lambda run: _size(run, figures))
    rows, beyond = (tuple(_run(catalog, run, artifact, figures) for run in each) for each in (shown, more))
    return RunTable(figures, rows, beyond, len(runs) - len(rows))


def version_table(catalog: Catalog, artifact: Artifact) -> VersionTable | None:
    """The versions of a model."""
    versions = [part for part in artifact.parts if isinstance(part, Version)][::-1]
    if not versions:
        return None
    made = {version.ref: _maker(catalog, version) for version in versions}
    figures = _figures([run for run in made.values() if run])
    shown, more = _shared_out(versions, lambda version: _size(made[version.ref] or version, figures))
    rows, beyond = (
        tuple(_version(catalog, version, made[version.ref], artifact, figures) for version in each)
        for each in (shown, more)
    )
    return VersionTable(figures, rows, beyond, len(versions) - len(rows))


def _shared_out(parts: Sequence[T], size: Callable[[T], int]) -> tuple[Sequence[T], Sequence[T]]:
    """What a page shows, and what a script has for it."""
    shown = fitting(parts, size, _ROOM)
    return shown, fitting(parts[len(shown) :], size, _ROOM_FOR_MORE)


def _figures(runs: Iterable[Run]) -> Figures:
    runs = list(runs)
    metrics = tuple(dict.fromkeys(name for run in runs for name, _ in run.metrics))
    parameters = tuple(dict.fromkeys(name for run in runs for name, _ in run.parameters))
    omitted = len(metrics[_FIGURES:]) + len(parameters[_FIGURES:])
    return Figures(metrics[:_FIGURES], parameters[:_FIGURES], omitted)


def _size(part: Run | Version, figures: Figures) -> int:
    said = written_size(_note(part), part.ref, *part.tags)
    if isinstance(part, Run):
        said += written_size(*(clipped(plain(value)) for _, value in (*part.metrics, *part.parameters)))
        said += 2 * written_size(*part.inputs)
    return _ROW + said + _CELL * (len(figures.metrics) + len(figures.parameters))


def _run(catalog: Catalog, run: Run, artifact: Artifact, figures: Figures) -> RunRow:
    _, became = catalog.part_links.get(run.ref, ((), ()))
    return RunRow(
        id=anchor(run.ref.removeprefix(artifact.ref)),
        name=str(run.name),
        note=_note(run),
        tags=run.tags,
        status=clipped(run.status or ""),
        started=clipped(run.started or ""),
        ended=clipped(run.ended or ""),
        commit=clipped(run.commit or ""),
        source=_source(catalog, run, artifact),
        inputs=_inputs(catalog, run, artifact),
        metrics=_values(run.metrics, figures.metrics),
        parameters=_values(run.parameters, figures.parameters),
        versions=links_to(catalog, became, artifact),
    )


def _version(catalog: Catalog, version: Version, run: Run | None, artifact: Artifact, figures: Figures) -> VersionRow:
    return VersionRow(
        id=anchor(version.ref.removeprefix(artifact.ref)),
        name=str(version.name),
        note=_note(version),
        tags=version.tags,
        stage=clipped(version.stage or ""),
        created=clipped(version.created or ""),
        aliases=tuple(map(str, version.aliases)),
        run=catalog.ref_link(run.ref, near=artifact.workspace) if run else NO_LINK,
        source=_source(catalog, run, artifact) if run else NO_LINK,
        commit=clipped(run.commit or "") if run else "",
        inputs=_inputs(catalog, run, artifact) if run else (),
        metrics=_values(run.metrics if run else (), figures.metrics),
        parameters=_values(run.parameters if run else (), figures.parameters),
    )


def _note(part: Run | Version) -> str:
    return clipped(": ".join(filter(None, (part.title, part.description))), _NOTE)


def _maker(catalog: Catalog, version: Version) -> Run | None:
    """The run that a version came from."""
    came, _ = catalog.part_links.get(version.ref, ((), ()))
    nodes = (catalog.project.nodes.get(ref) for ref in came)
    return next((node for node in nodes if isinstance(node, Run)), None)


def _source(catalog: Catalog, run: Run, artifact: Artifact) -> Link:
    source = catalog.project.run_sources.get(run.ref, "")
    return catalog.ref_link(source, near=artifact.workspace) if source else NO_LINK


def _inputs(catalog: Catalog, run: Run, artifact: Artifact) -> tuple[Link, ...]:
    """What a run read; after an @ stands the version that it read, where the specs pin one."""
    source = catalog.project.run_sources.get(run.ref, "")
    found = []
    for each in sorted(catalog.compilation.graph.by_target.get(run.ref, ()), key=lambda each: each.key):
        if each.source != source:
            link = catalog.ref_link(each.source, near=artifact.workspace)
            found.append(Link("@".join((link.text, *each.pins)), link.href))
    return tuple(found)


def _values(pairs: Pairs, names: Sequence[str]) -> tuple[str, ...]:
    said = dict(pairs)
    return tuple(clipped(plain(said[name])) if name in said else "" for name in names)
