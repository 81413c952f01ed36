"""Graphs for people: what each thing leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.relationship_types import Plane
from lineage.output.layout import Branch, tree
from lineage.output.terminal import Piece, Style
from lineage.wording.phrasing import counted, relationships_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.output.terminal import Line
    from lineage.questions.rollup import Edge, View

_PLANE_STYLES = {Plane.DATA: Style.PLAIN, Plane.CONTROL: Style.INFO, Plane.CONFIGURATION: Style.WARNING}


def graph_lines(view: View) -> Iterator[Line]:
    """Each node that leads somewhere, with where it leads; at the end those that no edge touches."""
    types = {node.ref: node.type for node in view.nodes}
    yield (Piece(f"{counted(len(view.nodes), 'node')}, {counted(len(view.edges), 'edge')}", Style.STRONG),)
    roots: dict[str, Branch] = {}
    for edge in view.edges:
        root = roots.setdefault(
            edge.source, Branch(Piece(edge.source, Style.NAME), (Piece(types[edge.source], Style.TYPE),))
        )
        root.branches[f"{edge.target} {edge.type}"] = _arrow(edge, types[edge.target])
    if roots:
        yield ()
        yield from tree(tuple(roots.values()))
    touched = roots.keys() | {edge.target for edge in view.edges}
    alone = [
        Branch(Piece(node.ref, Style.NAME), (Piece(node.type, Style.TYPE),))
        for node in view.nodes
        if node.ref not in touched
    ]
    if alone:
        yield ()
        yield (Piece("nothing here leads to or from", Style.DIM),)
        yield from tree(alone)
    if view.unfollowed:
        yield ()
        option = f"--include {','.join(sorted(view.unfollowed))}, and + for what they lead to"
        yield (Piece(f"left out: {relationships_of(view.unfollowed)} ({option})", Style.DIM),)


def _arrow(edge: Edge, type_: str) -> Branch:
    return Branch(Piece(edge.target), (Piece(type_, Style.TYPE), Piece(edge.type, _PLANE_STYLES[edge.plane])))
