"""Project → `lineage.json`, which `schemas/output/lineage.schema.json` describes. One entry a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lineage.language.relationship_types import Plane
from lineage.language.roles import BUILT_IN_ROLES
from lineage.questions.rollup import Grain, roll_up
from lineage.saved.spec import spec_of
from lineage.specs.project import artifact_ref, workspace_name
from lineage.specs.resolve import Names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lineage.questions.rollup import Edge, Node
    from lineage.specs.model import Artifact
    from lineage.specs.project import Project
    from lineage.text.source import Span, Text

VERSION = 1

Entry = dict[str, object]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def saved_json(project: Project, artifacts: Collection[str] | None = None) -> str:
    """All that the specs mean; with some artifacts, only what they say of these.

    Entries are in the order of their references, relationships as they are declared.
    """
    chosen = project.artifacts.keys() if artifacts is None else frozenset(artifacts)
    view = roll_up(project, Grain.COLUMN, chosen, frozenset(Plane))
    workspaces = {workspace_name(ref) for ref in chosen}
    sections: dict[str, Iterable[Entry]] = {
        "workspaces": _workspaces(project, workspaces.union(project.workspaces) if artifacts is None else workspaces),
        "nodes": _nodes(project, view.nodes),
        "edges": map(_edge, view.edges),
        "relationships": _relationships(project, chosen),
    }
    if artifacts is None:
        sections |= {
            "principals": _principals(project),
            "roles": _roles(project),
            "policies": _policies(project),
        }
    lines = [f'"{name}": {_json(value)}' for name, value in _head(project, whole=artifacts is None)]
    lines += [f'"{name}": {_list(entries)}' for name, entries in sections.items()]
    return "{{\n{}\n}}\n".format(",\n".join(lines))


def _list(entries: Iterable[Entry]) -> str:
    lines = ",\n".join(map(_json, entries))
    return f"[\n{lines}\n]" if lines else "[]"


def _json(value: object) -> str:
    return _ENCODER.encode(value)


def _head(project: Project, *, whole: bool) -> Iterator[tuple[str, object]]:
    settings = project.settings
    yield "version", VERSION
    yield "title", settings.title or "Lineage"
    if settings.declared is not None:
        yield "project", {**_place(settings.declared), "spec": spec_of(settings)}
    if not (whole and project.intact):
        yield "intact", False
        yield "truncated", sorted(project.truncated if whole else {"", *project.truncated, *project.workspaces})


def _workspaces(project: Project, names: Iterable[str]) -> Iterator[Entry]:
    for name in sorted(names):
        workspace = project.workspaces.get(name)
        said: Entry = {
            "name": name,
            "title": (workspace.title if workspace else None) or name,
            "domain": workspace.domain if workspace else None,
            "contacts": workspace.contacts if workspace else (),
        }
        yield said | ({**_place(workspace.name), "spec": spec_of(workspace)} if workspace else {})


def _nodes(project: Project, nodes: Iterable[Node]) -> Iterator[Entry]:
    seen = set()
    for node in nodes:
        if node.ref in seen:  # two parts of one name: the first has it
            continue
        seen.add(node.ref)
        said: Entry = {"ref": node.ref, "type": node.type, "parent": node.parent}
        if (artifact := project.artifacts.get(node.ref)) is not None:
            yield said | _artifact(project, artifact)
        else:
            said["line"] = project.span_of(node.ref).line
            spec = spec_of(project.columns.get(node.ref) or project.nodes[node.ref])
            yield said | ({"spec": spec} if spec else {})


def _artifact(project: Project, artifact: Artifact) -> Entry:
    return {
        "title": artifact.title or artifact.name,
        "workspace": artifact.workspace,
        "owner": artifact.owner or None,
        "domain": project.domain_of(artifact) or None,
        "sensitivity": artifact.sensitivity or None,
        "endorsement": artifact.endorsement or None,
        "tags": artifact.tags,
        "deprecated": artifact.deprecated is not None,
        **_place(artifact.name),
        "spec": spec_of(artifact),
    }


def _edge(edge: Edge) -> Entry:
    said = {"from": edge.source, "to": edge.target, "type": edge.type, "plane": edge.plane, **_at(edge.span)}
    return said | ({"description": edge.description} if edge.description is not None else {})


def _relationships(project: Project, artifacts: Collection[str]) -> Iterator[Entry]:
    names = Names(project.nodes, project.columns, project.aliases, project.types)
    everything = len(artifacts) == len(project.artifacts)
    for workspace, declared in project.declared:
        ends = (names.resolve(end, workspace) for end in (declared.source, declared.target))
        if everything or all(end is not None and artifact_ref(end[0]) in artifacts for end in ends):
            yield {"workspace": workspace or None, **_place(declared.source), "spec": spec_of(declared)}


def _principals(project: Project) -> Iterator[Entry]:
    for ref, principal in sorted(project.principals.items()):
        yield {"ref": ref, **_place(principal.name), "spec": spec_of(principal)}


def _roles(project: Project) -> Iterator[Entry]:
    for name, role in sorted(project.roles.items()):
        if name not in BUILT_IN_ROLES:
            yield {"name": name, **_place(role.name), "spec": spec_of(role)}  # type: ignore[arg-type] # as it is read


def _policies(project: Project) -> Iterator[Entry]:
    for id_, policy in sorted(project.policies.items()):
        yield {"id": id_, **_place(policy.id), "spec": spec_of(policy)}


def _place(text: Text) -> Entry:
    return _at(text.span)


def _at(span: Span) -> Entry:
    return {"path": span.source.path, "line": span.line}
