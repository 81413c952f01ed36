"""Document → declarations: the data of a document of any kind as values of the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from lineage.language.reference import is_name
from lineage.specs.fields import (
    CONTENT_FIELDS,
    POLICIES_FIELDS,
    PRINCIPALS_FIELDS,
    PROJECT_FIELDS,
    ROLES_FIELDS,
    WORKSPACE_FIELDS,
)
from lineage.specs.model import Settings, Workspace
from lineage.specs.reading import Scope, as_text, entries, no_name, read_fields

if TYPE_CHECKING:
    from lineage.language.roles import Role
    from lineage.specs.model import Artifact, Declared, Policy, Principal
    from lineage.text.diagnostic import Finding
    from lineage.text.document import Document, Mapping
    from lineage.text.source import Source, Text


@dataclass(frozen=True, slots=True)
class Declarations:
    """What one document declares. `workspace` is the one it speaks for, if it names one."""

    source: Source
    whole: bool = True
    workspace: Text | None = None
    settings: tuple[tuple[Text, Settings], ...] = ()
    workspaces: tuple[Workspace, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    relationships: tuple[Declared, ...] = ()
    principals: tuple[Principal, ...] = ()
    roles: tuple[Role, ...] = ()
    policies: tuple[Policy, ...] = ()


def decode(document: Document, kind: str) -> tuple[Declarations, list[Finding]]:
    """Read a document whose faulty pieces have been taken out."""
    data = cast("Mapping", document.data)
    scope = Scope(document.source)
    return _DOCUMENTS[kind](document, data, scope), scope.findings


def _project(document: Document, data: Mapping, scope: Scope) -> Declarations:
    kind = next(event for key, _, event in entries(scope, data) if key == "kind")
    place = as_text(scope, "Project", kind)
    settings = Settings(**read_fields(PROJECT_FIELDS, scope, data, ""), declared=place)
    return Declarations(scope.source, document.whole, settings=((place, settings),))


def _workspace(document: Document, data: Mapping, scope: Scope) -> Declarations:
    named = _workspace_of("name", data, scope)
    if named is None:
        return Declarations(scope.source, whole=False)
    name, scope = named
    workspace = Workspace(name, **read_fields(WORKSPACE_FIELDS, scope, data, name))
    content = read_fields(CONTENT_FIELDS, scope, data, name)
    return Declarations(scope.source, document.whole, name, workspaces=(workspace,), **content)


def _more_artifacts(document: Document, data: Mapping, scope: Scope) -> Declarations:
    named = _workspace_of("workspace", data, scope)
    if named is None:
        return Declarations(scope.source, whole=False)
    name, scope = named
    return Declarations(scope.source, document.whole, name, **read_fields(CONTENT_FIELDS, scope, data, name))


def _workspace_of(key: str, data: Mapping, scope: Scope) -> tuple[Text, Scope] | None:
    """The workspace that a document speaks for, and the scope inside it."""
    for written, value, event in entries(scope, data):
        if written == key:
            name = as_text(scope, value, event)
            if is_name(name):
                return name, Scope(scope.source, name, scope.findings)
            scope.findings.append(no_name(name))
    return None


def _between(document: Document, data: Mapping, scope: Scope) -> Declarations:
    values = read_fields({"relationships": CONTENT_FIELDS["relationships"]}, scope, data, "")
    return Declarations(scope.source, document.whole, **values)


def _people(document: Document, data: Mapping, scope: Scope) -> Declarations:
    values = read_fields(PRINCIPALS_FIELDS, scope, data, "")
    principals = tuple(principal for kind in ("users", "groups", "apps") for principal in values.get(kind, ()))
    return Declarations(scope.source, document.whole, principals=principals)


def _own_roles(document: Document, data: Mapping, scope: Scope) -> Declarations:
    return Declarations(scope.source, document.whole, **read_fields(ROLES_FIELDS, scope, data, ""))


def _policies(document: Document, data: Mapping, scope: Scope) -> Declarations:
    return Declarations(scope.source, document.whole, **read_fields(POLICIES_FIELDS, scope, data, ""))


_DOCUMENTS = {
    "Project": _project,
    "Workspace": _workspace,
    "Artifacts": _more_artifacts,
    "Relationships": _between,
    "Principals": _people,
    "Roles": _own_roles,
    "Policies": _policies,
}
