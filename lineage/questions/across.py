"""Questions about what there is and what there was: each is answered in its own tree, and the answers put together.

Things that were renamed are called as they are now. Where nothing is asked of what was removed, the answer is that of
the tree alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lineage.graph.steps import DATA_PLANE
from lineage.questions.answer import Scope, Unlisted, contacts_of, count_by_type, count_by_workspace, kin
from lineage.questions.impact import Impact, impact
from lineage.questions.listing import listing
from lineage.questions.rollup import View, roll_up
from lineage.questions.states import MODIFIED, NEW, REMOVED
from lineage.questions.trace import Trace, trace
from lineage.specs.project import artifact_ref, workspace_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lineage.graph.steps import LineageGraph
    from lineage.language.relationship_types import Plane
    from lineage.questions.answer import Reached
    from lineage.questions.listing import Entry
    from lineage.questions.rollup import Grain
    from lineage.questions.select import Selection
    from lineage.questions.states import States
    from lineage.specs.project import Project

_EVERYTHING = Scope(parts=True, columns=True)


@dataclass(frozen=True, slots=True)
class Across:
    """A tree and how it differs from its base, to be asked of both. `either` knows all names of both."""

    graph: LineageGraph
    states: States
    either: Project

    @classmethod
    def of(cls, graph: LineageGraph, states: States) -> Across:
        """Look at a tree and its base."""
        return cls(graph, states, states.either(graph.project))

    def impact(self, asked: Selection, scope: Scope, planes: frozenset[Plane] = DATA_PLANE) -> Impact:
        """What is downstream of what there is, and was downstream of what was removed."""
        if not asked.removed:
            return impact(self.graph, asked.refs, scope, planes)
        now = impact(self.graph, asked.refs, _EVERYTHING, planes)
        was = impact(self.states.base, asked.removed, _EVERYTHING, planes)
        downstream, unlisted = self._together(now.downstream, was.downstream, asked, scope)
        return Impact(
            subjects=_subjects(asked),
            direct=tuple(entry.ref for entry in downstream if entry.distance == 1),
            downstream=downstream,
            by_type=count_by_type(downstream, self.either),
            by_workspace=count_by_workspace(downstream, self.either),
            contacts=contacts_of(downstream, self.either),
            unlisted=unlisted,
            unfollowed=_added(now.unfollowed, was.unfollowed),
            removed=self._removed(asked, downstream),
        )

    def trace(self, asked: Selection, scope: Scope, planes: frozenset[Plane] = DATA_PLANE) -> Trace:
        """What is upstream of what there is, and was upstream of what was removed."""
        if not asked.removed:
            return trace(self.graph, asked.refs, scope, planes)
        now = trace(self.graph, asked.refs, _EVERYTHING, planes)
        was = trace(self.states.base, asked.removed, _EVERYTHING, planes)
        upstream, unlisted = self._together(now.upstream, was.upstream, asked, scope)
        sources = {*now.sources, *map(self._now, was.sources)}
        return Trace(
            subjects=_subjects(asked),
            upstream=upstream,
            sources=tuple(entry.ref for entry in upstream if entry.ref in sources),
            unlisted=unlisted,
            unfollowed=_added(now.unfollowed, was.unfollowed),
            removed=self._removed(asked, upstream),
        )

    def listing(self, asked: Selection) -> tuple[Entry, ...]:
        """The artifacts that were chosen, each with its state."""
        base = self.states.base.project
        entries = (*listing(self.graph.project, asked.refs), *listing(base, asked.removed))
        changed = set(map(artifact_ref, self.states.modified))
        marked = (replace(entry, state=self._state(entry.ref, changed)) for entry in entries)
        return tuple(sorted(marked, key=lambda entry: entry.ref))

    def roll_up(self, grain: Grain, asked: Selection, planes: Collection[Plane] = DATA_PLANE) -> View:
        """The graph of what was chosen. What was removed is in it, with what led to it and from it."""
        now = roll_up(self.graph.project, grain, asked.refs, planes)
        if not asked.removed:
            return now
        kept = frozenset(asked.refs)
        known = {ref for ref in self.states.base.project.artifacts if self._now(ref) in kept}
        was = roll_up(self.states.base.project, grain, known.union(asked.removed), planes)
        there = {node.ref for node in now.nodes}
        homes = {*asked.removed, *map(workspace_name, asked.removed)}
        left = [node for node in was.nodes if artifact_ref(node.ref) in homes and self._now(node.ref) not in there]
        gone = {node.ref: replace(node, removed=True) for node in left}
        edges = {
            (source, target, edge.type): replace(edge, source=source, target=target)
            for edge in was.edges
            if edge.source in gone or edge.target in gone
            if (source := self._end(edge.source, there, gone)) and (target := self._end(edge.target, there, gone))
            if source != target
        }
        return View(
            nodes=tuple(sorted((*now.nodes, *gone.values()), key=lambda node: artifact_ref(node.ref))),
            edges=tuple(sorted((*now.edges, *edges.values()), key=lambda edge: (edge.source, edge.target, edge.type))),
            unfollowed=now.unfollowed,
        )

    def _end(self, ref: str, there: Collection[str], gone: Collection[str]) -> str | None:
        """The node at an end of what led from or to something removed: itself, or what is left of what held it."""
        for each in (ref, *self.states.base.project.containers_of(ref)):
            if each in gone:
                return each
            if self._now(each) in there:
                return self._now(each)
        return None

    def _now(self, ref: str) -> str:
        return self.states.renamed.get(ref, ref)

    def _state(self, ref: str, changed: Collection[str]) -> str | None:
        if ref not in self.graph.project.artifacts:
            return REMOVED
        if ref in self.states.new:
            return NEW
        return MODIFIED if ref in changed else None

    def _removed(self, asked: Selection, entries: Iterable[Reached]) -> tuple[str, ...]:
        """What of an answer there is no more."""
        project = self.graph.project
        refs = {*asked.removed, *(entry.ref for entry in entries)}
        return tuple(sorted(ref for ref in refs if ref not in project.nodes and ref not in project.columns))

    def _together(
        self, now: Iterable[Reached], was: Iterable[Reached], asked: Selection, scope: Scope
    ) -> tuple[tuple[Reached, ...], Unlisted]:
        """Both answers as one: of what is in both the nearest, and the surest precision that it has in either."""
        family = kin(asked.refs, self.graph.project)
        family.update(map(self._now, kin(asked.removed, self.states.base.project)))
        merged: dict[str, Reached] = {}
        for entry in (*now, *self._renamed(was)):
            known = merged.setdefault(entry.ref, entry)
            nearest = min(known, entry, key=lambda each: each.distance)
            merged[entry.ref] = replace(nearest, precision=min(known.precision, entry.precision))
        held = [
            entry
            for entry in merged.values()
            if entry.ref not in family and scope.holds(entry.ref, self.either, entry.distance)
        ]
        listed = [entry for entry in held if scope.lists(entry.ref, self.either)]
        others = {entry.ref for entry in held}.difference(entry.ref for entry in listed)
        columns = sum(ref in self.either.columns for ref in others)
        ordered = sorted(listed, key=lambda entry: (entry.distance, entry.ref))
        return tuple(ordered), Unlisted(len(others) - columns, columns)

    def _renamed(self, entries: Iterable[Reached]) -> Iterator[Reached]:
        for entry in entries:
            ref = self._now(entry.ref)
            yield entry if ref == entry.ref else replace(entry, ref=ref, workspace=workspace_name(ref))


def _subjects(asked: Selection) -> tuple[str, ...]:
    return tuple(sorted({*asked.refs, *asked.removed}))


def _added(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return dict(Counter(one) + Counter(other))
