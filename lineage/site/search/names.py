"""What search finds at once: artifacts by name and title, and what they share: workspaces, people, tags, types."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lineage.drawing.inert import inert
from lineage.site.listing import downstream
from lineage.site.shards import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lineage.site.catalog import Catalog
    from lineage.site.views import Item


def names_data(catalog: Catalog) -> Mapping[str, Sequence[object]]:
    """The names, as data. Lists come before what means their entries by number, from nought on.

    An artifact is its workspace, type, name, title, owner, tags, how many rest on it as a power of two, and whether it
    is deprecated: as far as there is anything to say.
    """
    items = catalog.items.values()
    tags = Counter(tag for item in items for tag in item.tags)
    domains = Counter(item.domain for item in items if item.domain)
    types = {item.type: item for item in items}
    shared = _Shared(list(catalog.workspaces), sorted(types), sorted(tags))
    rows = [shared.row(catalog, item) for item in items]
    counts = Counter(item.type for item in items)
    return {
        "types": [
            (name, inert(item.type_title), item.group, item.icon, counts[name]) for name, item in sorted(types.items())
        ],
        "workspaces": list(_workspaces(catalog)),
        "owners": [(ref, inert(catalog.principal_title(str(ref)))) for ref in shared.owners],
        "tags": [(inert(tag), tags[tag]) for tag in shared.tag_names],
        "domains": [(inert(name), number) for name, number in sorted(domains.items())],
        "people": list(_people(catalog)),
        "artifacts": rows,
    }


class _Shared:
    """What artifacts have in common, by number."""

    def __init__(self, workspaces: Sequence[str], types: Sequence[str], tags: Sequence[str]) -> None:
        self._workspaces = {name: number for number, name in enumerate(workspaces)}
        self._types = {name: number for number, name in enumerate(types)}
        self._tags = {name: number for number, name in enumerate(tags)}
        self.tag_names = tags
        self.owners = Words()

    def row(self, catalog: Catalog, item: Item) -> list[object]:
        """An artifact, as it is found."""
        said: list[object] = [
            self._workspaces[item.workspace],
            self._types[item.type],
            item.name,
            inert(item.title) if item.title != item.name else 0,
            self.owners.number(item.owner) + 1 if item.owner else 0,
            [self._tags[tag] for tag in item.tags] or 0,
            downstream(catalog, item.ref).bit_length(),
            int(item.deprecated),
        ]
        while not said[-1]:
            said.pop()
        return said


def _workspaces(catalog: Catalog) -> Iterator[tuple[object, ...]]:
    for name, items in catalog.workspaces.items():
        yield name, inert(catalog.workspace_title(name)), inert(catalog.domain_of(name)), len(items)


def _people(catalog: Catalog) -> Iterator[tuple[object, ...]]:
    """Users, groups and apps: reference, title, address, and how many artifacts they own."""
    owned = Counter(item.owner for item in catalog.items.values())
    for ref in sorted(catalog.project.principals):
        principal = catalog.project.principals[ref]
        yield ref, inert(catalog.principal_title(ref)), inert(principal.email or ""), owned[ref]
