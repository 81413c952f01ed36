"""What impact and trace have in common: subjects, what is reached from them, and how it is told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from lineage.graph.steps import Port, State, Width
from lineage.graph.walk import reached, walk
from lineage.specs.project import artifact_ref, workspace_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from lineage.graph.steps import LineageGraph, Step
    from lineage.graph.walk import Walk
    from lineage.language.relationship_types import Plane
    from lineage.specs.project import Project, Relationship


class Precision(StrEnum):
    """How sure an answer is: `declared`, or `possible` where every path widens from a part or column to its whole."""

    DECLARED = "declared"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A path, as its last place and the way there, which it shares with all paths that go on from there.

    In a chain of many thousands, paths that are written out one by one would fill the memory.
    """

    ref: str
    before: Way | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """One thing in an answer. `distance` counts relationships."""

    ref: str
    type: str
    workspace: str
    distance: int
    precision: Precision
    way: Way = field(repr=False, compare=False)

    @property
    def path(self) -> tuple[str, ...]:
        """The references on the way from a subject to `ref`, both included."""
        refs = []
        way: Way | None = self.way
        while way is not None:
            refs.append(way.ref)
            way = way.before
        return tuple(reversed(refs))


@dataclass(frozen=True, slots=True)
class Unlisted:
    """How many parts and columns are reached too, and of a grain that was not asked for."""

    parts: int = 0
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a question goes: which grains are listed, how many relationships away, and what is left out."""

    parts: bool = False
    columns: bool = False
    depth: int | None = None
    without: frozenset[str] = frozenset()

    def holds(self, ref: str, project: Project, distance: int) -> bool:
        """Tell whether a thing is near enough, and not left out."""
        if self.depth is not None and distance > self.depth:
            return False
        return self.without.isdisjoint((ref, *project.containers_of(ref))) if self.without else True

    def lists(self, ref: str, project: Project) -> bool:
        """Tell whether a thing is of a grain that is listed."""
        if ref in project.columns:
            return self.columns
        return ref in project.artifacts or self.parts or self.columns


@dataclass(frozen=True, slots=True)
class _Met:
    """A state that a walk met, for one of the things that it says something of."""

    ref: str
    precision: Precision
    distance: int
    state: State
    ways: _Ways

    def way(self) -> Way:
        """From the subject, not from what in it the walk left by, to the thing, not to what of it was met."""
        way = self.ways.to(self.state)
        return Way(self.ref, way.before or way)


class _Ways:
    """The ways of a walk, over where each relationship that was followed arrived."""

    def __init__(self, walk: Walk, subject_of: Mapping[State, str]) -> None:
        self._came = walk.came
        self._known = {start: Way(ref) for start, ref in subject_of.items() if start not in walk.came}

    def to(self, state: State) -> Way:
        """The way to a state. Not by recursion: it may be long."""
        unknown = []
        while state not in self._known:
            unknown.append(state)
            state, _ = self._came[state]
        way = self._known[state]
        for each in reversed(unknown):
            if self._came[each][1] is Width.RELATIONSHIP:
                way = Way(each.ref, way)
            self._known[each] = way
        return way


def widening_at_grain(ref: str, project: Project) -> frozenset[Width]:
    """The widenings that make an answer about this subject only `possible`: those at its own grain and above."""
    if ref in project.columns:
        return frozenset({Width.PART, Width.COLUMN})
    if ref in project.artifacts:
        return frozenset()
    return frozenset({Width.PART})


def own_states(ref: str, graph: LineageGraph) -> list[State]:
    """All the states of a subject: its way out, its self if it is code, and everything in it."""
    project = graph.project
    if ref in project.columns:
        return [State(Port.COLUMN, ref)]
    states = [State(Port.OUT, ref), *([State(Port.SELF, ref)] if graph.is_code(ref) else [])]
    inside = project.contents_of(ref)
    return states + [State(Port.COLUMN if each in project.columns else Port.OUT, each) for each in inside]


def kin(refs: Iterable[str], project: Project) -> set[str]:
    """The subjects, what contains them and what they contain: never part of the answer."""
    family: set[str] = set()
    for ref in refs:
        family.update((ref, *project.containers_of(ref), *project.contents_of(ref)))
    return family


def reach(  # noqa: PLR0913, PLR0917 - the two directions differ in just these
    project: Project,
    subjects: Sequence[str],
    starts: Callable[[str], Iterable[State]],
    steps: Callable[[State], Iterable[Step]],
    covers: Callable[[State], Iterable[str]],
    scope: Scope,
) -> tuple[tuple[Reached, ...], Unlisted]:
    """Walk from the subjects and tell what is reached, nearest first, and how much of it is not listed.

    `covers` gives the things that a reached state says something of. Subjects of one grain are walked together.
    """
    family = kin(subjects, project)
    entries: list[_Met] = []
    unlisted: set[str] = set()
    for widening, refs in _by_grain(subjects, project).items():
        subject_of = {state: ref for ref in reversed(refs) for state in starts(ref)}
        every = walk(subject_of, steps)
        sure = walk(subject_of, steps, widening) if widening else every
        ways = _Ways(every, subject_of)
        for state in reached(every):
            precision = Precision.DECLARED if sure.enters(state) else Precision.POSSIBLE
            for ref in covers(state):
                if ref in family or not scope.holds(ref, project, every.distance[state]):
                    continue
                if scope.lists(ref, project):
                    entries.append(_Met(ref, precision, every.distance[state], state, ways))
                else:
                    unlisted.add(ref)
    columns = sum(ref in project.columns for ref in unlisted)
    return tuple(_best(entries, project)), Unlisted(len(unlisted) - columns, columns)


def _by_grain(subjects: Iterable[str], project: Project) -> dict[frozenset[Width], list[str]]:
    grouped: dict[frozenset[Width], list[str]] = {}
    for ref in subjects:
        grouped.setdefault(widening_at_grain(ref, project), []).append(ref)
    return grouped


def _best(entries: Iterable[_Met], project: Project) -> list[Reached]:
    """Of several ways to one thing keep the nearest, and the surest precision that any of them has."""
    nearest: dict[str, _Met] = {}
    precisions: dict[str, Precision] = {}
    for met in entries:
        ref = met.ref
        if ref not in nearest or met.distance < nearest[ref].distance:
            nearest[ref] = met
        precisions[ref] = min(precisions.get(ref, Precision.POSSIBLE), met.precision)
    found = [
        Reached(ref, project.kind_of(ref), workspace_name(ref), met.distance, precisions[ref], met.way())
        for ref, met in nearest.items()
    ]
    return sorted(found, key=lambda entry: (entry.distance, entry.ref))


def count_by_type(entries: Iterable[Reached], project: Project) -> dict[str, int]:
    """How many artifacts of each type, most first."""
    return _counted(entry.type for entry in entries if entry.ref in project.artifacts)


def count_by_workspace(entries: Iterable[Reached], project: Project) -> dict[str, int]:
    """How many artifacts of each workspace, most first."""
    return _counted(workspace_name(entry.ref) for entry in entries if entry.ref in project.artifacts)


def count_unfollowed(
    by_end: Mapping[str, Sequence[Relationship]], refs: Iterable[str], planes: frozenset[Plane], project: Project
) -> dict[str, int]:
    """How many relationships of the subjects, and of what they hold, are on other planes than those walked."""
    own = {inside for ref in refs for inside in (ref, *project.contents_of(ref))}
    relationships = [each for ref in own for each in by_end.get(ref, ()) if each.plane not in planes]
    return _counted(each.plane.value for each in relationships)


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def contacts_of(entries: Iterable[Reached], project: Project) -> tuple[str, ...]:
    """Whom to tell: the owners of what is reached, and the contacts of the workspaces it is in."""
    contacts: set[str] = set()
    for entry in entries:
        owner = project.artifacts[artifact_ref(entry.ref)].owner
        if owner is not None:
            contacts.add(str(owner))
        workspace = project.workspaces.get(workspace_name(entry.ref))
        if workspace:
            contacts.update(map(str, workspace.contacts))
    return tuple(sorted(contacts))
