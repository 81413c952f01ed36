"""What the lineage view loads when it is asked for: the columns of a workspace's artifacts, and all else about them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lineage.drawing.inert import inert
from lineage.graph.steps import Port, State
from lineage.site.pages.contents import plain
from lineage.site.room import clipped, fitting, written_size
from lineage.site.shards import Words
from lineage.specs.model import Column, Run, Version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lineage.site.catalog import Catalog
    from lineage.site.shards import Sharding
    from lineage.specs.model import Artifact, Part

_PARTS_TOLD = 60
_COLUMNS_TOLD = 200
_PAIRS_TOLD = 12
_CONNECTION_TOLD = 40
_LONGEST = 500
_ROOM_FOR_PARTS = 150_000


def columns_shard(sharding: Sharding, workspace: str) -> Mapping[str, Sequence[object]]:
    """The columns of each table, and what leads to them and on from them: states and columns, each by its number."""
    words, sets = Words(), Words()
    home = f"{workspace}/"
    tables = [
        [holder.ref.removeprefix(home), *(_column(sharding, column, words, sets) for column in holder.columns)]
        for item in sorted(sharding.catalog.workspaces[workspace], key=lambda item: item.ref)
        for holder in (sharding.catalog.project.artifacts[item.ref], *sharding.listed[item.ref])
        if holder.columns
    ]
    names = [str(name).removeprefix(home) for name in words]
    return {"names": list(names), "sets": list(sets), "tables": tables}


def _column(sharding: Sharding, column: Column, words: Words, sets: Words) -> list[object]:
    """A column: its name and type, and which set of what comes before it and after it is its own."""
    ways = sharding.ways
    before = sorted(ways.names[number] for number in ways.before_column(State(Port.COLUMN, column.ref)))
    after = sorted(ways.names[number] for number in ways.after_column(State(Port.COLUMN, column.ref)))
    numbers = [sets.number(tuple(map(words.number, names))) for names in (before, after)]
    return [str(column.name), inert(column.type or ""), *numbers]


def details_shard(catalog: Catalog, workspace: str) -> Mapping[str, Sequence[object]]:
    """What is known of each artifact beyond its card, by its name."""
    items = sorted(catalog.workspaces[workspace], key=lambda item: item.ref)
    return {"artifacts": [_detail(catalog, catalog.project.artifacts[item.ref]) for item in items]}


def _detail(catalog: Catalog, artifact: Artifact) -> dict[str, object]:
    ref = artifact.ref
    item = catalog.items[ref]
    number = catalog.reach.order[ref]
    deprecated = artifact.deprecated
    owner = catalog.contact(item.owner)
    place = catalog.place(artifact.name.span)
    faults = Counter(row.severity for row in catalog.diagnostics.get(item.href, ()))
    said = {
        "name": item.name,
        "description": inert(item.description),
        "domain": inert(item.domain),
        "contact": owner.href,
        "source": _short(artifact.source),
        "connection": [[_short(key), _short(value)] for key, value in artifact.connection[:_CONNECTION_TOLD]],
        "since": _short(deprecated.since) if deprecated else "",
        "reason": _short(deprecated.reason) if deprecated else "",
        "replacement": str(deprecated.replacement or "") if deprecated else "",
        "path": inert(place.path),
        "line": place.line,
        "href": place.href,
        "up": (catalog.reach.upstream[number] & catalog.shown).bit_count(),
        "down": (catalog.reach.downstream[number] & catalog.shown).bit_count(),
        "faults": [[severity, count] for severity, count in sorted(faults.items())],
        "parts": _parts(artifact),
    }
    return {key: value for key, value in said.items() if value}


def _short(value: object) -> object:
    return inert(clipped(plain(value), _LONGEST))


def _parts(artifact: Artifact) -> Sequence[list[object]]:
    """What is in an artifact, each with what is said of it, as far as there is room."""
    told = ([inert(part.ref[len(artifact.ref) :]), *_pairs(part)] for part in _told(artifact))
    return fitting([each for each in told if each[1:]], lambda each: written_size(str(each)), _ROOM_FOR_PARTS)


def _told(artifact: Artifact) -> Sequence[Part | Column]:
    """What is in an artifact and has more to say than its name: the last runs and versions first."""
    holders = (artifact, *artifact.all_parts())
    columns = [column for holder in holders for column in holder.columns if any(_pairs(column))]
    lately = [part for part in artifact.parts if isinstance(part, Run | Version)][::-1]
    tables = [part for part in artifact.all_parts() if not isinstance(part, Run | Version) and any(_pairs(part))]
    return [*lately[:_PARTS_TOLD], *tables[:_PARTS_TOLD], *columns[:_COLUMNS_TOLD]]


def _pairs(part: Part | Column) -> Iterator[object]:
    """What is said of something in an artifact, as pairs of a label and a text."""
    tags = " ".join(f"#{tag}" for tag in part.tags)
    said: list[tuple[object, object]] = [("title", part.title), ("description", part.description), ("tags", tags)]
    match part:
        case Run():
            said += [("status", part.status), ("started", part.started), ("commit", part.commit)]
            said += [*part.metrics[:_PAIRS_TOLD], *part.parameters[:_PAIRS_TOLD]]
        case Version():
            aliases = ", ".join(map(str, part.aliases))
            said += [("aliases", aliases), ("stage", part.stage), ("created", part.created), ("run", part.run)]
        case _:
            pass
    yield from ([_short(label), _short(value)] for label, value in said if value not in {None, ""})
