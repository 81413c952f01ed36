"""The library: compile a spec tree, ask the questions, get values back. `import lineage` offers all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.answer import Scope
from lineage.compiler import Compilation, compile_sources
from lineage.folder import read_tree
from lineage.graph import DATA_PLANE
from lineage.questions import impact as _impact
from lineage.questions import trace as _trace
from lineage.questions.naming import resolve
from lineage.relationship_types import Plane
from lineage.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from lineage.questions.impact import Impact
    from lineage.questions.trace import Trace


def compile_tree(path: Path | str) -> Compilation:
    """Compile a folder of spec files, or a single one. Raises `TreeError` if there is none."""
    tree = read_tree(path)
    return compile_sources(tree.sources, tree.findings)


def compile_texts(texts: Mapping[str, str]) -> Compilation:
    """Compile texts as if they were the files of a tree, each by its path relative to the tree."""
    return compile_sources(Source(path, text) for path, text in texts.items())


def impact(  # noqa: PLR0913 - all but the first two are options
    compilation: Compilation,
    refs: Iterable[str],
    *,
    parts: bool = False,
    columns: bool = False,
    depth: int | None = None,
    include: Iterable[str] = (),
) -> Impact:
    """Say what a change to some artifacts, parts or columns may reach, and whom to tell.

    A reference may leave out its workspace where only one thing is meant, and may use an alias; one that names nothing
    raises `UnknownReferenceError`. `parts` and `columns` list those too, `depth` bounds the relationships followed,
    and `include` names the planes to walk beside the data: `control`, `configuration`.
    """
    subjects = [resolve(compilation.project, ref) for ref in refs]
    return _impact.impact(compilation.graph, subjects, Scope(parts, columns, depth), planes(include))


def trace(  # noqa: PLR0913 - as above
    compilation: Compilation,
    refs: Iterable[str],
    *,
    parts: bool = False,
    columns: bool = False,
    depth: int | None = None,
    include: Iterable[str] = (),
) -> Trace:
    """Say what some artifacts, parts or columns go back to. The arguments are those of `impact`."""
    subjects = [resolve(compilation.project, ref) for ref in refs]
    return _trace.trace(compilation.graph, subjects, Scope(parts, columns, depth), planes(include))


def planes(include: Iterable[str]) -> frozenset[Plane]:
    """The data plane, and those named beside it."""
    return DATA_PLANE.union(map(Plane, include))
