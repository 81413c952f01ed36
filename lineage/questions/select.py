"""Selectors: dbt's grammar for choosing artifacts, parts and columns.

A space is union, a comma intersection. `+x`, `x+`, `2+x` and `x+3` add what is upstream and downstream, `@x` all that
is downstream with everything upstream of that. `type:Notebook` and its like choose by a property, anything else is a
reference; `*`, `?` and `[…]` are wildcards in both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, cast

from lineage.errors import SelectorError
from lineage.graph.steps import DATA_PLANE
from lineage.language.reference import PRINCIPAL_KINDS
from lineage.questions.answer import Scope
from lineage.questions.impact import impact
from lineage.questions.naming import meanings, unknown
from lineage.questions.properties import METHODS
from lineage.questions.trace import trace
from lineage.specs.project import artifact_ref
from lineage.wording.phrasing import quoted
from lineage.wording.suggest import closest, shortest_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lineage.graph.steps import LineageGraph
    from lineage.language.relationship_types import Plane
    from lineage.specs.project import Project

_TERM = re.compile(
    r"""
    (?P<around>@)?
    (?P<parents>(?P<up>[0-9]{0,9})\+)?
    (?:(?P<method>[a-z][a-z-]*):)?
    (?P<value>.*?)
    (?P<children>\+(?P<down>[0-9]{0,9}))?
    """,
    re.VERBOSE | re.DOTALL,
)

_WILD = re.compile(r"[*?[]")


@dataclass(frozen=True, slots=True)
class Selection:
    """What selectors chose, as whole references in order, and what was odd about them, in sentences."""

    refs: tuple[str, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Term:
    """One selector without union and intersection. `up` and `down` are depths: None is not at all, -1 without end."""

    text: str
    method: str | None
    value: str
    around: bool
    up: int | None
    down: int | None

    @property
    def is_literal(self) -> bool:
        return _WILD.search(self.value) is None


def select(
    graph: LineageGraph,
    selectors: Iterable[str],
    exclude: Iterable[str] = (),
    *,
    parts: bool = False,
    planes: frozenset[Plane] = DATA_PLANE,
) -> Selection:
    """Choose what any of the selectors says, but what `exclude` says; everything if there are no selectors.

    With `parts`, parts and columns are chosen as such, else they stand for their artifact. `+` and `@` follow `planes`.
    Raises `SelectorError` for what cannot be read and `UnknownReferenceError` for a reference to nothing.
    """
    selector = _Selector(graph, parts, planes, [])
    selectors = tuple(selectors)
    chosen = selector.union(selectors) if selectors else set(graph.project.artifacts)
    excluded = selector.union(exclude)
    kept = {ref for ref in chosen if not covers(excluded, ref, graph.project)}
    return Selection(tuple(sorted(kept)), tuple(dict.fromkeys(selector.warnings)))


def covers(refs: set[str] | frozenset[str], ref: str, project: Project) -> bool:
    """Tell whether a set holds a thing, or something that contains it."""
    return bool(refs) and not refs.isdisjoint((ref, *project.containers_of(ref)))


@dataclass(frozen=True, slots=True)
class _Selector:
    """Reads selectors for one question; `warnings` gathers what it wonders about."""

    graph: LineageGraph
    parts: bool
    planes: frozenset[Plane]
    warnings: list[str]

    def union(self, selectors: Iterable[str]) -> set[str]:
        """What any of the selectors chooses."""
        chosen: set[str] = set()
        for selector in selectors:
            chosen |= self._one_argument(selector)
        return chosen

    def _one_argument(self, text: str) -> set[str]:
        """What as a whole names something is taken so: a column's name may hold spaces, commas and pluses."""
        if exact := meanings(self.graph.project, text):
            return self._at_grain(exact)
        term = _parse(text)
        if term.is_literal and (named := self._base(term)):
            return self._with_relatives(_checked(term), named)
        words = text.split()
        if not words:
            raise SelectorError("an empty selector", "leave it out to choose everything")
        return {ref for word in words for ref in self._intersection(word)}

    def _intersection(self, word: str) -> set[str]:
        first, *others = [self._term(_checked(_parse(text))) for text in _split(word)]
        for other in others:
            project = self.graph.project
            first = {ref for ref in first if covers(other, ref, project)} | {
                ref for ref in other if covers(first, ref, project)
            }
        return first

    def _term(self, term: _Term) -> set[str]:
        base = self._base(term)
        if not base:
            if term.method is None and term.is_literal:
                raise unknown(self.graph.project, term.value)
            self.warnings.append(_nothing(self.graph, term))
        return self._with_relatives(term, base)

    def _base(self, term: _Term) -> set[str]:
        """What a term names, without what its operators add."""
        if term.method is None:
            if term.is_literal:
                return set(meanings(self.graph.project, term.value))
            return set(_matching(self.graph.project, term.value))
        if term.method not in METHODS:
            raise _unknown_method(term)
        values = METHODS[term.method](self.graph.project)
        return {ref for value, refs in values.items() if _fits(term, value) for ref in refs}

    def _with_relatives(self, term: _Term, base: set[str]) -> set[str]:
        refs = sorted(base)
        chosen = set(refs)
        if term.around:
            chosen.update(self._downstream(refs, None))
            chosen.update(self._upstream(sorted(chosen), None))
        if term.up is not None:
            chosen.update(self._upstream(refs, term.up))
        if term.down is not None:
            chosen.update(self._downstream(refs, term.down))
        return self._at_grain(chosen)

    def _upstream(self, refs: Sequence[str], depth: int | None) -> Iterable[str]:
        return (entry.ref for entry in trace(self.graph, refs, Scope(depth=_bound(depth)), self.planes).upstream)

    def _downstream(self, refs: Sequence[str], depth: int | None) -> Iterable[str]:
        return (entry.ref for entry in impact(self.graph, refs, Scope(depth=_bound(depth)), self.planes).downstream)

    def _at_grain(self, refs: Iterable[str]) -> set[str]:
        return set(refs) if self.parts else set(map(artifact_ref, refs))


def _bound(depth: int | None) -> int | None:
    return None if depth == _ENDLESS else depth


_ENDLESS = -1


def _parse(text: str) -> _Term:
    found = cast("re.Match[str]", _TERM.fullmatch(text))  # a value may be anything, so that there always is one
    return _Term(
        text,
        found["method"],
        found["value"],
        bool(found["around"]),
        _depth(found["parents"], found["up"]),
        _depth(found["children"], found["down"]),
    )


def _checked(term: _Term) -> _Term:
    if not term.value:
        raise SelectorError(
            f"a selector of nothing: {quoted(term.text)}", "say of what, as in `+name` or `type:Notebook`"
        )
    if term.around and not (term.up is None and term.down is None):
        raise SelectorError(f"`@` and `+` in one selector: {quoted(term.text)}", "`@x` has all of `+x+` already")
    return term


def _depth(operator: str | None, digits: str | None) -> int | None:
    if operator is None:
        return None
    return int(digits) if digits else _ENDLESS


def _split(word: str) -> list[str]:
    texts = word.split(",")
    if not all(texts):
        raise SelectorError(f"a comma with nothing beside it: {quoted(word)}", "a comma joins two selectors, unspaced")
    return texts


def _fits(term: _Term, value: str) -> bool:
    """Tell whether a value of a property is meant, as it is or by wildcards."""
    if term.is_literal:
        return value == term.value
    return fnmatchcase(value, term.value)


def _matching(project: Project, pattern: str) -> Iterable[str]:
    """What a reference with wildcards means. Parts and columns are only meant by a pattern with their marks in it."""
    whole = "/" in pattern.partition("#")[0]
    name = pattern.rpartition("/")[2] if whole else pattern
    if "#" in pattern:
        refs: Iterable[str] = project.columns
    elif "." in name or "@" in name:
        refs = (ref for ref in project.nodes if ref not in project.artifacts)
    else:
        refs = project.artifacts
    return (ref for ref in refs if fnmatchcase(ref if whole else ref.partition("/")[2], pattern))


def _nothing(graph: LineageGraph, term: _Term) -> str:
    message = f"nothing matches {quoted(term.text)}"
    if term.method is not None and term.is_literal:
        values = METHODS[term.method](graph.project)
        near = closest(term.value, values) or shortest_with(term.value, values)
        if near:
            return f"{message}: did you mean {quoted(f'{term.method}:{near}')}?"
    return message


def _unknown_method(term: _Term) -> SelectorError:
    method = str(term.method)
    if method in PRINCIPAL_KINDS:
        return SelectorError(f"a principal is no selector: {quoted(term.text)}", f"did you mean `owner:{term.text}`?")
    near = closest(method, METHODS)
    return SelectorError(
        f"unknown method {quoted(method)} in {quoted(term.text)}",
        f"did you mean `{near}:{term.value}`?" if near else f"methods are {', '.join(METHODS)}",
    )
