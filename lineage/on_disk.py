"""What is on disk → compilation: a folder of spec files, a single one, or a saved `lineage.json`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lineage.compiler import Compilation, MapSources, compile_sources
from lineage.folder import read_file, read_tree
from lineage.saved import read_saved

if TYPE_CHECKING:
    from datetime import date

SAVED = ".json"
"""How the name of a saved project ends; spec files are called `*.yaml`."""

MAX_SAVED_BYTES = 128 * 1024 * 1024
"""Those of 100,000 artifacts."""


def compile_path(path: Path | str, each: MapSources = map, *, today: date | None = None) -> Compilation:
    """Compile what a path leads to. Raises `LineageError` where that cannot be done.

    `each` goes through the sources as `map` does. `today` is the day on which waivers are looked at.
    """
    if str(path).endswith(SAVED) and Path(path).is_file():
        return read_saved(read_file(path, MAX_SAVED_BYTES), today=today)
    tree = read_tree(path)
    return compile_sources(tree.sources, tree.findings, each, today=today)
