"""Graphs for people: what each thing leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.relationship_types import Plane
from lineage.output.layout import Branch, tree
from lineage.output.terminal import Piece, Style
from lineage.wording.phrasing import counted, relationships_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.output.terminal import Line
    from lineage.questions.rollup import Edge, View

_PLANE_STYLES = {Plane.DATA: Style.PLAIN, Plane.CONTROL: Style.INFO, Plane.CONFIGURATION: Style.WARNING}


def graph_lines(view: View) -> Iterator[Line]:
    """Each node that leads somewhere, with where it leads; at the end those that no edge touches."""
    types = {node.ref: Piece(node.said, Style.TYPE) for node in view.nodes}
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for edge in view.edges:
        pairs.setdefault((edge.source, edge.target), []).append(edge)
    total = f"{counted(len(view.nodes), 'node')}, {counted(len(view.edges), 'edge')}"
    between = f" between {counted(len(pairs), 'pair')}" if len(pairs) < len(view.edges) else ""
    yield (Piece(total + between, Style.STRONG),)
    roots: dict[str, Branch] = {}
    for (source, target), edges in pairs.items():
        root = roots.setdefault(source, Branch(Piece(source, Style.NAME), (types[source],)))
        root.branches[target] = _arrow(edges, types[target])
    if roots:
        yield ()
        yield from tree(tuple(roots.values()))
    touched = roots.keys() | {edge.target for edge in view.edges}
    alone = [Branch(Piece(node.ref, Style.NAME), (types[node.ref],)) for node in view.nodes if node.ref not in touched]
    if alone:
        yield ()
        yield (Piece("nothing here leads to or from", Style.DIM),)
        yield from tree(alone)
    if view.unfollowed:
        yield ()
        option = f"--include {','.join(sorted(view.unfollowed))}, and + for what they lead to"
        yield (Piece(f"left out: {relationships_of(view.unfollowed)} ({option})", Style.DIM),)


def _arrow(edges: Sequence[Edge], type_: Piece) -> Branch:
    """Where edges between one pair lead. Data gives its style to the others."""
    style = _PLANE_STYLES[min((edge.plane for edge in edges), key=[*_PLANE_STYLES].index)]
    types = ", ".join(edge.type for edge in edges)
    return Branch(Piece(edges[0].target), (type_, Piece(types, style)))
