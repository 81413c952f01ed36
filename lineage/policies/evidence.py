"""What shows that a policy is broken: relationships, each where it is declared, and paths in a line."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from lineage.graph.steps import DATA_PLANE
from lineage.language.reference import written_in
from lineage.policies.breach import MOST_EVIDENCE, bounded
from lineage.specs.project import workspace_name
from lineage.text.diagnostic import Related
from lineage.wording.phrasing import chain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lineage.policies.paths import Arrival
    from lineage.specs.project import Project
    from lineage.text.source import Text

_SHOWN = 6
"""How many names of a path too long to be followed are shown beside that of its other end."""


class Evidence:
    """Where in a project it is said that data goes from one thing to another."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def _declared(self) -> dict[tuple[str, str], Text]:
        """Where it is said that something goes from one end to another, be they columns; data before all else."""
        places: dict[tuple[str, str], Text] = {}
        for each in sorted(self._project.relationships, key=lambda each: each.plane not in DATA_PLANE):
            places.setdefault((each.source, each.target), each.declared)
            for column, sources in each.columns:
                for source in sources:
                    places.setdefault((source, column), each.declared)
        return places

    def step(self, source: str, target: str) -> Related | None:
        """Where it is said that data goes from one thing to another, or from and to what they are in."""
        place = self._column_from(source, target)
        for start in self._around(source) if place is None else ():
            for end in self._around(target):
                place = place or self._declared.get((start, end))
        if place is None:
            return None
        workspace = workspace_name(target)
        return Related(chain([written_in(workspace, source), written_in(workspace, target)]), place.span)

    def steps(self, pairs: Iterable[tuple[str, str]]) -> tuple[Related, ...]:
        """The same of many, as far as evidence goes."""
        return bounded(filter(None, (self.step(*pair) for pair in islice(pairs, MOST_EVIDENCE))))

    def path(self, thing: str, arrival: Arrival, *, upstream: bool) -> tuple[str, tuple[Related, ...]]:
        """A path to a thing, or from it: in a line, in the direction of the data, and each step where it is said.

        Of a long one it is what is near the thing.
        """
        nearest = list(islice(arrival.steps(), MOST_EVIDENCE))
        steps = nearest[::-1] if upstream else [pair[::-1] for pair in nearest]
        refs = [steps[0][0], *(target for _, target in steps)]
        if arrival.distance == len(steps):
            refs[0] = arrival.start if upstream else thing
        else:
            between = f"({arrival.distance - _SHOWN} more)"
            refs = [arrival.origin, between, *refs[-_SHOWN:]] if upstream else [*refs[:_SHOWN], between, arrival.origin]
        workspace = workspace_name(thing)
        return chain([written_in(workspace, ref) for ref in refs]), self.steps(steps)

    def _column_from(self, source: str, target: str) -> Text | None:
        if source not in self._project.column_sources.get(target, ()):
            return None
        column = self._project.columns[target]
        return next((text for text in column.sources if source.endswith(text)), column.name)

    def _around(self, ref: str) -> tuple[str, ...]:
        return (ref, *self._project.containers_of(ref))
