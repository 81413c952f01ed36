"""The changed neighbourhood: which artifacts a picture of a diff shows, and what leads from one to another.

What changed comes first, worst first; then the ways from there to what is affected; then what is directly around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING

from lineage.changes.change import ChangeSeverity, Kind
from lineage.changes.review import thing_of
from lineage.language.relationship_types import Plane
from lineage.questions.impact import impact
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lineage.changes.review import Review
    from lineage.compiler import Compilation
    from lineage.specs.project import Project

_BESIDE = 2
"""Direct neighbours of a changed artifact that are shown, each way; those that came or went are shown first."""

_FOLLOWED = 8
"""Changed artifacts whose ways to what they affect are looked for: each is a walk through the graph."""

_ORDER = {plane: rank for rank, plane in enumerate(Plane)}


class Mark(StrEnum):
    """What the change does to an artifact or to what leads from one to another."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"
    AFFECTED = "affected"
    SAME = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """An artifact of the picture. `before` is what it was called on the base."""

    ref: str
    before: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Tie:
    """All that leads from one artifact to another."""

    source: str
    target: str
    types: tuple[str, ...]
    plane: Plane
    mark: Mark


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The picture of a diff, in order of references. `omitted` are the changed artifacts that it has no room for."""

    spots: tuple[Spot, ...]
    ties: tuple[Tie, ...]
    omitted: int


def surroundings(review: Review, most: int, shows: Callable[[str], bool] = lambda _ref: True) -> Surroundings:
    """The changed artifacts and what is around them, not more than so many; `shows` tells which may be shown."""
    marked = marks(review)
    ties = _ties(review)
    changed = list(marked)
    worst = changed[: max(1, most * 2 // 3)]
    others = filter(shows, chain(_on_the_way(review), _beside(worst, ties), changed))
    chosen = dict.fromkeys(worst)
    while len(chosen) < most and (ref := next(others, None)) is not None:
        chosen[ref] = None
    affected = {artifact_ref(ref) for ref in review.affected}
    spots = tuple(
        Spot(ref, review.names_before.head(ref), marked.get(ref, Mark.AFFECTED if ref in affected else Mark.SAME))
        for ref in sorted(chosen)
    )
    drawn = tuple(tie for tie in ties if tie.source in chosen and tie.target in chosen)
    return Surroundings(spots, drawn, len(marked.keys() - chosen.keys()))


def marks(review: Review) -> dict[str, Mark]:
    """The artifacts that changed, worst first."""
    found: dict[str, Mark] = {}
    projects = [side.compilation.project for side in (review.diff.base, review.diff.head)]
    for change in review.diff.changes:
        ref = thing_of(change)
        if not any(ref in project.artifacts for project in projects):
            continue
        known = found.setdefault(ref, Mark.CHANGED)
        if change.subject == "artifact" and change.kind is not Kind.CHANGED and known is Mark.CHANGED:
            found[ref] = Mark(change.kind)
    return found


def _ties(review: Review) -> tuple[Tie, ...]:
    """What leads from artifact to artifact on either side, each artifact called by its new name."""
    diff = review.diff
    base, head = (_between(side.compilation.project) for side in (diff.base, diff.head))
    base = {(review.names.head(source), review.names.head(target)): said for (source, target), said in base.items()}
    ties = []
    for pair in sorted(base.keys() | head.keys()):
        mark = Mark.ADDED if pair not in base else Mark.REMOVED if pair not in head else Mark.SAME
        said = head.get(pair) or base[pair]
        ties.append(Tie(*pair, tuple(sorted(said)), min(said.values(), key=_ORDER.__getitem__), mark))
    return tuple(ties)


def _between(project: Project) -> dict[tuple[str, str], dict[str, Plane]]:
    found: dict[tuple[str, str], dict[str, Plane]] = {}
    for each in project.relationships:
        pair = artifact_ref(each.source), artifact_ref(each.target)
        if pair[0] != pair[1]:
            found.setdefault(pair, {})[each.type] = each.plane
    return found


def _on_the_way(review: Review) -> Iterator[str]:
    """The artifacts on the ways from what changed to what that affects, those of the worst changes first."""
    grave = (group for group in review.groups if group.severity is not ChangeSeverity.SAFE and group.affected)
    for group in islice(grave, _FOLLOWED):
        yield from _ways(review, group.ref, set(map(artifact_ref, group.affected)))


def _ways(review: Review, ref: str, ends: set[str]) -> Iterator[str]:
    for side, name in ((review.diff.base, review.names_before.head(ref)), (review.diff.head, ref)):
        if name in side.compilation.project.artifacts:
            for each in _way_points(side.compilation, name, ends):
                yield review.names.head(each)


def _way_points(compilation: Compilation, ref: str, ends: set[str]) -> Iterator[str]:
    for reached in impact(compilation.graph, [ref]).downstream:
        if reached.ref in ends:
            yield from map(artifact_ref, reached.path)


def _beside(chosen: Iterable[str], ties: Iterable[Tie]) -> Iterator[str]:
    """What is directly up and downstream of some artifacts; what changed between them first."""
    behind: dict[str, list[Tie]] = {}
    ahead: dict[str, list[Tie]] = {}
    for tie in sorted(ties, key=lambda tie: (tie.mark is Mark.SAME, _ORDER[tie.plane])):
        behind.setdefault(tie.target, []).append(tie)
        ahead.setdefault(tie.source, []).append(tie)
    for ref in chosen:
        yield from (tie.source for tie in behind.get(ref, ())[:_BESIDE])
        yield from (tie.target for tie in ahead.get(ref, ())[:_BESIDE])
