"""The model for LikeC4: an element for each artifact in one for its workspace, a view of each workspace.

The language: https://likec4.dev/dsl/
"""

from __future__ import annotations

import argparse
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers.model import read_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.peers.model import Model


def write_likec4(model: Model, folder: Path) -> None:
    """Write the sources of a LikeC4 project into a new folder."""
    folder.mkdir(parents=True)
    (folder / "model.c4").write_text("\n".join(_lines(model)) + "\n", encoding="utf-8")


def _lines(model: Model) -> Iterator[str]:
    by_workspace = [(name, list(things)) for name, things in groupby(model.things, lambda thing: thing.workspace)]
    workspace_of = {thing.id: thing.workspace for thing in model.things}
    yield "specification {"
    yield "  element workspace"
    yield from (f"  element {kind}" for kind in sorted({thing.type for thing in model.things}))
    yield "}"
    yield "model {"
    for name, things in by_workspace:
        yield f"  {name} = workspace '{name}' {{"
        yield from (f"    {thing.id} = {thing.type} '{thing.title}'" for thing in things)
        yield "  }"
    yield from (f"  {workspace_of[one]}.{one} -> {workspace_of[other]}.{other}" for one, other in model.arrows)
    yield "}"
    yield "views {"
    yield "  view index { include * }"
    yield from (f"  view view_{name} of {name} {{ include * }}" for name, _ in by_workspace)
    yield "}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tree", type=Path, help="a spec tree")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    arguments = parser.parse_args()
    write_likec4(read_model(arguments.tree), arguments.folder)
