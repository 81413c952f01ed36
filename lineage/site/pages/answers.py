"""What is downstream of an artifact, and what is upstream: counted, the nearest by name, and whom to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from urllib.parse import quote

from lineage.drawing.inert import inert
from lineage.site.catalog import counted
from lineage.site.room import fitting, item_size
from lineage.site.shards import Words
from lineage.site.views import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lineage.site.catalog import Catalog
    from lineage.site.reach import Near
    from lineage.site.views import Count, Item

Find: TypeAlias = "Callable[[Catalog, str, int], list[Near]]"

NEAREST = 12
"""How many artifacts a page names in an answer; it counts them all, and a script brings more."""

_MOST = 5_000
_ROOM = 6_000
_ROOM_FOR_MORE = 1_500_000
"""Bytes of what the artifacts of one workspace have beyond the nearest."""

_ENTRY = 40
_CONTACTS = 12
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
    more_href: str = ""
    contacts: tuple[Link, ...] = ()
    contacts_omitted: int = 0
    mails: tuple[Mail, ...] = ()
    sources: tuple[Link, ...] = ()
    sources_omitted: int = 0


def impact_answer(catalog: Catalog, ref: str, more_href: str) -> Answer:
    """What depends on an artifact, and whom to tell."""
    members = catalog.reach.downstream[catalog.reach.order[ref]] & catalog.shown
    told = sorted(who for who, answers_for in catalog.contact_sets.items() if members & answers_for) if members else []
    return _answer(catalog, ref, members, nearest_downstream, more_href)._replace(
        contacts=tuple(map(catalog.contact, told[:_CONTACTS])),
        contacts_omitted=len(told[_CONTACTS:]),
        mails=_mails(catalog, ref, told),
    )


def trace_answer(catalog: Catalog, ref: str, more_href: str) -> Answer:
    """What an artifact goes back to, and where that begins."""
    members = catalog.reach.upstream[catalog.reach.order[ref]] & catalog.shown
    sources = [catalog.items[each] for each in catalog.reach.members(members & catalog.sources)]
    return _answer(catalog, ref, members, nearest_upstream, more_href)._replace(
        sources=tuple(Link(item.title, item.href) for item in sources[:_SOURCES]),
        sources_omitted=len(sources[_SOURCES:]),
    )


def nearest_downstream(catalog: Catalog, ref: str, count: int) -> list[Near]:
    """The nearest artifacts downstream that are shown."""
    return [near for near in catalog.reach.nearest_downstream(ref, count) if near.ref in catalog.items]


def nearest_upstream(catalog: Catalog, ref: str, count: int) -> list[Near]:
    """The nearest artifacts upstream that are shown."""
    return [near for near in catalog.reach.nearest_upstream(ref, count) if near.ref in catalog.items]


def _answer(catalog: Catalog, ref: str, members: int, find: Find, more_href: str) -> Answer:
    total = members.bit_count()
    nearest = find(catalog, ref, NEAREST)
    near = nearest
    if len(nearest) == NEAREST and nearest[-1].distance == 1:  # a hub
        near = find(catalog, ref, total)
    rows = _named(catalog, nearest)
    home = ref.partition("/")[0]
    return Answer(
        total=total,
        near=sum(each.distance == 1 for each in near),
        types=_shares(members, catalog.type_sets, catalog.type_titles),
        workspaces=_shares(members, catalog.workspace_sets, catalog.workspace_titles),
        rows=tuple(Reached(catalog.items[each.ref], each.distance, way_text(each, home)) for each in rows),
        omitted=total - len(rows),
        more_href=more_href if total > len(rows) else "",
    )


def _named(catalog: Catalog, nearest: Sequence[Near]) -> Sequence[Near]:
    """Those of the nearest that a page has room for."""
    return fitting(nearest[:NEAREST], lambda each: item_size(catalog.items[each.ref]), _ROOM)


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


def answers_shard(catalog: Catalog, workspace: str) -> Mapping[str, Sequence[object]]:
    """What the pages of a workspace leave out of their answers: of each artifact, what is beyond the nearest.

    An answer is the name of the artifact, which way it looks, and of each artifact its number, distance and way.
    """
    known = _Known()
    long = _long_answers(catalog, workspace)
    most = min(_MOST, _ROOM_FOR_MORE // _ENTRY // max(1, len(long)))
    answers = []
    for ref, way in long:
        find = nearest_downstream if way == "impact" else nearest_upstream
        found = find(catalog, ref, NEAREST + most)
        beyond = found[len(_named(catalog, found)) :]
        rows = [
            [known.number(catalog.items[near.ref]), near.distance, inert(way_text(near, workspace))] for near in beyond
        ]
        answers.append([catalog.items[ref].name, way, rows])
    return {**known.lists(), "answers": answers} if answers else {}


class _Known:
    """Artifacts by their numbers, and what they have in common by its own."""

    def __init__(self) -> None:
        self._artifacts, self._types, self._owners, self._workspaces = Words(), Words(), Words(), Words()

    def number(self, item: Item) -> int:
        """The number of an artifact."""
        said = (
            item.name,
            inert(item.title) if item.title != item.name else 0,
            self._workspaces.number((item.workspace, inert(item.workspace_title))),
            self._types.number((inert(item.type_title), item.group, item.icon)),
            self._owners.number(inert(item.owner_title)),
            int(item.deprecated),
        )
        return self._artifacts.number(said)

    def lists(self) -> dict[str, list[object]]:
        """All of it; lists come before what means their entries."""
        return {
            "types": list(self._types),
            "owners": list(self._owners),
            "workspaces": list(self._workspaces),
            "artifacts": list(self._artifacts),
        }


def _long_answers(catalog: Catalog, workspace: str) -> list[tuple[str, str]]:
    """The answers that a page may have to leave something out of."""
    reach = catalog.reach
    sides = (("impact", reach.downstream), ("trace", reach.upstream))
    return [
        (item.ref, way)
        for item in sorted(catalog.workspaces[workspace], key=lambda item: item.ref)
        for way, side in sides
        if _may_be_long(catalog, side[reach.order[item.ref]] & catalog.shown)
    ]


def _may_be_long(catalog: Catalog, members: int) -> bool:
    if members.bit_count() > NEAREST:
        return True
    room = sum(item_size(catalog.items[ref]) for ref in catalog.reach.members(members))
    return room > _ROOM
