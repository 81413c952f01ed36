"""Graphs in DOT, the language of Graphviz."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lineage.language.relationship_types import Plane
from lineage.output.boxes import Box, boxes
from lineage.output.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.questions.rollup import View

_PLANE_LOOKS = {Plane.DATA: "", Plane.CONTROL: ", style=dashed", Plane.CONFIGURATION: ", style=dotted"}

# What ends a text or starts an escape or an entity; `#` is among them for what it means to build servers.
_SPECIAL = re.compile(r'["\\&<>#]')


def graph_dot(view: View) -> str:
    """A view, with boxes around what belongs together. Nodes are called by number: no name enters the syntax."""
    ids = {node.ref: f"n{number}" for number, node in enumerate(view.nodes)}
    lines = [
        "digraph lineage {",
        "  rankdir=LR;",
        '  graph [fontname="sans-serif", color="#8a8a8a", fontcolor="#555555", style=rounded];',
        '  node [fontname="sans-serif", shape=box, style="rounded,filled", fillcolor="#f6f8fa", color="#57606a"];',
        '  edge [fontname="sans-serif", fontsize=10, color="#57606a", fontcolor="#57606a"];',
        *_boxed(boxes(view), ids, "  "),
    ]
    for edge in view.edges:
        look = _PLANE_LOOKS[edge.plane]
        lines.append(f"  {ids[edge.source]} -> {ids[edge.target]} [label={_quoted(edge.type)}{look}];")
    return "\n".join([*lines, "}", ""])


def _boxed(inside: Sequence[Box], ids: dict[str, str], indent: str) -> Iterator[str]:
    for box in inside:
        if box.node is not None:
            yield f"{indent}{ids[box.node.ref]} [label={_quoted(box.label, box.node.said)}];"
        if box.inside:
            yield f"{indent}subgraph cluster_{box.number} {{"
            yield f"{indent}  label={_quoted(box.label)};"
            yield from _boxed(box.inside, ids, indent + "  ")
            yield f"{indent}}}"


def _quoted(*lines: str) -> str:
    return '"' + r"\n".join(_SPECIAL.sub(_entity, visible(line)) for line in lines) + '"'


def _entity(found: re.Match[str]) -> str:
    # Graphviz reads entities before it reads backslashes, so that a backslash has to stand for itself.
    return r"\\" if found[0] == "\\" else f"&#{ord(found[0])};"
