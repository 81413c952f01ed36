"""Which artifacts to draw around one: the nearest, up to what a picture can hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.language.relationship_types import Plane

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from lineage.site.flows import Flow, Flows
    from lineage.site.reach import Near

_EACH_WAY = 12
_EACH_STEP = 6
_STEPS = 2
_BESIDE = 4
"""Direct neighbours on the control and configuration planes, each way."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The artifacts of a focused picture, the focus first. `beyond_…` are those near enough that did not fit."""

    refs: tuple[str, ...]
    beyond_upstream: tuple[str, ...]
    beyond_downstream: tuple[str, ...]


def neighbourhood(ref: str, upstream: Sequence[Near], downstream: Sequence[Near], flows: Flows) -> Neighbourhood:
    """Choose the cards around an artifact: nearest first, no more at each distance than a person can read."""
    behind = _choose(ref, upstream, lambda each: (flow.target for flow in flows.onwards.get(each, ())))
    ahead = _choose(ref, downstream, lambda each: (flow.source for flow in flows.back.get(each, ())))
    beside = [
        *_others(flows.back.get(ref, ()), lambda flow: flow.source),
        *_others(flows.onwards.get(ref, ()), lambda flow: flow.target),
    ]
    refs = tuple(dict.fromkeys((ref, *behind, *ahead, *beside)))
    drawn = set(refs)
    return Neighbourhood(
        refs,
        _beyond(upstream, drawn),
        _beyond(downstream, drawn),
    )


def _choose(ref: str, nearest: Sequence[Near], towards: Callable[[str], Iterable[str]]) -> list[str]:
    """Take an artifact only where something drawn is on its way to the focus, so that no card hangs in the air."""
    chosen = {ref: None}
    at_distance: Counter[int] = Counter()
    for near in nearest:
        if len(chosen) > _EACH_WAY or near.distance > _STEPS:
            break
        if at_distance[near.distance] < _EACH_STEP and any(each in chosen for each in towards(near.ref)):
            chosen[near.ref] = None
            at_distance[near.distance] += 1
    return list(chosen)[1:]


def _beyond(nearest: Sequence[Near], drawn: Collection[str]) -> tuple[str, ...]:
    return tuple(near.ref for near in nearest if near.ref not in drawn and near.distance <= _STEPS)


def _others(flows: Sequence[Flow], end: Callable[[Flow], str]) -> list[str]:
    return [end(flow) for flow in flows if flow.plane is not Plane.DATA][:_BESIDE]
