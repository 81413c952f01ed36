"""Graphs in Mermaid, which many forges and editors draw inside Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lineage.language.relationship_types import Plane
from lineage.output.boxes import Box, boxes
from lineage.output.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.questions.rollup import View

ARROWS = {Plane.DATA: "-->", Plane.CONTROL: "-.->", Plane.CONFIGURATION: "-.-o"}

# Mermaid looks for its own words and marks even inside quotes, so that only letters, digits and these stay as they are.
_SPECIAL = re.compile(r"[^\w ./@-]")


def graph_mermaid(view: View) -> str:
    """A view, with boxes around what belongs together. Nodes are called by number: no name enters the syntax."""
    ids = {node.ref: f"n{number}" for number, node in enumerate(view.nodes)}
    arrows = (
        f"  {ids[edge.source]} {ARROWS[edge.plane]}|{quoted(edge.type)}| {ids[edge.target]}" for edge in view.edges
    )
    return "\n".join(["flowchart LR", *_boxed(boxes(view), ids, "  "), *arrows, ""])


def _boxed(inside: Sequence[Box], ids: dict[str, str], indent: str) -> Iterator[str]:
    for box in inside:
        if box.node is not None:
            yield f"{indent}{ids[box.node.ref]}[{quoted(box.label, box.node.said)}]"
        if box.inside:
            yield f"{indent}subgraph s{box.number}[{quoted(box.label)}]"
            yield from _boxed(box.inside, ids, indent + "  ")
            yield f"{indent}end"


def quoted(*lines: str) -> str:
    """A label of one or several lines, in which nothing is syntax."""
    return '"' + "<br>".join(_SPECIAL.sub(_entity, visible(line)) for line in lines) + '"'


def _entity(found: re.Match[str]) -> str:
    return f"#{ord(found[0])};"
