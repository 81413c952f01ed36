"""The model as any of the peers can say it: artifacts in workspaces, and arrows between artifacts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import lineage

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Thing:
    """An artifact. `id` holds letters, digits and `_` only, which every peer takes for a name."""

    id: str
    title: str
    type: str
    workspace: str


@dataclass(frozen=True, slots=True)
class Model:
    """Everything, in order of references; `arrows` are pairs of ids, from upstream to downstream."""

    things: tuple[Thing, ...]
    arrows: tuple[tuple[str, str], ...]


def read_model(tree: Path) -> Model:
    """The artifacts of a spec tree and the data that flows between them, at the grain of artifacts."""
    compilation = lineage.compile_tree(tree)
    things = tuple(
        Thing(_id(entry.ref), entry.title or entry.ref.rpartition("/")[2], entry.type or "", _id(entry.workspace))
        for entry in lineage.listing(compilation)
    )
    arrows = {(_id(edge.source), _id(edge.target)) for edge in lineage.rollup(compilation).edges}
    return Model(things, tuple(sorted(arrows)))


def _id(ref: str) -> str:
    return ref.replace("/", "__").replace("-", "_")
