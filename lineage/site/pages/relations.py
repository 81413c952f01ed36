"""The relationships of an artifact, in words: what it reads, what is made of it, what runs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.language.relationship_types import RELATIONSHIP_TYPES
from lineage.site.room import fitting, text_size
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from collections.abc import Sequence

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


@dataclass(frozen=True, slots=True)
class End:
    """The other end of a relationship; `own` is the part of the artifact that it is about."""

    link: Link
    own: str
    description: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """All that an artifact does in one way, or that is done to it."""

    verb: str
    ends: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """What an artifact comes from and goes to, in words; `total` counts all, said or not."""

    back: tuple[Sentence, ...]
    onwards: tuple[Sentence, ...]
    total: int
    omitted: int


def relations(catalog: Catalog, ref: str) -> Relations:
    """The relationships that start or end at an artifact, or at something in it."""
    touching = catalog.flows.touching.get(ref, ())
    shown = fitting(touching, _size, _ROOM)
    return Relations(
        back=_sentences(catalog, ref, [each for each in shown if artifact_ref(each.target) == ref], at=1),
        onwards=_sentences(catalog, ref, [each for each in shown if artifact_ref(each.target) != ref], at=0),
        total=len(touching),
        omitted=len(touching) - len(shown),
    )


def _sentences(catalog: Catalog, ref: str, relationships: Sequence[Relationship], *, at: int) -> tuple[Sentence, ...]:
    """`at` says which end the artifact is: 0 for the source, 1 for the target."""
    said: dict[str, list[End]] = {}
    near = ref.partition("/")[0]
    for each in sorted(relationships, key=lambda each: (_ORDER[each.type], each.key)):
        own, other = (each.source, each.target) if at == 0 else (each.target, each.source)
        part = own[len(ref) :].removeprefix(".")
        end = End(catalog.ref_link(other, near=near), part, each.description or "")
        said.setdefault(ACTIVE[each.type][at], []).append(end)
    return tuple(Sentence(verb, tuple(ends)) for verb, ends in said.items())


def _size(each: Relationship) -> int:
    return 80 + 2 * text_size(each.source, each.target) + text_size(each.description or "")
