"""The library: compile a spec tree, ask the questions, get values back. `import lineage` offers all of it.

What is asked about is one argument everywhere, a text or several: references for `impact` and `trace`, selectors for
`select`, `listing`, `rollup` and `to_networkx`, where none means everything. What cannot be answered raises an
`AskError`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from lineage.changes.change import Side
from lineage.changes.diff import diff as _diff
from lineage.changes.states import states
from lineage.compiler import Compilation, compile_sources
from lineage.errors import AskError
from lineage.graph.steps import DATA_PLANE
from lineage.language.relationship_types import Plane
from lineage.on_disk import compile_path
from lineage.questions.across import Across
from lineage.questions.answer import Scope
from lineage.questions.impact import impact as _impact
from lineage.questions.listing import listing as _listing
from lineage.questions.naming import resolve, resolve_principal, resolve_workspace
from lineage.questions.network import network
from lineage.questions.rollup import Grain, roll_up
from lineage.questions.select import select as _select
from lineage.questions.show import show as _show
from lineage.questions.trace import trace as _trace
from lineage.saved import read_saved, saved_json
from lineage.sides import read_revision
from lineage.specs.grants import access as _access
from lineage.text.source import Source
from lineage.wording.phrasing import listing as all_of
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from lineage.changes.change import Diff
    from lineage.questions.impact import Impact
    from lineage.questions.listing import Entry
    from lineage.questions.network import Network
    from lineage.questions.rollup import View
    from lineage.questions.select import Selection
    from lineage.questions.show import Shown
    from lineage.questions.trace import Trace
    from lineage.specs.grants import Access

Several: TypeAlias = "str | Iterable[str]"
"""A text, or several."""

_Choice = TypeVar("_Choice", bound=StrEnum)


def compile_tree(path: Path | str, *, today: date | None = None) -> Compilation:
    """Compile a folder of spec files, a single one, or a saved `lineage.json`. Raises `TreeError` if there is none.

    Waivers are looked at on the day `today`; if none is given, on that which it is, in UTC.
    """
    return compile_path(path, today=today or _this_day())


def compile_revision(revision: str, path: Path | str = "specs", *, today: date | None = None) -> Compilation:
    """Compile the specs as they were at a git revision, in the repository that `path` lies in.

    Nothing is checked out. Raises `RevisionError` for a revision that cannot be read, `TreeError` if it has no specs.
    """
    tree = read_revision(revision, path)
    return compile_sources(tree.sources, tree.findings, today=today or _this_day())


def compile_texts(texts: Mapping[str, str], *, today: date | None = None) -> Compilation:
    """Compile texts as if they were the files of a tree, each by its path relative to the tree."""
    return compile_sources((Source(path, text) for path, text in texts.items()), today=today or _this_day())


def compile_saved(text: str, *, today: date | None = None) -> Compilation:
    """Compile the text of a `lineage.json`. Raises `SavedError` if it is none."""
    return read_saved(Source("lineage.json", text), today=today or _this_day())


def to_json(compilation: Compilation) -> str:
    """All that the specs mean as the text of a `lineage.json`, which `compile_saved` reads back."""
    return saved_json(compilation.project)


def impact(  # noqa: PLR0913 - all but the first two are options
    compilation: Compilation,
    refs: Several,
    *,
    parts: bool = False,
    columns: bool = False,
    depth: int | None = None,
    include: Several = (),
) -> Impact:
    """Say what a change to some artifacts, parts or columns may reach, and whom to tell.

    A reference may leave out its workspace where only one thing is meant, and may use an alias; one that names nothing
    raises `UnknownReferenceError`. `parts` and `columns` list those too, `depth` bounds the relationships followed,
    and `include` names the planes to walk beside the data: `control`, `configuration`.
    """
    return _impact(
        compilation.graph, _resolved(compilation, refs), Scope(parts, columns, _bound(depth)), planes(include)
    )


def trace(  # noqa: PLR0913 - as above
    compilation: Compilation,
    refs: Several,
    *,
    parts: bool = False,
    columns: bool = False,
    depth: int | None = None,
    include: Several = (),
) -> Trace:
    """Say what some artifacts, parts or columns go back to. The arguments are those of `impact`."""
    return _trace(
        compilation.graph, _resolved(compilation, refs), Scope(parts, columns, _bound(depth)), planes(include)
    )


def diff(base: Compilation, head: Compilation) -> Diff:
    """Say what changes in the lineage from one compilation to another, how much that matters, and whom it reaches."""
    return _diff(Side("base", base), Side("head", head))


def access(compilation: Compilation, *, of: str | None = None, by: str | None = None) -> Access:
    """Say who may do what: in a workspace (or the one a reference is in), by a principal, or all there is to say."""
    project = compilation.project
    return _access(
        project,
        resolve_workspace(project, of) if of is not None else None,
        resolve_principal(project, by) if by is not None else None,
    )


def select(  # noqa: PLR0913 - all but the first two are options
    compilation: Compilation,
    selectors: Several = (),
    *,
    exclude: Several = (),
    parts: bool = False,
    include: Several = (),
    base: Compilation | None = None,
) -> tuple[str, ...]:
    """The whole references that selectors choose, in dbt's grammar; all artifacts, if there are none.

    With `parts`, parts and columns are chosen as such, else they stand for their artifact. `+` and `@` follow the
    planes that `include` names, too. `base` is what `state:` compares with; what was removed is called as it was
    there. What cannot be read raises `SelectorError`.
    """
    chosen, _ = _selection(compilation, selectors, exclude, base, parts=parts, include=include)
    return tuple(sorted({*chosen.refs, *chosen.removed}))


def _selection(  # noqa: PLR0913 - those of the above
    compilation: Compilation,
    selectors: Several,
    exclude: Several,
    base: Compilation | None,
    *,
    parts: bool = False,
    include: Several = (),
) -> tuple[Selection, Across | None]:
    across = None if base is None else Across.of(compilation.graph, states(diff(base, compilation)))
    chosen = _select(
        compilation.graph,
        _each(selectors),
        _each(exclude),
        parts=parts,
        planes=planes(include),
        states=across.states if across else None,
    )
    return chosen, across


def listing(
    compilation: Compilation, selectors: Several = (), *, exclude: Several = (), base: Compilation | None = None
) -> tuple[Entry, ...]:
    """The artifacts that selectors choose, with what people choose artifacts by, and with a `base` their state."""
    chosen, across = _selection(compilation, selectors, exclude, base)
    return across.listing(chosen) if across else _listing(compilation.project, chosen.refs)


def show(compilation: Compilation, ref: str) -> Shown:
    """Everything about one artifact, part or column."""
    return _show(compilation.project, resolve(compilation.project, ref))


def rollup(  # noqa: PLR0913 - as above
    compilation: Compilation,
    selectors: Several = (),
    *,
    exclude: Several = (),
    grain: str = Grain.ARTIFACT,
    include: Several = (),
    base: Compilation | None = None,
) -> View:
    """The graph of what selectors choose; `grain` is `workspace`, `artifact`, `part` or `column`."""
    at = _one_of(Grain, "grain", grain)
    chosen, across = _selection(compilation, selectors, exclude, base, include=include)
    if across:
        return across.roll_up(at, chosen, planes(include))
    return roll_up(compilation.project, at, chosen.refs, planes(include))


def to_networkx(
    compilation: Compilation,
    selectors: Several = (),
    *,
    exclude: Several = (),
    grain: str = Grain.ARTIFACT,
    include: Several = (),
) -> Network:
    """The same graph for `networkx`, with whole references as nodes and the types of relationships as keys of edges.

    Nodes have the attributes `type`, `title`, `workspace`, `parent`, `owner` and `sensitivity`, edges `plane`,
    `description`, `path` and `line`. Parts and columns have the owner of their artifact, and the sensitivity of what
    holds them where they say none. What nobody said is no attribute.

    Its paths go through things whole; `impact` and `trace` know what in them leads on.
    """
    view = rollup(compilation, selectors, exclude=exclude, grain=grain, include=include)
    return network(compilation.project, view)


def _this_day() -> date:
    return datetime.now(UTC).date()


def planes(include: Several) -> frozenset[Plane]:
    """The data plane, and those named beside it."""
    return DATA_PLANE.union(_one_of(Plane, "plane", name) for name in _each(include))


def _each(asked: Several) -> tuple[str, ...]:
    """One text is one, and not its letters."""
    return (asked,) if isinstance(asked, str) else tuple(asked)


def _resolved(compilation: Compilation, refs: Several) -> list[str]:
    return [resolve(compilation.project, ref) for ref in _each(refs)]


def _bound(depth: int | None) -> int | None:
    if depth is not None and depth < 1:
        raise AskError(f"a depth of {depth}", "it is a number of relationships, from 1 on")
    return depth


def _one_of(choices: type[_Choice], noun: str, name: str) -> _Choice:
    try:
        return choices(name)
    except ValueError:
        raise AskError(f"unknown {noun} {quoted(name)}", f"it can be {all_of([*choices])}") from None
