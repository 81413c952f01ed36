"""The changed neighbourhood, to be drawn: a card for each artifact, with what the change does to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lineage.changes.surroundings import Mark
from lineage.drawing.face import marked
from lineage.drawing.node_face import node_face
from lineage.drawing.picture import Arrow, Drawing
from lineage.language.artifact_types import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from lineage.changes.review import Review
    from lineage.changes.surroundings import Spot, Surroundings
    from lineage.drawing.face import Face

_GROUPS = tuple(Group)


def changes_drawing(
    picture: Surroundings, review: Review, icons: Collection[str], href: Callable[[str], str]
) -> Drawing[Face]:
    """The picture as cards and arrows; `href` says where the card of an artifact leads."""
    faces = {spot.ref: _face(spot, review, icons, href) for spot in picture.spots}
    # Data comes from sources and ends in reports: where arrows go round in a circle, that says where it begins.
    numbers = {ref: at for at, ref in enumerate(sorted(faces, key=lambda ref: (_GROUPS.index(faces[ref].group), ref)))}
    arrows = (
        Arrow(numbers[tie.source], numbers[tie.target], tie.types, tie.plane, mark=str(tie.mark))
        for tie in picture.ties
    )
    return Drawing(tuple(faces[ref] for ref in numbers), tuple(arrows))


def _face(spot: Spot, review: Review, icons: Collection[str], href: Callable[[str], str]) -> Face:
    """The card as it is on the head; of what is removed, as it was on the base."""
    side, ref = (review.diff.base, spot.before) if spot.mark is Mark.REMOVED else (review.diff.head, spot.ref)
    face = replace(node_face(ref, "", side.compilation.project, icons), href=href(spot.ref))
    return face if spot.mark is Mark.SAME else marked(face, str(spot.mark))
