"""A view as a graph of networkx, for whoever wants more of it than this package answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lineage.specs.model import Artifact, Table
from lineage.specs.project import workspace_name

if TYPE_CHECKING:
    import networkx as nx

    from lineage.questions.rollup import Edge, Node, View
    from lineage.specs.project import Project


Network: TypeAlias = "nx.MultiDiGraph[str]"


def network(project: Project, view: View) -> Network:
    """The nodes and edges of a view, with what is said of them. What nobody said is no attribute."""
    import networkx as nx  # noqa: PLC0415 - takes longer to import than most trees take to check

    graph: Network = nx.MultiDiGraph()
    for node in view.nodes:
        graph.add_node(node.ref, **_said(_of_node(project, node)))
    for edge in view.edges:
        graph.add_edge(edge.source, edge.target, key=str(edge.type), **_said(_of_edge(edge)))
    return graph


def _said(attributes: dict[str, str | int | None]) -> dict[str, str | int]:
    """Plain values only, which every format that networkx writes can hold."""
    return {
        name: str(value) if isinstance(value, str) else value for name, value in attributes.items() if value is not None
    }


def _of_node(project: Project, node: Node) -> dict[str, str | int | None]:
    thing = project.columns.get(node.ref) or project.nodes.get(node.ref) or project.workspaces.get(node.ref)
    holders = [project.nodes[ref] for ref in (node.ref, *project.containers_of(node.ref)) if ref in project.nodes]
    labels = (each.sensitivity for each in holders if isinstance(each, Artifact | Table) and each.sensitivity)
    return {
        "type": node.type,
        "title": thing.title if thing else None,
        "workspace": workspace_name(node.ref),
        "parent": node.parent,
        "owner": project.artifact_of(node.ref).owner if holders else None,
        "sensitivity": next(labels, None),
    }


def _of_edge(edge: Edge) -> dict[str, str | int | None]:
    return {
        "plane": edge.plane.value,
        "description": edge.description,
        "path": edge.span.source.label,
        "line": edge.span.line,
    }
