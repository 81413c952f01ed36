"""What people call things when they ask: references, with or without a workspace, to exactly one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.errors import UnknownReferenceError
from lineage.phrasing import alternatives, quoted
from lineage.reference import parse_reference
from lineage.resolve import Names
from lineage.suggest import closest

if TYPE_CHECKING:
    from lineage.project import Project


def meanings(project: Project, text: str) -> list[str]:
    """The whole references of all that a reference may mean: without a workspace it is looked for in every one."""
    names = Names(project.nodes, project.columns, project.aliases, project.types)
    asked_in = [""] if _names_workspace(text) else _workspaces(project)
    found = [resolved[0] for workspace in asked_in if (resolved := names.resolve(text, workspace)) is not None]
    return sorted(found)


def resolve(project: Project, text: str) -> str:
    """The whole reference of the one thing that is meant."""
    found = meanings(project, text)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownReferenceError(
            f"ambiguous reference {quoted(text)}", f"it may mean {alternatives([f'`{ref}`' for ref in found])}"
        )
    raise unknown(project, text)


def unknown(project: Project, text: str) -> UnknownReferenceError:
    """The error for a reference that names nothing, with the nearest that names something."""
    near = _nearest(project, text)
    return UnknownReferenceError(f"unknown reference {quoted(text)}", f"did you mean `{near}`?" if near else "")


def _nearest(project: Project, text: str) -> str | None:
    known = {*project.nodes, *project.aliases}
    if "#" in text:
        holder, _, name = text.partition("#")
        for ref in meanings(project, holder):
            if ref in project.nodes and (
                column := closest(name, (str(each.name) for each in project.nodes[ref].columns))
            ):
                return f"{holder}#{column}"
        known.update(project.columns)
    if _names_workspace(text):
        return closest(text, known)
    return closest(text, {ref.partition("/")[2] for ref in known})


def _names_workspace(text: str) -> bool:
    reference = parse_reference(text)
    return reference.workspace is not None if reference else "/" in text.partition("#")[0].partition("@")[0]


def _workspaces(project: Project) -> list[str]:
    return sorted({artifact.workspace for artifact in project.artifacts.values()})
