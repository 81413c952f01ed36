"""The compiled graph as JSON, for whoever wants to compute with it; `schemas/output/lineage.schema.json` describes it.

Nodes and edges are those of `lineage graph --rollup column`; an artifact's node also says what the site shows of it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lineage.language.relationship_types import Plane
from lineage.questions.rollup import Grain, roll_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.questions.rollup import Edge, Node
    from lineage.site.catalog import Catalog

VERSION = 1


def graph_json(catalog: Catalog) -> bytes:
    """Workspaces, nodes and edges, in order of their references, one a line."""
    view = roll_up(catalog.project, Grain.COLUMN, catalog.items, frozenset(Plane))
    lines = [
        f'{{\n"version": {VERSION},\n"title": {_json(catalog.title)},\n"workspaces": [',
        ",\n".join(map(_json, _workspaces(catalog))),
        '],\n"nodes": [',
        ",\n".join(_json(_node(catalog, node)) for node in view.nodes),
        '],\n"edges": [',
        ",\n".join(_json(_edge(edge)) for edge in view.edges),
        "]\n}\n",
    ]
    return "\n".join(lines).encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _workspaces(catalog: Catalog) -> Iterator[dict[str, object]]:
    for name in sorted(catalog.workspaces):
        workspace = catalog.project.workspaces.get(name)
        yield {
            "name": name,
            "title": catalog.workspace_title(name),
            "domain": workspace.domain if workspace else None,
            "contacts": [str(each) for each in workspace.contacts] if workspace else [],
        }


def _node(catalog: Catalog, node: Node) -> dict[str, object]:
    said: dict[str, object] = {"ref": node.ref, "type": node.type, "parent": node.parent}
    item = catalog.items.get(node.ref)
    if item is not None:
        span = catalog.project.span_of(node.ref)
        said |= {
            "title": item.title,
            "workspace": item.workspace,
            "owner": item.owner or None,
            "domain": item.domain or None,
            "sensitivity": item.sensitivity or None,
            "endorsement": item.endorsement or None,
            "tags": list(item.tags),
            "deprecated": item.deprecated,
            "path": span.source.path,
            "line": span.line,
        }
    return said


def _edge(edge: Edge) -> dict[str, object]:
    return {
        "from": edge.source,
        "to": edge.target,
        "type": edge.type,
        "plane": edge.plane,
        "path": edge.span.source.path,
        "line": edge.span.line,
    }
