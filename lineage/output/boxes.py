"""Boxes in boxes: how the formats that draw graphs group their nodes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.specs.project import workspace_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.questions.rollup import Node, View


@dataclass(frozen=True, slots=True)
class Box:
    """A node, a group of boxes, or both. `label` leaves out what the box around says; `number` is its own alone."""

    number: int
    label: str
    node: Node | None
    inside: tuple[Box, ...] = ()


def boxes(view: View) -> tuple[Box, ...]:
    """The nodes of a view, parts inside what holds them and artifacts inside their workspace."""
    numbers = {node.ref: number for number, node in enumerate(view.nodes)}
    holding: dict[str | None, list[Node]] = {}
    for node in view.nodes:
        holding.setdefault(node.parent, []).append(node)

    def box(node: Node, around: str) -> Box:
        inside = tuple(box(each, node.ref) for each in holding.get(node.ref, ()))
        return Box(numbers[node.ref], node.ref.removeprefix(around), node, inside)

    free = holding.get(None, [])
    if all(node.type == "workspace" and "/" not in node.ref for node in free):
        return tuple(box(node, "") for node in free)
    return _by_workspace(free, [box(node, f"{workspace_name(node.ref)}/") for node in free], len(numbers))


def _by_workspace(nodes: Sequence[Node], inside: Sequence[Box], first_number: int) -> tuple[Box, ...]:
    workspaces: dict[str, list[Box]] = {}
    for node, box in zip(nodes, inside, strict=True):
        workspaces.setdefault(workspace_name(node.ref), []).append(box)
    return tuple(
        Box(first_number + number, name, None, tuple(members))
        for number, (name, members) in enumerate(workspaces.items())
    )
