"""The lines of a policy: for each form there is, the things that break it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.policies import depth, fields, neighbours, retirement
from lineage.policies.avoidance import Avoidance
from lineage.policies.breach import Breach
from lineage.policies.paths import Paths
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.policies.ground import Ground
    from lineage.specs.model import Condition, Limits, Path


def breaches(ground: Ground, things: Sequence[str], said: Condition, *, wanted: bool) -> Iterator[Breach]:
    """All that breaks what is required, if it is wanted, or else forbidden.

    What was refused somewhere may be just what is missing, so that nothing is said to be.
    """
    project = ground.project
    if project.intact or not wanted:
        yield from fields.breaches(ground, things, said, wanted=wanted)
    if not wanted or (project.intact and not project.faults.unresolved and not project.faults.impossible):
        for path, upstream in ((said.upstream, True), (said.downstream, False)):
            if path is not None:
                yield from _path_breaches(ground, things, path, upstream=upstream, wanted=wanted)
    for meant, upstream in ((said.inputs, True), (said.outputs, False)):
        if meant is not None:
            yield from neighbours.breaches(ground, things, meant, upstream=upstream, wanted=wanted)
    if said.limits is not None:
        yield from _limit_breaches(ground, things, said.limits)


def _limit_breaches(ground: Ground, things: Sequence[str], limits: Limits) -> Iterator[Breach]:
    for name, number in limits.numbers:
        if name == "depth":
            yield from depth.breaches(ground, things, number)
        else:
            yield from neighbours.crowded(ground, things, number, upstream=name == "inputs")
    if limits.deprecated is not None:
        yield from retirement.breaches(ground, things, limits.deprecated)


def _path_breaches(
    ground: Ground, things: Sequence[str], path: Path, *, upstream: bool, wanted: bool
) -> Iterator[Breach]:
    avoided = ground.selectors.chosen(path.avoiding) if path.avoiding is not None else frozenset()
    ends = ground.selectors.chosen(path.select)
    avoidance = Avoidance(ground.graph, avoided)
    found = Paths(ground.graph, ends, avoidance, upstream, path.precision == "declared").found(things)
    goes = "goes back to" if upstream else "reaches"
    for ref in things:
        arrival = found.get(ref)
        if wanted and arrival is None:
            yield Breach(ref, f"{goes} nothing{_wanted(path)}", ground.project.span_of(ref))
        elif arrival is not None and not wanted:
            line, evidence = ground.evidence.path(ref, arrival, upstream=upstream)
            fact = f"{goes} {ground.named(arrival.origin, ref)}, by {line}"
            yield Breach(ref, fact, ground.project.span_of(ref), evidence)


def _wanted(path: Path) -> str:
    """What a path that has to be there would lead to."""
    of = f" of {quoted(path.select)}" if path.select is not None else ""
    return f"{of} by a way that avoids {quoted(path.avoiding)}" if path.avoiding is not None else of
