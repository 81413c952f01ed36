"""How things stand, as far as the specs know: what is broken, what may be stale, what much rests on, and the like."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from lineage.language.freshness import parse_duration
from lineage.site.listing import downstream
from lineage.site.paths import HEALTH, href
from lineage.site.views import Link
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.changes.review import Told
    from lineage.site.catalog import Catalog
    from lineage.site.views import Item

_ROWS = 6
_CHANGES = 5


@dataclass(frozen=True, slots=True)
class Row:
    """An artifact, a number that says why it is named here, and what goes with that."""

    item: Item
    count: int
    note: Link


@dataclass(frozen=True, slots=True)
class Stale:
    """An artifact that has to be fresher than something it comes from: than how much, and than what most of all."""

    item: Item
    within: str
    count: int
    source: Item
    source_within: str


class RecentChange(NamedTuple):
    """What something changed in, and where all is said of it."""

    of: Link
    told: tuple[Told, ...]


class Recent(NamedTuple):
    """The worst changes since a base; `omitted` of them are not shown."""

    changes: tuple[RecentChange, ...]
    total: int
    omitted: int


class Standing(NamedTuple):
    """How things stand. Of each list the first are named; the totals count all."""

    broken: tuple[Row, ...]
    broken_total: int
    errors: int
    warnings: int
    health_href: str
    deprecated: tuple[Row, ...]
    deprecated_total: int
    deprecated_unused: int
    depended_on: tuple[Row, ...]
    fresh: tuple[Row, ...]
    fresh_total: int
    stale: tuple[Stale, ...]
    stale_total: int
    recent: Recent | None


def standing(catalog: Catalog) -> Standing:
    """How things stand, of the artifacts that are shown."""
    broken = _broken(catalog)
    deprecated = [_used(catalog, item) for item in catalog.items.values() if item.deprecated]
    used = sorted((row for row in deprecated if row.count), key=_most_first)
    promises = _promises(catalog)
    stale = _stale(catalog, promises)
    return Standing(
        broken=tuple(broken[:_ROWS]),
        broken_total=len(broken),
        errors=catalog.compilation.count(Severity.ERROR),
        warnings=catalog.compilation.count(Severity.WARNING),
        health_href=href(HEALTH),
        deprecated=tuple(used[:_ROWS]),
        deprecated_total=len(used),
        deprecated_unused=len(deprecated) - len(used),
        depended_on=_depended_on(catalog),
        fresh=tuple(_fresh(catalog, promise) for promise in promises[:_ROWS]),
        fresh_total=len(promises),
        stale=tuple(_than_what(catalog, promise, sources) for promise, sources in stale[:_ROWS]),
        stale_total=len(stale),
        recent=_recent(catalog),
    )


def _most_first(row: Row) -> tuple[int, str]:
    return -row.count, row.item.ref


def _broken(catalog: Catalog) -> list[Row]:
    """The artifacts in which an error is."""
    by_page = {item.href: item for item in catalog.items.values()}
    rows = []
    for page, found in catalog.diagnostics.items():
        errors = [row for row in found if row.severity == Severity.ERROR]
        if errors and page in by_page:
            rows.append(Row(by_page[page], len(errors), Link(errors[0].message)))
    return sorted(rows, key=_most_first)


def _upstream(catalog: Catalog, ref: str) -> int:
    return catalog.reach.upstream[catalog.reach.order[ref]] & catalog.shown


def _used(catalog: Catalog, item: Item) -> Row:
    """What is deprecated, how many artifacts still rest on it, and what to use instead."""
    said = catalog.project.artifacts[item.ref].deprecated
    replacement = str(said.replacement or "") if said else ""
    whole = replacement if "/" in replacement or not replacement else f"{item.workspace}/{replacement}"
    return Row(item, downstream(catalog, item.ref), catalog.ref_link(whole, near=item.workspace))


def _depended_on(catalog: Catalog) -> tuple[Row, ...]:
    counts = Counter({ref: count for ref in catalog.items if (count := downstream(catalog, ref))})
    first = sorted(counts, key=lambda ref: (-counts[ref], ref))[:_ROWS]
    return tuple(Row(catalog.items[ref], counts[ref], Link("")) for ref in first)


class _Promise(NamedTuple):
    """How fresh an artifact has to be."""

    length: timedelta
    ref: str
    within: str


def _promises(catalog: Catalog) -> list[_Promise]:
    """What says how fresh it has to be, the strictest first."""
    said = ((ref, str(catalog.project.artifacts[ref].within or "")) for ref in catalog.items)
    return sorted(_Promise(length, ref, within) for ref, within in said if (length := parse_duration(within)))


def _fresh(catalog: Catalog, promise: _Promise) -> Row:
    """How fresh an artifact has to be, and how much it goes back to."""
    return Row(catalog.items[promise.ref], _upstream(catalog, promise.ref).bit_count(), Link(promise.within))


def _stale(catalog: Catalog, promises: Sequence[_Promise]) -> list[tuple[_Promise, int]]:
    """Promises that nobody can keep, as something upstream need not be as fresh; and the set of all such things."""
    found = []
    longer, waiting, length = 0, 0, None
    for promise in reversed(promises):
        if promise.length != length:
            longer, waiting, length = longer | waiting, 0, promise.length
        waiting |= 1 << catalog.reach.order[promise.ref]
        if sources := _upstream(catalog, promise.ref) & longer:
            found.append((promise, sources))
    return found[::-1]


def _than_what(catalog: Catalog, promise: _Promise, sources: int) -> Stale:
    """A promise that nobody can keep, and what stands in its way most."""
    within = {ref: str(catalog.project.artifacts[ref].within) for ref in catalog.reach.members(sources)}
    worst = max(sorted(within), key=lambda ref: parse_duration(within[ref]) or timedelta())
    return Stale(catalog.items[promise.ref], promise.within, len(within), catalog.items[worst], within[worst])


def _recent(catalog: Catalog) -> Recent | None:
    changes = catalog.changes
    if changes is None:
        return None
    total = sum(len(group.told) for group in changes.review.groups)
    room = _CHANGES
    shown: dict[str, tuple[Told, ...]] = {}
    for group in changes.review.groups:
        if told := group.told[:room]:
            shown[group.ref] = (*shown.get(group.ref, ()), *told)
            room -= len(told)
    recent = tuple(RecentChange(Link(ref, changes.link(ref)), told) for ref, told in shown.items())
    return Recent(recent, total, total - _CHANGES + room)
