"""Relationships rolled up: what flows from artifact to artifact, and from any gathering of them to another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lineage.language.relationship_types import Plane
from lineage.specs.project import artifact_ref, workspace_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lineage.specs.project import Project, Relationship

_ORDER = {plane: rank for rank, plane in enumerate(Plane)}


@dataclass(frozen=True, slots=True)
class Flow:
    """Everything that leads from one thing to another: its types, the plane that matters most, and how many."""

    source: str
    target: str
    types: tuple[str, ...]
    plane: Plane
    count: int


def _joined(project: Project) -> Iterator[tuple[str, str, str, Plane]]:
    """The edges of `lineage.questions.rollup`, without their places: to find those of all takes long."""
    for each in project.relationships:
        yield each.source, each.target, each.type, each.plane
        for column, sources in each.columns:
            yield from ((source, column, each.type, each.plane) for source in sources)
    for column, sources in project.column_sources.items():
        yield from ((source, column, "derives", Plane.DATA) for source in sources)


@dataclass(frozen=True)
class Flows:
    """The flows between the artifacts that are shown, and the relationships that touch each of them."""

    project: Project
    shows: Callable[[str], bool]

    @cached_property
    def between_artifacts(self) -> tuple[Flow, ...]:
        """The flows between artifacts, in order of their ends. What stays inside one is none."""
        found: dict[tuple[str, str], dict[tuple[str, str, str], Plane]] = {}
        for source, target, type_, plane in _joined(self.project):
            if self.shows(source) and self.shows(target):
                said = found.setdefault((artifact_ref(source), artifact_ref(target)), {})
                said[source.partition("#")[0], target.partition("#")[0], type_] = plane
        return tuple(
            Flow(*pair, tuple(sorted({type_ for *_, type_ in said})), _foremost(said.values()), len(said))
            for pair, said in sorted(found.items())
            if pair[0] != pair[1]
        )

    @cached_property
    def onwards(self) -> Mapping[str, tuple[Flow, ...]]:
        """The flows that leave each artifact."""
        return _grouped(self.between_artifacts, lambda flow: flow.source)

    @cached_property
    def back(self) -> Mapping[str, tuple[Flow, ...]]:
        """The flows that arrive at each artifact."""
        return _grouped(self.between_artifacts, lambda flow: flow.target)

    @cached_property
    def by_workspace(self) -> Mapping[str, tuple[Flow, ...]]:
        """The flows that leave or arrive at what is in each workspace."""
        found: dict[str, list[Flow]] = {}
        for flow in self.between_artifacts:
            for name in dict.fromkeys((workspace_name(flow.source), workspace_name(flow.target))):
                found.setdefault(name, []).append(flow)
        return {name: tuple(flows) for name, flows in found.items()}

    @cached_property
    def touching(self) -> Mapping[str, tuple[Relationship, ...]]:
        """The relationships that start or end at each artifact or at something in it."""
        found: dict[str, list[Relationship]] = {}
        for each in sorted(self.project.relationships, key=lambda each: each.key):
            for ref in dict.fromkeys((artifact_ref(each.source), artifact_ref(each.target))):
                found.setdefault(ref, []).append(each)
        return {ref: tuple(relationships) for ref, relationships in found.items()}

    def among(self, refs: Iterable[str]) -> list[Flow]:
        """The flows between some artifacts and no others."""
        chosen = set(refs)
        return [flow for ref in sorted(chosen) for flow in self.onwards.get(ref, ()) if flow.target in chosen]


def roll_up(flows: Iterable[Flow], name: Callable[[str], str]) -> tuple[Flow, ...]:
    """The flows between gatherings of artifacts, each called by its name. What stays inside one is none."""
    found: dict[tuple[str, str], list[Flow]] = {}
    for flow in flows:
        found.setdefault((name(flow.source), name(flow.target)), []).append(flow)
    return tuple(
        Flow(
            *pair,
            tuple(sorted({type_ for flow in gathered for type_ in flow.types})),
            _foremost(flow.plane for flow in gathered),
            sum(flow.count for flow in gathered),
        )
        for pair, gathered in sorted(found.items())
        if pair[0] != pair[1]
    )


def _foremost(planes: Iterable[Plane]) -> Plane:
    return min(planes, key=_ORDER.__getitem__)


def _grouped(flows: Iterable[Flow], key: Callable[[Flow], str]) -> dict[str, tuple[Flow, ...]]:
    found: dict[str, list[Flow]] = {}
    for flow in flows:
        found.setdefault(key(flow), []).append(flow)
    return {ref: tuple(group) for ref, group in found.items()}
