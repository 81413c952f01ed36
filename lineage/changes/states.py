"""A diff → the states that selectors choose by."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lineage.changes.change import Kind
from lineage.changes.names import Names, split
from lineage.questions.states import States
from lineage.specs.project import artifact_ref, workspace_name

if TYPE_CHECKING:
    from lineage.changes.change import Change, Diff
    from lineage.specs.project import Project

_THINGS = frozenset({"artifact", "part", "column", "version", "run"})
"""The subjects that are things themselves, and not something said of one."""


def states(diff: Diff) -> States:
    """Sort what there is and what there was by what happened to it."""
    was, now = diff.base.compilation.project, diff.head.compilation.project
    new, removed, modified = set[str](), set[str](), set[str]()
    of_subject: defaultdict[str, set[str]] = defaultdict(set)
    in_workspace: defaultdict[str, set[str]] = defaultdict(set)
    for ref in now.artifacts:
        in_workspace[workspace_name(ref)].add(ref)
    names = Names({str(change.before): change.ref for change in diff.changes if change.kind is Kind.RENAMED})
    for change in diff.changes:
        if change.subject in _THINGS and change.kind is Kind.REMOVED:
            removed.add(change.ref)
        if change.ref in in_workspace:
            of_subject[change.subject] |= in_workspace[change.ref]
        elif thing := _thing(change, now, names):
            of_subject[change.subject].add(thing)
            modified.add(thing)
            if change.subject in _THINGS and change.kind is Kind.ADDED:
                new.add(thing)
    everything = (*was.workspaces, *was.nodes, *was.columns) if names.renamed else ()
    return States(
        base=diff.base.compilation.graph,
        new=frozenset(new),
        removed=frozenset(removed),
        modified=frozenset(modified),
        of_subject={subject: frozenset(refs) for subject, refs in of_subject.items()},
        renamed={ref: called for ref in everything if (called := names.head(ref)) != ref},
    )


def _thing(change: Change, project: Project, names: Names) -> str | None:
    """What there is now that a change is of: itself, or what held it. None if that went, too, or if it is no thing."""
    ref = change.ref if change.kind is not Kind.REMOVED else names.head(change.ref)
    if change.subject == "alias":
        ref = artifact_ref(ref)
    while ref not in project.nodes and ref not in project.columns:
        ref, mark, _ = split(ref)
        if not mark:
            return None
    return ref
