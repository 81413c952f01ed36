"""How things stand, as far as the specs know: what is broken, what is deprecated and still used, what much rests on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.language.freshness import parse_duration
from lineage.site.paths import HEALTH, href
from lineage.site.views import Link
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
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
class RecentChange:
    """A change, to what, and where all is said of it."""

    told: Told
    of: Link


@dataclass(frozen=True, slots=True)
class Recent:
    """The worst changes since a base."""

    changes: tuple[RecentChange, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Standing:
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
    recent: Recent | None


def standing(catalog: Catalog) -> Standing:
    """How things stand, of the artifacts that are shown."""
    broken = _broken(catalog)
    deprecated = [_used(catalog, item) for item in catalog.items.values() if item.deprecated]
    used = sorted((row for row in deprecated if row.count), key=_most_first)
    fresh = _fresh(catalog)
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
        fresh=tuple(fresh[:_ROWS]),
        fresh_total=len(fresh),
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


def _downstream(catalog: Catalog, ref: str) -> int:
    return (catalog.reach.downstream[catalog.reach.order[ref]] & catalog.shown).bit_count()


def _used(catalog: Catalog, item: Item) -> Row:
    """What is deprecated, how many artifacts still rest on it, and what to use instead."""
    said = catalog.project.artifacts[item.ref].deprecated
    replacement = str(said.replacement or "") if said else ""
    whole = replacement if "/" in replacement or not replacement else f"{item.workspace}/{replacement}"
    return Row(item, _downstream(catalog, item.ref), catalog.ref_link(whole, near=item.workspace))


def _depended_on(catalog: Catalog) -> tuple[Row, ...]:
    counts = Counter({ref: count for ref in catalog.items if (count := _downstream(catalog, ref))})
    first = sorted(counts, key=lambda ref: (-counts[ref], ref))[:_ROWS]
    return tuple(Row(catalog.items[ref], counts[ref], Link("")) for ref in first)


def _fresh(catalog: Catalog) -> list[Row]:
    """What says how fresh it has to be, the strictest first, with how much it goes back to."""
    found = []
    for item in catalog.items.values():
        within = str(catalog.project.artifacts[item.ref].within or "")
        length = parse_duration(within)
        if length is not None:
            upstream = catalog.reach.upstream[catalog.reach.order[item.ref]] & catalog.shown
            found.append((length, item.ref, Row(item, upstream.bit_count(), Link(within))))
    return [row for _, _, row in sorted(found, key=lambda each: each[:2])]


def _recent(catalog: Catalog) -> Recent | None:
    changes = catalog.changes
    if changes is None:
        return None
    told = [(each, group.ref) for group in changes.review.groups for each in group.told]
    return Recent(tuple(RecentChange(each, Link(ref, changes.link(ref))) for each, ref in told[:_CHANGES]), len(told))
