"""Policies about what is deprecated: how long others may go on taking data from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.day import parse_day
from lineage.language.freshness import parse_duration
from lineage.policies.breach import Breach
from lineage.policies.neighbours import and_more, order
from lineage.specs.model import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lineage.policies.ground import Ground


def breaches(ground: Ground, things: Iterable[str], limit: str) -> Iterator[Breach]:
    """The deprecated artifacts that give data to others although their time is up."""
    for ref in things:
        artifact = ground.project.nodes.get(ref)
        if not isinstance(artifact, Artifact) or artifact.deprecated is None:
            continue
        since = parse_day(artifact.deprecated.since or "")
        if not _is_over(since, limit, ground.today):
            continue
        takers = sorted(ground.neighbours(ref, upstream=False), key=order)
        if takers:
            said = f"since {since}, and after {limit}" if since else "since nobody knows when, and"
            fact = f"is deprecated {said} still gives data to {ground.named(takers[0].other, ref)}{and_more(takers)}"
            evidence = ground.evidence.steps((each.source, each.target) for each in takers)
            yield Breach(ref, fact, ground.project.span_of(ref), evidence)


def _is_over(since: date | None, limit: str, today: date | None) -> bool:
    """Tell whether the time is up that began on a day; where nobody says on which, it began long ago."""
    length = parse_duration(limit)
    return today is not None and length is not None and (since is None or today - since > length)
