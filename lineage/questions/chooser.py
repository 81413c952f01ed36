"""What selectors choose in one tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from lineage.errors import SelectorError
from lineage.language.reference import PRINCIPAL_KINDS
from lineage.questions.answer import Scope
from lineage.questions.impact import impact
from lineage.questions.naming import meanings, unknown
from lineage.questions.properties import METHODS, fits
from lineage.questions.states import nothing_to_compare
from lineage.questions.terms import STATE, bound, checked, parse
from lineage.questions.trace import trace
from lineage.specs.project import artifact_ref
from lineage.wording.phrasing import quoted
from lineage.wording.suggest import closest, shortest_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lineage.graph.steps import LineageGraph
    from lineage.language.relationship_types import Plane
    from lineage.questions.states import States
    from lineage.questions.terms import Term
    from lineage.specs.project import Project


@dataclass(frozen=True, slots=True)
class Chooser:
    """Answers selectors for one question, in one tree; `warnings` gathers what it wonders about.

    `states` say how the tree differs from a base; of a base itself (`is_base`) how what came later differs from it.
    What there is in the tree `beside` it may be named here, too, where it chooses nothing.
    """

    graph: LineageGraph
    parts: bool
    planes: frozenset[Plane]
    states: States | None = None
    is_base: bool = False
    beside: Project | None = None
    warnings: list[str] = field(default_factory=list)

    def whole(self, text: str) -> set[str]:
        """What is named by all of a text: a column's name may hold spaces, commas and pluses."""
        if exact := meanings(self.graph.project, text):
            return self._at_grain(exact)
        term = parse(text)
        named = self._named(term) if term.is_literal else set()
        return self._with_relatives(checked(term), named) if named else set()

    def intersection(self, terms: Sequence[Term]) -> set[str]:
        """What all of some terms choose: things, or what is in them."""
        first, *others = map(self._chosen, terms)
        project = self.graph.project
        for other in others:
            first = {ref for ref in first if covers(other, ref, project)} | {
                ref for ref in other if covers(first, ref, project)
            }
        return first

    def _chosen(self, term: Term) -> set[str]:
        named = self._named(term)
        if not named:
            if term.is_reference:
                if self.beside is None or not meanings(self.beside, term.value):
                    raise unknown(self.graph.project, term.value)
            else:
                self.warnings.append(_nothing(self.graph, term))
        return self._with_relatives(term, named)

    def _named(self, term: Term) -> set[str]:
        """What a term names, without what its operators add."""
        project = self.graph.project
        if term.method is None:
            return set(meanings(project, term.value) if term.is_literal else _matching(project, term.value))
        if term.method == STATE:
            return self._in_state(term)
        if term.method not in METHODS:
            raise _unknown_method(term)
        values = METHODS[term.method](project)
        if term.is_literal:
            return set(values.get(term.value, ()))
        return {ref for value, refs in values.items() if fits(term.value, value) for ref in refs}

    def _in_state(self, term: Term) -> set[str]:
        if self.states is None:
            raise nothing_to_compare(term.text)
        if self.is_base:
            return set(self.states.removed if term.is_removed else ())
        return set(self.states.named(term.value))

    def _with_relatives(self, term: Term, named: set[str]) -> set[str]:
        refs = sorted(named)
        found = set[str]()
        if term.around:
            found.update(self._downstream(refs, None))
            found.update(self._upstream(sorted({*refs, *found}), None))
        if term.up is not None:
            found.update(self._upstream(refs, term.up))
        if term.down is not None:
            found.update(self._downstream(refs, term.down))
        return self._themselves(term, named) | self._at_grain(found)

    def _themselves(self, term: Term, named: set[str]) -> set[str]:
        """What is named, at the grain that is chosen. An artifact with a new part is not new, nor one that lost one.

        But where it is asked what such a part touches, what holds it is the first.
        """
        if self.parts or not term.is_of_things or term.has_operators:
            return self._at_grain(named)
        artifacts = {ref for ref in named if ref in self.graph.project.artifacts}
        if named and not artifacts:
            self.warnings.append(f"{quoted(term.text)} matches parts and columns, but no artifact")
        return artifacts

    def _upstream(self, refs: Sequence[str], depth: int | None) -> Iterable[str]:
        return (entry.ref for entry in trace(self.graph, refs, Scope(depth=bound(depth)), self.planes).upstream)

    def _downstream(self, refs: Sequence[str], depth: int | None) -> Iterable[str]:
        return (entry.ref for entry in impact(self.graph, refs, Scope(depth=bound(depth)), self.planes).downstream)

    def _at_grain(self, refs: Iterable[str]) -> set[str]:
        return set(refs) if self.parts else set(map(artifact_ref, refs))


def covers(refs: set[str] | frozenset[str], ref: str, project: Project) -> bool:
    """Tell whether a set holds a thing, or something that contains it."""
    return bool(refs) and not refs.isdisjoint((ref, *project.containers_of(ref)))


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


def _nothing(graph: LineageGraph, term: Term) -> str:
    message = f"nothing matches {quoted(term.text)}"
    if term.method in METHODS and term.is_literal:
        values = METHODS[term.method](graph.project)
        near = closest(term.value, values) or shortest_with(term.value, values)
        if near and near != term.value:
            return f"{message}: did you mean {quoted(f'{term.method}:{near}')}?"
    return message


def _unknown_method(term: Term) -> SelectorError:
    method, known = str(term.method), (*METHODS, STATE)
    if method in PRINCIPAL_KINDS:
        return SelectorError(f"a principal is no selector: {quoted(term.text)}", f"did you mean `owner:{term.text}`?")
    near = closest(method, known)
    return SelectorError(
        f"unknown method {quoted(method)} in {quoted(term.text)}",
        f"did you mean `{near}:{term.value}`?" if near else f"methods are {', '.join(known)}",
    )
