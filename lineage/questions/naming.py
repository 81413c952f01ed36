"""What people call things when they ask: references, with or without a workspace, to exactly one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.errors import UnknownReferenceError
from lineage.language.reference import parse_reference
from lineage.rules.guess import Guesses
from lineage.specs.project import workspace_name
from lineage.specs.resolve import Names
from lineage.wording.phrasing import listing, quoted
from lineage.wording.suggest import closest

if TYPE_CHECKING:
    from lineage.specs.project import Project


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
        raise UnknownReferenceError(f"ambiguous reference {quoted(text)}", f"it may mean {listing(found)}")
    raise unknown(project, text)


def resolve_workspace(project: Project, text: str) -> str:
    """The workspace that is meant, by its name or by something in it."""
    if text in _workspaces(project):
        return text
    found = {workspace_name(ref) for ref in meanings(project, text)}
    if len(found) == 1:
        return found.pop()
    near = closest(text, _workspaces(project))
    if near and not found:
        raise UnknownReferenceError(f"unknown workspace {quoted(text)}", f"did you mean {quoted(near)}?")
    return workspace_name(resolve(project, text))


def resolve_principal(project: Project, text: str) -> str:
    """The principal that is meant. `ana` does for `user:ana` where nobody else is called so."""
    known = _principals(project)
    if text in known:
        return text
    found = sorted(ref for ref in known if ref.partition(":")[2] == text)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownReferenceError(f"ambiguous principal {quoted(text)}", f"it may mean {listing(found)}")
    near = closest(text, known) or closest(f"user:{text}", known)
    raise UnknownReferenceError(f"unknown principal {quoted(text)}", f"did you mean {quoted(near)}?" if near else "")


def unknown(project: Project, text: str) -> UnknownReferenceError:
    """The error for a reference that names nothing, with the nearest that names something."""
    message = f"unknown reference {quoted(text)}"
    if text in _workspaces(project):
        selector = f"workspace:{text}"
        help_ = f"did you mean `{selector}`, as in `lineage list {selector}`?"
        return UnknownReferenceError(f"{message}: it is a workspace", help_)
    if text in _principals(project):
        return UnknownReferenceError(f"{message}: it is a principal", f"did you mean `lineage access --by {text}`?")
    guesses = Guesses(project)
    if _names_workspace(text):
        missing, near = guesses.missing(text, ""), guesses.reference(text)
        message += f": {missing}" if missing else ""
    else:
        near = _nearest(project, text, guesses)
    return UnknownReferenceError(
        message, f"did you mean {quoted(near)}?" if near else "`lineage list` tells what there is"
    )


def _nearest(project: Project, text: str, guesses: Guesses) -> str | None:
    """What is meant by a reference that names no workspace, looked for in all of them."""
    if deeper := guesses.reference(text):
        short = deeper.partition("/")[2]
        return short if meanings(project, short) == [deeper] else deeper
    holder, hash_, name = text.partition("#")
    if not hash_:
        return closest(text, {ref.partition("/")[2] for ref in (*project.nodes, *project.aliases)})
    for ref in meanings(project, holder):
        columns = project.nodes[ref].columns if ref in project.nodes else ()
        if column := closest(name, (str(each.name) for each in columns)):
            return f"{holder}#{column}"
    return closest(text, {ref.partition("/")[2] for ref in project.columns})


def _names_workspace(text: str) -> bool:
    reference = parse_reference(text)
    return reference.workspace is not None if reference else "/" in text.partition("#")[0].partition("@")[0]


def _workspaces(project: Project) -> list[str]:
    return sorted({*project.workspaces, *(artifact.workspace for artifact in project.artifacts.values())})


def _principals(project: Project) -> set[str]:
    """Those declared, and those who were given a role without being."""
    granted = (
        str(principal)
        for workspace in project.workspaces.values()
        for grant in workspace.grants
        for principal in grant.principals
    )
    return {*project.principals, *granted}
