"""What lists of artifacts are made from: a row for each, and the same as data for the scripts that work with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.drawing.inert import inert
from lineage.language.freshness import parse_duration
from lineage.site.room import clipped, written_size
from lineage.site.shards import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lineage.site.catalog import Catalog
    from lineage.site.views import Item

_DESCRIPTION = 240


class Row(NamedTuple):
    """An artifact in a list. `within` is how fresh it has to be, `downstream` how many artifacts rest on it."""

    item: Item
    within: str
    downstream: int


def row(catalog: Catalog, item: Item) -> Row:
    """The row of an artifact."""
    within = str(catalog.project.artifacts[item.ref].within or "")
    return Row(item, within, downstream(catalog, item.ref))


def downstream(catalog: Catalog, ref: str) -> int:
    """How many of the artifacts shown rest on one."""
    reach = catalog.reach
    return (reach.downstream[reach.order[ref]] & catalog.shown).bit_count()


def row_size(each: Row) -> int:
    """How many bytes a row takes in a page, near enough."""
    item = each.item
    return 1030 + written_size(item.href, item.ref, item.title, item.title, item.name, item.owner_title, *item.tags)


def rows_data(catalog: Catalog, items: Iterable[Item]) -> Mapping[str, Sequence[object]]:
    """Artifacts as data. What many share is said once, and meant by its number, from one on; nought is nothing.

    A row is name, title, workspace, type, owner, domain, endorsement, sensitivity, tags, freshness, downstream, whether
    deprecated, what changed, file, line, description: as far as there is anything to say.
    """
    files, types, owners, domains, levels, tags, spaces, times = (_Numbers() for _ in range(8))
    rows = []
    for item in items:
        artifact = catalog.project.artifacts[item.ref]
        span = artifact.name.span
        within = str(artifact.within or "")
        said = [
            item.name,
            inert(item.title) if item.title != item.name else "",
            spaces.number((item.workspace, inert(item.workspace_title))),
            types.number((item.type, inert(item.type_title), item.group, item.icon)),
            owners.number((item.owner, inert(item.owner_title))) if item.owner else 0,
            domains.number(inert(item.domain)) if item.domain else 0,
            item.endorsement,
            levels.number(_level(catalog, item)) if item.sensitivity else 0,
            [tags.number(inert(tag)) for tag in item.tags] or 0,
            times.number((inert(within), _seconds(within))) if within else 0,
            downstream(catalog, item.ref),
            int(item.deprecated),
            item.mark,
            files.number(inert(span.source.path)),
            span.line,
            inert(clipped(item.description, _DESCRIPTION)),
        ]
        while not said[-1]:
            said.pop()
        rows.append(said)
    shared = {"workspaces": spaces, "types": types, "owners": owners, "domains": domains, "levels": levels}
    shared |= {"tags": tags, "times": times, "files": files}
    return {**{name: list(numbers) for name, numbers in shared.items()}, "rows": rows}


class _Numbers(Words):
    """Words whose numbers start from one."""

    def number(self, value: object) -> int:
        """The number of a value."""
        return super().number(value) + 1


def _level(catalog: Catalog, item: Item) -> tuple[object, ...]:
    """A sensitivity: its name, its colour, and its place on the project's scale."""
    scale = catalog.project.scale
    place = scale.index(item.sensitivity) if item.sensitivity in scale else -1
    return inert(item.sensitivity), item.level, place


def _seconds(within: str) -> float:
    length = parse_duration(within)
    return length.total_seconds() if length else 0
