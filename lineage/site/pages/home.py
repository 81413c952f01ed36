"""The entrance: how much there is, the map of workspaces, how things stand, and the way to each workspace."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lineage.language.artifact_types import Group
from lineage.site.order import by_name
from lineage.site.pages.standing import Standing, standing
from lineage.site.paths import href, lineage_path, list_path
from lineage.site.room import clipped, fitting, step_size, written_size
from lineage.site.views import Count, Link, Step
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.drawing.picture import Picture
    from lineage.site.catalog import Catalog
    from lineage.site.overview import Face, Overview
    from lineage.site.views import Item

_MOST_CARDS = 24
"""Workspaces that have a card each; more of them are a table."""

_MOST_ROWS = 200
_DESCRIPTION = 400
_ROOM_FOR_STEPS, _ROOM_FOR_WORKSPACES = 10_000, 48_000


class Map(NamedTuple):
    """The workspaces and what flows between them, drawn and as a table; `omitted` has no room in the table.

    `thin` arrows are too many to be drawn.
    """

    picture: Picture[Face]
    by_domain: bool
    thin: int
    flows: tuple[Step, ...]
    total: int
    omitted: int


class WorkspaceCard(NamedTuple):
    """A workspace on the home page."""

    title: str
    domain: str
    description: str
    list_href: str
    lineage_href: str
    artifacts: int
    groups: tuple[Count, ...]
    contacts: tuple[Link, ...]
    errors: int
    warnings: int


class HomePage(NamedTuple):
    """The entrance."""

    description: str
    totals: tuple[Count, ...]
    map: Map | None
    standing: Standing
    workspaces: tuple[WorkspaceCard, ...]
    as_table: bool
    omitted: int


def home_page(catalog: Catalog, overview: Overview, picture: Picture[Face]) -> HomePage:
    """The entrance to the site."""
    names = sorted(catalog.workspaces, key=lambda name: (by_name(catalog.workspace_title(name)), name))
    cards = fitting([_card(catalog, name) for name in names[:_MOST_ROWS]], _card_size, _ROOM_FOR_WORKSPACES)
    return HomePage(
        description=catalog.description,
        totals=_totals(catalog),
        map=_map(catalog, overview, picture) if overview.flows else None,
        standing=standing(catalog),
        workspaces=tuple(cards),
        as_table=len(names) > _MOST_CARDS,
        omitted=len(names) - len(cards),
    )


def _totals(catalog: Catalog) -> tuple[Count, ...]:
    project = catalog.project
    numbers = {
        "workspaces": len(catalog.workspaces),
        "artifacts": len(project.artifacts),
        "relationships": len(project.relationships),
        "columns": len(project.columns),
        "people and groups": len(project.principals),
    }
    return tuple(Count(name, name, number) for name, number in numbers.items())


def _map(catalog: Catalog, overview: Overview, picture: Picture[Face]) -> Map:
    largest = sorted(overview.flows, key=lambda flow: (-flow.count, flow.source, flow.target))
    steps = [
        Step(
            catalog.workspace_link(flow.source),
            catalog.workspace_link(flow.target),
            ", ".join(flow.types),
            count=flow.count,
        )
        for flow in largest
    ]
    shown = fitting(steps, step_size, _ROOM_FOR_STEPS)
    return Map(
        picture=picture,
        by_domain=overview.by_domain,
        thin=overview.omitted,
        flows=tuple(shown),
        total=len(steps),
        omitted=len(steps) - len(shown),
    )


def _card(catalog: Catalog, name: str) -> WorkspaceCard:
    items = catalog.workspaces[name]
    severities = Counter(row.severity for item in items for row in catalog.diagnostics.get(item.href, ()))
    return WorkspaceCard(
        title=catalog.workspace_title(name),
        domain=catalog.domain_of(name),
        description=clipped(catalog.description_of(name), _DESCRIPTION),
        list_href=href(list_path(name)),
        lineage_href=href(lineage_path(name)),
        artifacts=len(items),
        groups=_groups(items),
        contacts=catalog.contacts_of(name),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
    )


def _card_size(card: WorkspaceCard) -> int:
    said = (card.title, card.domain, card.list_href, card.lineage_href)
    return 160 + written_size(*said, *(text for link in card.contacts for text in (link.text, link.href, " " * 50)))


def _groups(items: Sequence[Item]) -> tuple[Count, ...]:
    numbers = Counter(item.group for item in items)
    return tuple(Count(group, group, numbers[group]) for group in Group if numbers[group])
