"""The types of relationships: which pairs of ends each may join, and on which plane it lies.

A relationship's type follows from its ends. A pair that no type joins is a fault, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lineage.language.artifact_types import ArtifactType, Group


class Plane(StrEnum):
    """What passes along a relationship."""

    DATA = "data"
    CONTROL = "control"
    CONFIGURATION = "configuration"


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A type of relationships.

    `pairs` holds the groups it may join; the group of a part is that of its artifact.
    """

    name: str
    plane: Plane
    pairs: frozenset[tuple[Group, Group]]
    description: str


def _pairs(starts: set[Group], ends: set[Group]) -> frozenset[tuple[Group, Group]]:
    return frozenset((start, end) for start in starts for end in ends)


_STORED = {Group.SOURCE, Group.STORAGE}
_CODE = {Group.CODE, Group.MOVEMENT}

RELATIONSHIP_TYPES: dict[str, RelationshipType] = {
    kind.name: kind
    for kind in (
        RelationshipType(
            "reads", Plane.DATA, _pairs({*_STORED, Group.SEMANTIC}, _CODE), "stored data goes into code or a run"
        ),
        RelationshipType("writes", Plane.DATA, _pairs(_CODE, {Group.STORAGE}), "code puts data into storage"),
        RelationshipType("tracks", Plane.DATA, _pairs(_CODE, {Group.EXPERIMENT}), "code records runs in an experiment"),
        RelationshipType(
            "registers", Plane.DATA, _pairs({Group.EXPERIMENT}, {Group.MODEL}), "a run becomes a version of a model"
        ),
        RelationshipType("scores", Plane.DATA, _pairs({Group.MODEL}, _CODE), "a model is applied by code"),
        RelationshipType(
            "derives",
            Plane.DATA,
            _pairs(_STORED, {Group.STORAGE}) | _pairs({Group.SEMANTIC}, {Group.SEMANTIC}),
            "a shortcut, copy, mirror or view",
        ),
        RelationshipType(
            "serves", Plane.DATA, _pairs({*_STORED, Group.MODEL}, {Group.SEMANTIC}), "data or a model behind an API"
        ),
        RelationshipType(
            "presents",
            Plane.DATA,
            _pairs({*_STORED, Group.SEMANTIC, Group.CONSUMPTION}, {Group.CONSUMPTION}),
            "what people look at",
        ),
        RelationshipType(
            "orchestrates", Plane.CONTROL, _pairs(_CODE, {*_CODE, Group.SEMANTIC}), "a pipeline runs or refreshes it"
        ),
        RelationshipType(
            "configures", Plane.CONFIGURATION, _pairs({Group.CONFIGURATION}, _CODE), "settings and libraries for code"
        ),
    )
}

_BY_PAIR: dict[tuple[Group, Group], tuple[str, ...]] = {
    (start, end): tuple(kind.name for kind in RELATIONSHIP_TYPES.values() if (start, end) in kind.pairs)
    for start in Group
    for end in Group
}


def types_between(start: ArtifactType, end: ArtifactType, *, into_run: bool = False) -> tuple[str, ...]:
    """Name the types that may join two artifacts or their parts; the first is what one that does not say is taken for.

    `into_run` is for a run as the end: code started it, and it takes in what that code takes in.
    """
    if into_run:
        return ("tracks",) if start.group.is_code else _BY_PAIR[start.group, Group.CODE]
    if start.group is end.group is Group.CONSUMPTION and not end.gathers:
        return ()
    return _BY_PAIR[start.group, end.group]
