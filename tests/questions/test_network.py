"""The graph as networkx has it."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

import lineage

SPECS = Path(__file__).parents[2] / "specs"
COMPILATION = lineage.compile_tree(SPECS)


@pytest.mark.parametrize("include", [(), ("control", "configuration")])
@pytest.mark.parametrize("grain", ["workspace", "artifact", "part", "column"])
@pytest.mark.parametrize("selectors", [(), "+churn-report"])
def test_it_is_the_rolled_up_graph(grain: str, include: tuple[str, ...], selectors: str | tuple[str, ...]) -> None:
    view = lineage.rollup(COMPILATION, selectors, grain=grain, include=include)
    graph = lineage.to_networkx(COMPILATION, selectors, grain=grain, include=include)
    types = nx.get_node_attributes(graph, "type")
    parents = nx.get_node_attributes(graph, "parent")
    assert [(ref, types[ref], parents.get(ref)) for ref in graph] == [
        (node.ref, node.type, node.parent) for node in view.nodes
    ]
    assert {
        (source, target, key): data["plane"] for source, target, key, data in graph.edges(keys=True, data=True)
    } == {(edge.source, edge.target, edge.type): edge.plane for edge in view.edges}


def test_what_is_said_of_nodes_and_edges() -> None:
    graph = lineage.to_networkx(COMPILATION, grain="column", include=["control", "configuration"])
    email = "bank-churn/lake.customers#email"
    assert graph.nodes[email] == {
        "type": "column",
        "workspace": "bank-churn",
        "parent": "bank-churn/lake.customers",
        "owner": "group:data-engineering",
        "sensitivity": "confidential",
    }
    assert graph.nodes["bank-churn/churn-model"]["title"] == "Churn model"
    [edge] = graph.get_edge_data("bank-churn/lake.customers", "bank-churn/prepare").items()
    assert edge[0] == "reads"
    assert edge[1]["plane"] == "data"
    assert edge[1]["path"].endswith("specs/bank-churn.yaml")
    descriptions = nx.get_edge_attributes(graph, "description").values()
    assert {each.description for each in COMPILATION.project.relationships if each.description} == set(descriptions)


def test_it_can_be_asked_and_written(tmp_path: Path) -> None:
    graph = lineage.to_networkx(COMPILATION)
    path = nx.shortest_path(graph, "bank-churn/core-banking", "bank-churn/churn-report")
    assert (path[0], path[-1]) == ("bank-churn/core-banking", "bank-churn/churn-report")
    nx.write_graphml(graph, tmp_path / "lineage.graphml")
    assert nx.read_graphml(tmp_path / "lineage.graphml").number_of_nodes() == len(graph)
