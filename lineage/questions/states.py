"""The states that `state:` chooses by: how a tree differs from an earlier one, its base."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lineage.errors import NoBaseError, SelectorError
from lineage.language.severities import SUBJECTS
from lineage.wording.phrasing import plural, quoted
from lineage.wording.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lineage.graph.steps import LineageGraph
    from lineage.specs.project import Project

NEW, REMOVED, MODIFIED = "new", "removed", "modified"

BY_SUBJECT = {f"{MODIFIED}.{said}": subject for subject in SUBJECTS for said in (subject, plural(subject))}
"""`modified.columns` and its like, with the subject that each means; `modified.column` does as well."""

STATES = (NEW, REMOVED, MODIFIED, *BY_SUBJECT)


@dataclass(frozen=True, slots=True)
class States:
    """How a tree differs from its base.

    `new`, `modified` and `of_subject` name what there is now, `removed` what there was. `modified` is all that changed
    or is new, but for what is said of a workspace as a whole, which stands under its subject alone. `renamed` leads
    from what was called otherwise on the base, and from all in it, to what it is called now.
    """

    base: LineageGraph
    new: frozenset[str]
    removed: frozenset[str]
    modified: frozenset[str]
    of_subject: Mapping[str, frozenset[str]]
    renamed: Mapping[str, str]

    def named(self, state: str) -> frozenset[str]:
        """What is in a state, of what there is now."""
        if state == NEW:
            return self.new
        if state == MODIFIED:
            return self.modified
        return self.of_subject.get(BY_SUBJECT.get(state, ""), frozenset())

    def now(self, refs: Iterable[str], project: Project) -> tuple[set[str], set[str]]:
        """Things of the base: those that there still are, by their name of now, and those that are gone."""
        named = {ref: self.renamed.get(ref, ref) for ref in refs}
        gone = {ref for ref, now in named.items() if now not in project.nodes and now not in project.columns}
        return {now for ref, now in named.items() if ref not in gone}, gone

    def either(self, project: Project) -> Project:
        """A project that knows what there is and what there was: to name things by, not to walk."""
        was = self.base.project
        return replace(
            project,
            artifacts={**was.artifacts, **project.artifacts},
            nodes={**was.nodes, **project.nodes},
            columns={**was.columns, **project.columns},
            parents={**was.parents, **project.parents},
            workspaces={**was.workspaces, **project.workspaces},
            types={**was.types, **project.types},
        )


def check_state(state: str) -> None:
    """Refuse what is no state."""
    if state not in STATES:
        near = closest(state, STATES)
        raise SelectorError(
            f"unknown state {quoted(state)}",
            f"did you mean `state:{near}`?" if near else "states are new, removed, modified, modified.columns, …",
        )


def nothing_to_compare(text: str) -> NoBaseError:
    """The error for a selector by state where there is no base."""
    return NoBaseError(f"nothing to compare with: {quoted(text)}", "give the question a base: --base main")
