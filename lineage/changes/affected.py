"""Whom changes concern: what each reaches on the side where it matters, and whom to tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lineage.changes.reach import NOWHERE, Start, reaches
from lineage.changes.reliance import CONTROL, entries
from lineage.graph.steps import Port, State
from lineage.language.relationship_types import Plane
from lineage.language.severities import DESCRIPTIVE, Kind
from lineage.questions.answer import own_states
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lineage.changes.difference import Difference
    from lineage.changes.reach import Reach
    from lineage.changes.scene import Scene

_ACCESS = frozenset({"role", "member", "role-definition", "principal"})
_OTHER_PLANES = CONTROL | {Plane.CONFIGURATION}
_NO_START = Start(frozenset())


def affected(differences: Sequence[Difference], scene: Scene) -> list[Reach]:
    """What each change reaches, in their order."""
    starts = [(scene.compilation_of(difference), _start(difference, scene)) for difference in differences]
    names = scene.names
    there = scene.head.project.nodes

    def still(ref: str) -> str | None:
        name = names.head(ref)
        return name if name in there or scene.may_hide(ref) else None

    on_base = reaches(scene.base.graph, (start for side, start in starts if side is scene.base), still)
    on_head = reaches(scene.head.graph, (start for side, start in starts if side is scene.head), str)
    return [
        _with_workspace(difference, (on_base if side is scene.base else on_head).get(start, NOWHERE), scene)
        for difference, (side, start) in zip(differences, starts, strict=True)
    ]


def _start(difference: Difference, scene: Scene) -> Start:
    """Where the walk from a change starts. What only describes reaches nothing."""
    said = difference.said
    if said.subject in DESCRIPTIVE:
        return _NO_START
    if said.subject in {"relationship", "pin"}:
        return Start(frozenset({State(Port.COLUMN if "#" in said.ref else Port.IN, said.ref)}))
    graph = scene.compilation_of(difference).graph
    if said.subject in _ACCESS:
        missed = scene.rights.missed(difference.was) if difference.was is not None else ()
        refs: Iterable[str] = sorted(map(scene.names.turned().head, missed)) if graph is scene.base.graph else missed
        return Start(frozenset(state for ref in refs for state in own_states(ref, graph)))
    refs = scene.refs_of(difference)
    states = {state for ref in refs for state in own_states(ref, graph)}
    own = {each for ref in refs for each in (ref, artifact_ref(ref), *graph.project.contents_of(ref))}
    return Start(frozenset(states | entries(graph, refs, _OTHER_PLANES)), frozenset(own))


def _with_workspace(difference: Difference, reach: Reach, scene: Scene) -> Reach:
    """Who looks after a workspace hears of its roles and contacts."""
    if difference.said.subject not in {"role", "contact"}:
        return reach
    side = scene.base if difference.kind is Kind.REMOVED else scene.head
    workspace = side.project.workspaces[difference.said.ref]
    return replace(reach, contacts=tuple(sorted({*reach.contacts, *map(str, workspace.contacts)})))
