"""A compilation → every file of its site."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from lineage.drawing.layout import LayoutFailedError, lay_out
from lineage.drawing.picture import compose
from lineage.drawing.sketch import EMPTY
from lineage.drawing.templates import read_icons
from lineage.saved import saved_json
from lineage.site.batches import Batch
from lineage.site.catalog import Catalog
from lineage.site.data import pieces
from lineage.site.insides import columns_shard, details_shard
from lineage.site.keys import Keys
from lineage.site.look import site_links
from lineage.site.more import left_out, left_out_of_access
from lineage.site.overview import overview
from lineage.site.pages.access import access_page
from lineage.site.pages.artifact import artifact_page
from lineage.site.pages.badge import badge_path
from lineage.site.pages.changes import changed_neighbourhood, changes_page, totals
from lineage.site.pages.health import health_page
from lineage.site.pages.home import home_page
from lineage.site.pages.listing import everything_page
from lineage.site.pages.permissions import permissions
from lineage.site.pages.workspace import lineage_page, list_page
from lineage.site.paths import (
    ACCESS,
    ARTIFACTS,
    CHANGES,
    GRAPH,
    HEALTH,
    HOME,
    artifact_path,
    lineage_path,
    list_path,
    more_path,
    root_of,
    search_path,
    shard_path,
    steps_path,
)
from lineage.site.pictures import places_drawing, workspace_plan
from lineage.site.render import Renderer
from lineage.site.search.names import names_data
from lineage.site.search.places import index_scripts
from lineage.site.shards import Sharding, graph_shard
from lineage.site.static import static_files
from lineage.site.steps import steps_data
from lineage.site.views import Frame, Graph, Link
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from lineage.compiler import Compilation
    from lineage.drawing.picture import Drawing, Picture
    from lineage.drawing.sketch import Sketch
    from lineage.drawing.templates import Code
    from lineage.site.batches import Bundle, File
    from lineage.site.choices import Choices
    from lineage.site.more import LeftOut
    from lineage.site.pages.permissions import Holders
    from lineage.site.pictures import Plan

_HOME_LINK = Link("Home", HOME)
_WORKSPACES_A_BATCH, _ARTIFACTS_A_BATCH = 10, 200

FaceT = TypeVar("FaceT")


class Site:
    """The files of a site, in batches. `broke_down` tells, once files were made, that Graphviz did."""

    def __init__(
        self,
        compilation: Compilation,
        templates: Path,
        engine: str | None,
        choices: Choices,
        code: Callable[[], Code] = dict,
    ) -> None:
        self._icons = read_icons(templates)
        self._templates = templates
        self._engine = engine
        self._logo = choices.logo
        self._code = code
        chosen = None if choices.select is None else frozenset(choices.select)
        self._catalog = Catalog(compilation, frozenset(self._icons), chosen, choices.diff)
        self._totals = totals(self._catalog)
        self._faults = (compilation.count(Severity.ERROR), compilation.count(Severity.WARNING))
        self._holders: dict[str, tuple[Holders, ...]] = {}
        self.broke_down = False

    def first_batches(self) -> list[Batch]:
        """The files that can be made while the others are prepared."""
        return [Batch(("",), partial(_whole, made)) for made in (self._graph_and_static, self._words)]

    def batches(self) -> list[Batch]:
        """All other files; what takes longest comes first."""
        keys = self._keys
        workspaces, artifacts = tuple(self._catalog.workspaces), tuple(self._catalog.items)
        return [
            Batch(("",), partial(_whole, self._overviews)),
            Batch(("steps",), partial(_whole, self._steps), keys.of_outlines),
            Batch(("access",), partial(_whole, self._access), keys.of_outlines),
            *(Batch(names, self._workspaces, keys.of_workspace) for names in _cut(workspaces, _WORKSPACES_A_BATCH)),
            *(Batch(refs, self._artifacts, keys.of_artifact) for refs in _cut(artifacts, _ARTIFACTS_A_BATCH)),
        ]

    def prepare(self) -> None:
        """Work out what batches share, before they are made in several processes."""
        reach, flows = self._catalog.reach, self._catalog.flows
        _ = (reach.upstream, reach.downstream, reach.onwards, reach.back)
        _ = (flows.onwards, flows.back, flows.touching, self._sharding.ways)
        self._keys.prepare()
        _ = self._renderer

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self._templates, self._icons, self._code())

    @cached_property
    def _keys(self) -> Keys:
        return Keys(self._catalog, self._templates, self._engine)

    @cached_property
    def _sharding(self) -> Sharding:
        return Sharding(self._catalog)

    def _overviews(self) -> Iterator[File]:
        """The pages that tell of the whole site."""
        catalog = self._catalog
        drawn = overview(catalog)
        changed, left_out = changed_neighbourhood(catalog, self._icons)
        pictures = self._pictures([*([] if drawn.placement else [drawn.drawing.sketch]), changed.sketch])
        if drawn.placement:
            placed = compose(drawn.drawing, drawn.placement, labels=0.85)
        else:
            placed = pictures.next(drawn.drawing)
        home = home_page(catalog, drawn, placed)
        yield self._page("home.html", HOME, catalog.title, home, "home")
        for number, piece in enumerate(pieces("searchNames", "", names_data(catalog)), 1):
            yield search_path("names", number), piece
        everything = everything_page(catalog)
        yield self._page("artifacts.html", ARTIFACTS, "All artifacts", everything, "artifacts", _HOME_LINK)
        yield from ((script.path, script.content) for script in everything.listing.scripts)
        yield self._page("health.html", HEALTH, "Health", health_page(catalog), "health")
        if catalog.changes is not None:
            page = changes_page(catalog, catalog.changes, pictures.next(changed), left_out)
            yield self._page("changes.html", CHANGES, "Changes", page, "changes")

    def _access(self) -> Iterator[File]:
        """Who may do what where."""
        page = access_page(self._catalog)
        yield self._page("access.html", ACCESS, "Access", page, "access")
        yield from self._more(ACCESS, left_out_of_access(page))

    def _steps(self) -> Iterator[File]:
        """Who leads to whom."""
        for number, piece in enumerate(pieces("takeSteps", "", steps_data(self._catalog)), 1):
            yield steps_path(number), piece

    def _graph_and_static(self) -> Iterator[File]:
        """The compiled graph, and what is the same in every site."""
        catalog = self._catalog
        yield GRAPH, saved_json(catalog.project, None if catalog.selected is None else catalog.items).encode()
        look, changes = catalog.project.settings.look, catalog.changes is not None
        yield from static_files(self._templates, self._icons, look, self._logo, changes=changes)

    def _words(self) -> Iterator[File]:
        """The words that search finds, and where they stand."""
        yield from index_scripts(self._catalog)

    def _workspaces(self, names: Sequence[str]) -> Iterator[Bundle]:
        plans = {name: workspace_plan(self._catalog, name) for name in names}
        wide = {name: places_drawing(self._catalog, name) for name in names}
        pictures = self._pictures(
            [sketch for name in names for sketch in (wide[name].sketch, plans[name].drawing.sketch)]
        )
        for name in names:
            places = pictures.next(wide[name])
            graph = _graph(plans[name], pictures, f"Lineage of {self._catalog.workspace_title(name)}")
            yield name, [*self._shards(name, places), *self._workspace(name, plans[name], graph)]

    def _workspace(self, name: str, plan: Plan, graph: Graph | None) -> Iterator[File]:
        title = self._catalog.workspace_title(name)
        page = list_page(self._catalog, name)
        yield self._page("list.html", list_path(name), title, page, "", _HOME_LINK)
        yield from ((script.path, script.content) for script in page.listing.scripts)
        drawn = lineage_page(self._catalog, name, graph, rolled_up=plan.rolled_up)
        yield self._page("lineage.html", lineage_path(name), f"{title}: lineage", drawn, "", _HOME_LINK)

    def _shards(self, name: str, places: Picture[str]) -> Iterator[File]:
        """What the lineage view of a workspace is made from."""
        shards = {
            "graph": graph_shard(self._sharding, name, places),
            "columns": columns_shard(self._sharding, name),
            "details": details_shard(self._catalog, name),
        }
        for kind, shard in shards.items():
            for number, piece in enumerate(pieces(f"{kind}Shard", name, shard), 1):
                yield shard_path(kind, name, number), piece

    def _artifacts(self, refs: Sequence[str]) -> Iterator[Bundle]:
        """A page for each artifact, and its badge."""
        for ref in refs:
            item = self._catalog.items[ref]
            page = artifact_page(self._catalog, ref, self._permissions(item.workspace))
            crumbs = (_HOME_LINK, self._catalog.workspace_link(item.workspace))
            files = [self._page("artifact.html", artifact_path(ref), item.title, page, "", *crumbs)]
            if page.badge is not None:
                files.append((badge_path(item), self._renderer.badge(page.badge)))
            files += self._more(artifact_path(ref), left_out(page))
            yield ref, files

    def _more(self, path: str, left_out: Iterable[LeftOut]) -> Iterator[File]:
        """What a page has no room for."""
        made = {
            place: [each for thing in things for each in self._renderer.elements(template, macro, thing, path)]
            for place, template, macro, things in left_out
            if things
        }
        if made:
            for number, piece in enumerate(pieces("moreShard", "", made), 1):
                yield more_path(path, number), piece

    def _permissions(self, workspace: str) -> tuple[Holders, ...]:
        """Who may do what in a workspace, worked out once for all that is in it."""
        if workspace not in self._holders:
            self._holders[workspace] = permissions(self._catalog, workspace)
        return self._holders[workspace]

    def _page(self, template: str, path: str, title: str, page: object, current: str, *crumbs: Link) -> File:
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
            links=tuple(site_links(self._catalog.project.settings.look)),
        )
        return path, self._renderer.page(template, path, frame, page)

    def _pictures(self, sketches: list[Sketch]) -> Pictures:
        return Pictures(self, sketches, self._engine)


def _whole(made: Callable[[], Iterable[File]], names: Sequence[str]) -> Iterator[Bundle]:
    """What is made as one."""
    return ((name, made()) for name in names)


def _cut(names: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    return (names[start : start + size] for start in range(0, len(names), size))


def _graph(plan: Plan, pictures: Pictures, label: str) -> Graph | None:
    picture = pictures.next(plan.drawing)
    return Graph(picture, plan.downstream, f"{label}: {len(picture.cards)} cards") if picture else None


class Pictures:
    """The pictures of a batch, in the order of their sketches; empty ones where there is no engine, or it fails."""

    def __init__(self, site: Site, sketches: list[Sketch], engine: str | None) -> None:
        self._site = site
        self._placements = lay_out(sketches, engine) if engine and sketches else None

    def next(self, drawing: Drawing[FaceT]) -> Picture[FaceT]:
        """Compose the picture of the next sketch."""
        if self._placements is not None:
            try:
                return compose(drawing, next(self._placements))
            except LayoutFailedError:
                self._placements = None
                self._site.broke_down = True
        return compose(drawing, EMPTY)
