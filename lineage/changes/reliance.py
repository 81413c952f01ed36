"""What relies directly on a thing: all that one relationship leads to from it, from what holds it or what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.graph.steps import Width
from lineage.language.relationship_types import Plane
from lineage.questions.answer import kin, own_states

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lineage.graph.steps import LineageGraph, State

INPUTS = frozenset({Plane.DATA, Plane.CONFIGURATION})
CONTROL = frozenset({Plane.CONTROL})
EVERY_PLANE = frozenset(Plane)


def entries(graph: LineageGraph, refs: Iterable[str], planes: frozenset[Plane]) -> frozenset[State]:
    """The states that one relationship leads to from some things; those of the things themselves left out."""
    refs = list(refs)
    family = kin(refs, graph.project)
    queue = [state for ref in refs for state in own_states(ref, graph)]
    seen = set(queue)
    found: set[State] = set()
    while queue:
        for step in graph.forwards(queue.pop(), planes):
            if step.width is Width.RELATIONSHIP:
                if step.to.ref not in family:
                    found.add(step.to)
            elif step.to not in seen:
                seen.add(step.to)
                queue.append(step.to)
    return frozenset(found)
