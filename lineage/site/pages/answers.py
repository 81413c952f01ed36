"""What is downstream of an artifact, and what is upstream: counted, the nearest by name, and whom to tell."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from urllib.parse import quote

from lineage.site.catalog import counted
from lineage.site.room import fitting, item_size
from lineage.site.views import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lineage.site.catalog import Catalog
    from lineage.site.reach import Near
    from lineage.site.views import Count, Item

Find: TypeAlias = "Callable[[Catalog, str, int, int | None], list[Near]]"

_ALL, _NEAREST = 12, 8
"""A page names an answer of so many whole, and so many that are next to it; else it names the nearest, so many."""

_ROOM = 6_000
_CONTACTS = 8
_SOURCES = 8
_STOPS = 4
_ON = "\u203a"
_LONGEST_MAIL = 1_900
"""Mail programs take no longer addresses than about 2,000 characters."""

_LONGEST_SUBJECT = 100
_MAILS = 5
"""Mails that a page offers: some five hundred people."""


class Reached(NamedTuple):
    """An artifact in an answer, how far away it is, and by way of what; the empty text is no way between."""

    item: Item
    distance: int
    way: str


class Mail(NamedTuple):
    """A mail to several people: who is the first of them, and who the last."""

    href: str
    first: int
    last: int


class Answer(NamedTuple):
    """What is downstream or upstream of an artifact. `mails` write to all contacts that have an address."""

    total: int
    near: int
    types: tuple[Count, ...]
    workspaces: tuple[Count, ...]
    rows: tuple[Reached, ...]
    omitted: int
    contacts: tuple[Link, ...] = ()
    contacts_omitted: int = 0
    mails: tuple[Mail, ...] = ()
    sources: tuple[Link, ...] = ()
    sources_omitted: int = 0


def impact_answer(catalog: Catalog, ref: str) -> Answer:
    """What depends on an artifact, and whom to tell."""
    members = catalog.reach.downstream[catalog.reach.order[ref]] & catalog.shown
    told = sorted(who for who, answers_for in catalog.contact_sets.items() if members & answers_for) if members else []
    return _answer(catalog, ref, members, nearest_downstream)._replace(
        contacts=tuple(map(catalog.contact, told[:_CONTACTS])),
        contacts_omitted=len(told[_CONTACTS:]),
        mails=_mails(catalog, ref, told),
    )


def trace_answer(catalog: Catalog, ref: str) -> Answer:
    """What an artifact goes back to, and where that begins."""
    members = catalog.reach.upstream[catalog.reach.order[ref]] & catalog.shown
    sources = members & catalog.sources
    named = (catalog.items[each] for each in islice(catalog.reach.members(sources), _SOURCES))
    return _answer(catalog, ref, members, nearest_upstream)._replace(
        sources=tuple(Link(item.title, item.href) for item in named),
        sources_omitted=max(0, sources.bit_count() - _SOURCES),
    )


def nearest_downstream(catalog: Catalog, ref: str, count: int, within: int | None = None) -> list[Near]:
    """The nearest artifacts downstream that are shown."""
    return [near for near in catalog.reach.nearest_downstream(ref, count, within) if near.ref in catalog.items]


def nearest_upstream(catalog: Catalog, ref: str, count: int, within: int | None = None) -> list[Near]:
    """The nearest artifacts upstream that are shown."""
    return [near for near in catalog.reach.nearest_upstream(ref, count, within) if near.ref in catalog.items]


def _answer(catalog: Catalog, ref: str, members: int, find: Find) -> Answer:
    total = members.bit_count()
    nearest = find(catalog, ref, _ALL, None)
    near = sum(each.distance == 1 for each in nearest)
    named = nearest if total <= _ALL else nearest[: max(near, _NEAREST)]
    rows = fitting(named, lambda each: item_size(catalog.items[each.ref]), _ROOM)
    home = ref.partition("/")[0]
    return Answer(
        total=total,
        near=near if near < _ALL else len(find(catalog, ref, total, 1)),  # a hub
        types=_shares(members, catalog.type_sets, catalog.type_titles),
        workspaces=_shares(members, catalog.workspace_sets, catalog.workspace_titles),
        rows=tuple(Reached(catalog.items[each.ref], each.distance, way_text(each, home)) for each in rows),
        omitted=total - len(rows),
    )


def _shares(members: int, sets: Mapping[str, int], titles: Mapping[str, str]) -> tuple[Count, ...]:
    if not members:
        return ()
    return counted({name: n for name, each in sets.items() if (n := (members & each).bit_count())}, titles)


def way_text(near: Near, home: str) -> str:
    """The way to an artifact, as text: of a long one its beginning and its end."""
    stops = [stop.removeprefix(f"{home}/") for stop in near.way]
    if len(stops) > _STOPS:
        stops[2:-2] = ["…"]
    return f" {_ON} ".join(stops)


def _mails(catalog: Catalog, ref: str, told: Sequence[str]) -> tuple[Mail, ...]:
    """Mails to all who are to be told: as many as it takes, each as long as one can be."""
    links = (catalog.contact(who).href for who in told)
    addresses = list(dict.fromkeys(link.removeprefix("mailto:") for link in links if link))
    subject = f"?subject={quote(f'Change to {catalog.items[ref].title[:_LONGEST_SUBJECT]}')}"
    mails: list[Mail] = []
    first = 0
    while first < len(addresses) > 1 and len(mails) < _MAILS:
        rest = addresses[first:]
        to = fitting(rest, lambda address: len(address) + 1, _LONGEST_MAIL - len(subject)) or rest[:1]
        mails.append(Mail(f"mailto:{','.join(to)}{subject}", first + 1, first + len(to)))
        first += len(to)
    return tuple(mails)
