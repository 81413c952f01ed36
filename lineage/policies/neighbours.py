"""Policies about what is one relationship away: which neighbours and types are allowed, and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.graph.steps import DATA_PLANE
from lineage.language.relationship_types import RELATIONSHIP_TYPES
from lineage.policies.breach import Breach
from lineage.specs.project import artifact_ref
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.policies.ground import Ground, Neighbour
    from lineage.specs.model import Neighbours


def breaches(
    ground: Ground,
    things: Iterable[str],
    meant: Neighbours,
    *,
    upstream: bool,
    wanted: bool,
) -> Iterator[Breach]:
    """The things with a neighbour that is not what is wanted, or is what is not."""
    chosen = None if meant.select is None else ground.selectors.chosen(meant.select)
    planes = frozenset(RELATIONSHIP_TYPES[name].plane for name in meant.types) or DATA_PLANE
    around = _around(ground, chosen or ()) if not wanted else frozenset()

    def is_meant(neighbour: Neighbour) -> bool:
        if meant.types and neighbour.type not in meant.types:
            return False
        other = neighbour.other
        return chosen is None or other in around or not chosen.isdisjoint((other, *ground.project.containers_of(other)))

    noun = "input" if upstream else "output"
    for ref in things:
        neighbours = ground.neighbours(ref, upstream=upstream, planes=planes, columns=not meant.types)
        wrong = sorted({each for each in neighbours if is_meant(each) is not wanted}, key=order)
        if wrong:
            by = f" by {quoted(wrong[0].type)}" if meant.types and wrong[0].type else ""
            fact = f"has the {noun} {ground.named(wrong[0].other, ref)}{by}{and_more(wrong)}"
            evidence = ground.evidence.steps((each.source, each.target) for each in wrong)
            yield Breach(ref, fact, ground.project.span_of(ref), evidence)


def crowded(ground: Ground, things: Iterable[str], limit: float, *, upstream: bool) -> Iterator[Breach]:
    """The things that have a relationship with more artifacts than there may be."""
    noun = "input" if upstream else "output"
    for ref in things:
        neighbours = sorted(ground.neighbours(ref, upstream=upstream), key=order)
        first = {artifact_ref(each.other): each for each in reversed(neighbours)}
        if len(first) > limit:
            fact = f"has {len(first):,} {noun}s, more than {limit:,}"
            steps = ((each.source, each.target) for _, each in sorted(first.items()))
            yield Breach(ref, fact, ground.project.span_of(ref), ground.evidence.steps(steps))


def _around(ground: Ground, refs: Iterable[str]) -> frozenset[str]:
    """What holds any of some things."""
    return frozenset(holder for ref in refs for holder in ground.project.containers_of(ref))


def order(neighbour: Neighbour) -> tuple[str, str, str, str]:
    """What to sort neighbours by."""
    return neighbour.other, neighbour.source, neighbour.target, neighbour.type or ""


def and_more(found: list[Neighbour]) -> str:
    """That there are others than the first."""
    others = {each.other for each in found}
    return f" and {len(others) - 1} more" if len(others) > 1 else ""
