"""A compilation → the pages of its site, and those onto disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from lineage.drawing.layout import LayoutFailedError, find_engine, lay_out
from lineage.drawing.picture import compose
from lineage.drawing.sketch import EMPTY
from lineage.drawing.templates import read_icons
from lineage.resources import resource_folder
from lineage.saved import saved_json
from lineage.site.catalog import Catalog
from lineage.site.data import icons_script, pieces, rows_script, search_script
from lineage.site.insides import columns_shard, details_shard
from lineage.site.pages.access import access_page
from lineage.site.pages.artifact import NEAREST, Around, artifact_page
from lineage.site.pages.changes import changed_neighbourhood, changes_page, totals
from lineage.site.pages.health import health_page
from lineage.site.pages.home import home_page
from lineage.site.pages.workspace import lineage_page, list_page
from lineage.site.paths import (
    ACCESS,
    CHANGES,
    GRAPH,
    HEALTH,
    HOME,
    ICONS,
    SEARCH,
    artifact_path,
    lineage_path,
    list_path,
    root_of,
    shard_path,
)
from lineage.site.pictures import focus_plan, map_drawing, places_drawing, workspace_plan
from lineage.site.render import Renderer
from lineage.site.shards import Sharding, graph_shard
from lineage.site.views import Frame, Graph, Link
from lineage.site.write import refuse_foreign, write_site
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from lineage.changes.change import Diff
    from lineage.compiler import Compilation
    from lineage.drawing.picture import Drawing, Picture
    from lineage.drawing.sketch import Sketch
    from lineage.site.pictures import Plan
    from lineage.site.reach import Near

_HOME_LINK = Link("Home", HOME)
_NO_ENGINE = "no Graphviz works here (neither graphviz-pure nor dot), so that the site has tables but no pictures"
_BROKE_DOWN = "Graphviz broke down, so that some pages have tables but no pictures"

FaceT = TypeVar("FaceT")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build wrote, and what it had to do without."""

    pages: int
    warnings: tuple[str, ...]


def build(  # noqa: PLR0913 - all but the first two are options
    compilation: Compilation,
    output: Path,
    *,
    templates: Path | None = None,
    select: Collection[str] | None = None,
    diff: Diff | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> BuildReport:
    """Write the site to a folder, whole or not at all.

    `select` are the artifacts to show, by reference; without it, all. `diff`, whose head is the compilation, is what
    the site says has changed. `progress` is told how many files are done, of how many. Raises `FolderRefusedError`
    where the folder holds what is not a site.
    """
    refuse_foreign(output)
    site = Site(compilation, templates or resource_folder("site_templates"), select, find_engine(), diff)
    written = write_site(_told(site.files(), site.count, progress), output)
    return BuildReport(written, tuple(site.warnings))


def render_site(
    compilation: Compilation,
    *,
    templates: Path | None = None,
    select: Collection[str] | None = None,
    engine: str | None = None,
    diff: Diff | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site, as its path and content. Without an engine there are no pictures."""
    return Site(compilation, templates or resource_folder("site_templates"), select, engine, diff).files()


def _told(
    files: Iterable[tuple[str, bytes]], total: int, progress: Callable[[int, int], None]
) -> Iterator[tuple[str, bytes]]:
    for done, file in enumerate(files, 1):
        yield file
        progress(done, max(done, total))


class Site:
    """The files of a site. `warnings` are complete once all files were taken."""

    def __init__(
        self,
        compilation: Compilation,
        templates: Path,
        select: Collection[str] | None,
        engine: str | None,
        diff: Diff | None,
    ) -> None:
        self._icons = read_icons(templates)
        self._templates = templates
        self._engine = engine
        self._renderer = Renderer(templates, self._icons)
        chosen = None if select is None else frozenset(select)
        self._catalog = Catalog(compilation, frozenset(self._icons), chosen, diff)
        self._totals = totals(self._catalog)
        self._faults = (compilation.count(Severity.ERROR), compilation.count(Severity.WARNING))
        self.warnings = [] if engine else [_NO_ENGINE]

    @property
    def count(self) -> int:
        """How many files there will be, near enough to show progress."""
        return len(self._catalog.items) + 5 * len(self._catalog.workspaces) + len(self._static()) + 5

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file, as its path and content. All pictures are laid out by one process, while pages are rendered."""
        catalog = self._catalog
        overview, flows = map_drawing(catalog)
        spaces = {name: workspace_plan(catalog, name) for name in catalog.workspaces}
        near = {ref: self._nearest(ref) for ref in catalog.items}
        around = {ref: focus_plan(catalog, ref, *near[ref]) for ref in catalog.items}
        plans = (*spaces.values(), *around.values())
        wide = {name: places_drawing(catalog, name) for name in spaces}
        sketches = [overview.sketch, *(each.sketch for each in wide.values()), *(plan.drawing.sketch for plan in plans)]
        changed, left_out = changed_neighbourhood(catalog, self._icons)
        pictures = Pictures([*sketches, changed.sketch], self._engine)

        yield self._page("home.html", HOME, catalog.title, home_page(catalog, pictures.next(overview), flows), "home")
        yield from self._shards({name: pictures.next(drawing) for name, drawing in wide.items()})
        for name, plan in spaces.items():
            graph = _graph(plan, pictures, f"Lineage of {catalog.workspace_title(name)}")
            yield from self._workspace(name, plan, graph)
        for ref, plan in around.items():
            graph = _graph(plan, pictures, f"Lineage around {catalog.items[ref].title}")
            yield self._artifact(ref, Around(*near[ref], graph, plan.hidden_upstream, plan.hidden_downstream))
        yield self._page("access.html", ACCESS, "Access", access_page(catalog), "access")
        yield self._page("health.html", HEALTH, "Health", health_page(catalog), "health")
        if catalog.changes is not None:
            page = changes_page(catalog, catalog.changes, pictures.next(changed), left_out)
            yield self._page("changes.html", CHANGES, "Changes", page, "changes")
        yield GRAPH, saved_json(catalog.project, None if catalog.selected is None else catalog.items).encode()
        yield SEARCH, search_script(catalog, self._icons)
        yield ICONS, icons_script(self._icons)
        yield from ((file.relative_to(self._templates).as_posix(), file.read_bytes()) for file in self._static())
        if pictures.failed:
            self.warnings.append(_BROKE_DOWN)

    def _static(self) -> list[Path]:
        files = (self._templates / "static").rglob("*.*")
        others = {"icons.svg"} if self._catalog.changes is not None else {"icons.svg", "changes.css"}
        return sorted(file for file in files if file.name not in others)

    def _nearest(self, ref: str) -> tuple[tuple[Near, ...], tuple[Near, ...]]:
        reach = self._catalog.reach
        chosen = self._catalog.items
        found = (reach.nearest_upstream(ref, NEAREST), reach.nearest_downstream(ref, NEAREST))
        upstream, downstream = (tuple(near for near in nearest if near.ref in chosen) for nearest in found)
        return upstream, downstream

    def _workspace(self, name: str, plan: Plan, graph: Graph | None) -> Iterator[tuple[str, bytes]]:
        title = self._catalog.workspace_title(name)
        listing = list_page(self._catalog, name)
        yield self._page("list.html", list_path(name), title, listing, "", _HOME_LINK)
        for more in listing.more:
            yield more.path, rows_script(self._renderer, more.rows, root_of(more.path))
        drawn = lineage_page(self._catalog, name, graph, rolled_up=plan.rolled_up)
        yield self._page("lineage.html", lineage_path(name), f"{title}: lineage", drawn, "", _HOME_LINK)

    def _shards(self, pictures: Mapping[str, Picture[str]]) -> Iterator[tuple[str, bytes]]:
        """What the lineage view of each workspace is made from."""
        sharding = Sharding(self._catalog)
        for name, picture in pictures.items():
            shards = {
                "graph": graph_shard(sharding, name, picture),
                "columns": columns_shard(sharding, name),
                "details": details_shard(self._catalog, name),
            }
            for kind, shard in shards.items():
                for number, piece in enumerate(pieces(f"{kind}Shard", name, shard), 1):
                    yield shard_path(kind, name, number), piece

    def _artifact(self, ref: str, around: Around) -> tuple[str, bytes]:
        item = self._catalog.items[ref]
        page = artifact_page(self._catalog, ref, around)
        crumbs = (_HOME_LINK, self._catalog.workspace_link(item.workspace))
        return self._page("artifact.html", artifact_path(ref), item.title, page, "", *crumbs)

    def _page(
        self, template: str, path: str, title: str, page: object, current: str, *crumbs: Link
    ) -> tuple[str, bytes]:
        errors, warnings = self._faults
        frame = Frame(
            site=self._catalog.title,
            title=title,
            root=root_of(path),
            current=current,
            errors=errors,
            warnings=warnings,
            crumbs=crumbs,
            changes=self._totals,
        )
        return path, self._renderer.page(template, path, frame, page)


def _graph(plan: Plan, pictures: Pictures, label: str) -> Graph | None:
    picture = pictures.next(plan.drawing)
    return Graph(picture, plan.downstream, f"{label}: {len(picture.cards)} cards", plan.focus) if picture else None


class Pictures:
    """The pictures of a site, in the order of their sketches; empty ones where there is no engine, or it fails."""

    def __init__(self, sketches: list[Sketch], engine: str | None) -> None:
        self._placements = lay_out(sketches, engine) if engine else None
        self.failed = False

    def next(self, drawing: Drawing[FaceT]) -> Picture[FaceT]:
        """Compose the picture of the next sketch."""
        if self._placements is not None:
            try:
                return compose(drawing, next(self._placements))
            except LayoutFailedError:
                self._placements = None
                self.failed = True
        return compose(drawing, EMPTY)
