"""Declarations → project: puts documents together, gives every name its one meaning, and resolves every reference."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from lineage.language.artifact_types import BUILT_IN_TYPES
from lineage.language.roles import BUILT_IN_ROLES, Role
from lineage.specs.model import Settings, Version
from lineage.specs.project import Duplicate, Faults, Project
from lineage.specs.relate import relate
from lineage.specs.resolve import Names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lineage.language.artifact_types import ArtifactType
    from lineage.specs.decode import Declarations
    from lineage.specs.model import Artifact, Column, Part, Policy, Principal, Workspace
    from lineage.specs.project import Node
    from lineage.text.source import Source, Text

DEFAULT_SCALE = ("public", "internal", "confidential", "restricted")
"""The sensitivities of a project that names none, from the lowest to the highest."""


def assemble(
    declarations: list[Declarations], sources: tuple[Source, ...], *, all_read: bool = True, intact: bool = True
) -> Project:
    """Put together what the documents of a tree declare. Faults are kept in the project, for the rules to word.

    `all_read` is false when some document said nothing that could be read, `intact` when anything at all was refused.
    """
    faults = Faults()
    settings = _settings(declarations, faults)
    types: dict[str, ArtifactType] = {**BUILT_IN_TYPES, **{own.name: own for own in settings.types}}
    artifacts = _artifacts(declarations, faults)
    nodes: dict[str, Node] = dict(artifacts)
    parents: dict[str, str] = {}
    columns: dict[str, Column] = {}
    aliases: dict[str, str] = {}
    for artifact in artifacts.values():
        for column in artifact.columns:
            columns[column.ref] = column
        if artifact.parts:
            _enter_parts(artifact, artifact.parts, (nodes, parents, columns))
            _enter_aliases(artifact, aliases, faults)
    names = Names(nodes, columns, aliases, types)
    related = relate(declarations, artifacts, names, faults)
    workspaces = _workspaces(declarations, faults)
    truncated = {str(document.workspace or "") for document in declarations if not document.whole}
    return Project(
        settings=settings,
        sources=sources,
        types=types,
        scale=tuple(map(str, settings.scale)) or DEFAULT_SCALE,
        roles=_roles(declarations, faults),
        workspaces=workspaces,
        artifacts=artifacts,
        nodes=nodes,
        parents=parents,
        columns=columns,
        aliases=aliases,
        principals=_principals(declarations, faults),
        policies=_policies(declarations, faults),
        relationships=tuple(related.relationships.values()),
        declared=tuple((str(each.workspace or ""), said) for each in declarations for said in each.relationships),
        column_sources=related.column_sources,
        run_sources=related.run_sources,
        faults=faults,
        truncated=frozenset(truncated if all_read else truncated | {""}),
        intact=intact,
    )


def _settings(declarations: list[Declarations], faults: Faults) -> Settings:
    said = [settings for document in declarations for settings in document.settings]
    faults.several_settings.extend((said[0][0], place) for place, _ in said[1:])
    return said[0][1] if said else Settings()


def _artifacts(declarations: list[Declarations], faults: Faults) -> dict[str, Artifact]:
    artifacts: dict[str, Artifact] = {}
    for artifact in chain.from_iterable(document.artifacts for document in declarations):
        first = artifacts.setdefault(artifact.ref, artifact)
        if first is not artifact:
            faults.duplicates.append(Duplicate("artifact", first.name, artifact.name))
    return artifacts


def _enter_parts(
    holder: Node, parts: tuple[Part, ...], into: tuple[dict[str, Node], dict[str, str], dict[str, Column]]
) -> None:
    nodes, parents, columns = into
    for part in parts:
        # `runs`, `tables` and `schemas` share one name space; the first to take a name keeps it.
        if part.ref in nodes:
            continue
        nodes[part.ref] = part
        parents[part.ref] = holder.ref
        for column in part.columns:
            columns[column.ref] = column
        if part.parts:
            _enter_parts(part, part.parts, into)


def _enter_aliases(model: Artifact, aliases: dict[str, str], faults: Faults) -> None:
    said: dict[str, Text] = {}
    for version in model.parts:
        if isinstance(version, Version):
            for alias in version.aliases:
                if alias in said:
                    faults.duplicate_aliases.append(Duplicate("alias", said[alias], alias))
                else:
                    said[alias] = alias
                    aliases[f"{model.ref}@{alias}"] = version.ref


def _workspaces(declarations: list[Declarations], faults: Faults) -> dict[str, Workspace]:
    workspaces: dict[str, Workspace] = {}
    for workspace in chain.from_iterable(document.workspaces for document in declarations):
        first = workspaces.setdefault(workspace.name, workspace)
        if first is not workspace:
            faults.duplicates.append(Duplicate("workspace", first.name, workspace.name))
    for document in declarations:
        if document.workspace is not None and document.workspace not in workspaces:
            faults.homeless.append(document.workspace)
    return workspaces


def _principals(declarations: list[Declarations], faults: Faults) -> dict[str, Principal]:
    principals: dict[str, Principal] = {}
    for principal in chain.from_iterable(document.principals for document in declarations):
        first = principals.setdefault(principal.ref, principal)
        if first is not principal:
            faults.duplicates.append(Duplicate("principal", first.name, principal.name))
    return principals


def _policies(declarations: list[Declarations], faults: Faults) -> dict[str, Policy]:
    policies: dict[str, Policy] = {}
    for policy in chain.from_iterable(document.policies for document in declarations):
        first = policies.setdefault(policy.id, policy)
        if first is not policy:
            faults.duplicates.append(Duplicate("policy", first.id, policy.id))
    return policies


def _roles(declarations: Iterable[Declarations], faults: Faults) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    said: dict[str, Text] = {}
    for role in chain.from_iterable(document.roles for document in declarations):
        name = role.name
        if name in said:
            faults.duplicates.append(Duplicate("role", said[name], name))  # type: ignore[arg-type]
        else:
            said[name], roles[name] = name, role  # type: ignore[assignment]
        if name in BUILT_IN_ROLES:
            faults.built_in_roles.append(name)  # type: ignore[arg-type]
    return {**roles, **BUILT_IN_ROLES}
