"""The relationships of an artifact, in words: what it reads, what is made of it, what runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.language.relationship_types import RELATIONSHIP_TYPES
from lineage.site.room import fitting, written_size
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lineage.site.catalog import Catalog
    from lineage.site.views import Link
    from lineage.specs.project import Relationship

ACTIVE = {
    "reads": ("is read by", "reads"),
    "writes": ("writes", "is written by"),
    "tracks": ("tracks runs in", "tracks runs of"),
    "registers": ("registers", "is registered by"),
    "scores": ("is applied by", "applies"),
    "derives": ("becomes", "derives from"),
    "serves": ("serves", "is served by"),
    "presents": ("is presented by", "presents"),
    "orchestrates": ("runs", "is run by"),
    "configures": ("configures", "is configured by"),
}
"""What the source of each type of relationships does, and what its target does."""

_ORDER = {name: number for number, name in enumerate(RELATIONSHIP_TYPES)}
_ROOM = 7_000
_PARTS = 3


class End(NamedTuple):
    """The other end of some relationships; `own` are the first of the parts of the artifact that they are about.

    `others` is how many more parts there are, `descriptions` what is said of the relationships.
    """

    link: Link
    own: tuple[str, ...]
    others: int
    descriptions: tuple[str, ...]


class Sentence(NamedTuple):
    """All that an artifact does in one way, or that is done to it."""

    verb: str
    ends: tuple[End, ...]


class Relations(NamedTuple):
    """What an artifact comes from and goes to, in words; `total` counts all relationships, said or not."""

    back: tuple[Sentence, ...]
    onwards: tuple[Sentence, ...]
    total: int
    omitted: int


def relations(catalog: Catalog, ref: str) -> Relations:
    """The relationships that start or end at an artifact, or at something in it."""
    touching = catalog.flows.touching.get(ref, ())
    ends = _gathered(touching, ref)
    shown = fitting(ends, _size, _ROOM)
    return Relations(
        back=_sentences(catalog, ref, [end for end in shown if end.at == 1]),
        onwards=_sentences(catalog, ref, [end for end in shown if end.at == 0]),
        total=len(touching),
        omitted=sum(len(end.relationships) for end in ends[len(shown) :]),
    )


class _Gathered(NamedTuple):
    """Relationships of one type with one other end; `at` is which end the artifact is: 0 the source, 1 the target."""

    at: int
    other: str
    type: str
    relationships: list[Relationship]


def _gathered(relationships: Iterable[Relationship], ref: str) -> list[_Gathered]:
    found: dict[tuple[int, str, str], _Gathered] = {}
    for each in sorted(relationships, key=lambda each: (_ORDER[each.type], each.key)):
        at = int(artifact_ref(each.target) == ref)
        other = each.source if at else each.target
        found.setdefault((at, other, each.type), _Gathered(at, other, each.type, [])).relationships.append(each)
    return list(found.values())


def _sentences(catalog: Catalog, ref: str, ends: Iterable[_Gathered]) -> tuple[Sentence, ...]:
    said: dict[str, list[End]] = {}
    near = ref.partition("/")[0]
    for end in ends:
        own = [(each.target if end.at else each.source)[len(ref) :].removeprefix(".") for each in end.relationships]
        parts = [part for part in own if part]
        said.setdefault(ACTIVE[end.type][end.at], []).append(
            End(
                link=catalog.ref_link(end.other, near=near),
                own=tuple(parts[:_PARTS]),
                others=len(parts[_PARTS:]),
                descriptions=tuple(dict.fromkeys(each.description for each in end.relationships if each.description)),
            )
        )
    return tuple(Sentence(verb, tuple(ends)) for verb, ends in said.items())


def _size(end: _Gathered) -> int:
    said = written_size(*(text for each in end.relationships[:_PARTS] for text in (each.source, each.target)))
    return 80 + said + written_size(end.other, *(each.description or "" for each in end.relationships))
