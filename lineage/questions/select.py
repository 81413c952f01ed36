"""Selectors: dbt's grammar for choosing artifacts, parts and columns.

A space is union, a comma intersection. `+x`, `x+`, `2+x` and `x+3` add what is upstream and downstream, `@x` all that
is downstream with everything upstream of that. `type:Notebook` and its like choose by a property, anything else is a
reference; `*`, `?` and `[…]` are wildcards in both. `state:new` and its like choose by what differs from a base.

What was removed is on the base alone. A selector that speaks of it is answered there, whatever stands beside it; what
it chooses that still is there, is there by its name of now.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.graph.steps import DATA_PLANE
from lineage.questions.chooser import Chooser, covers
from lineage.questions.naming import meanings
from lineage.questions.terms import parse, terms_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lineage.graph.steps import LineageGraph
    from lineage.language.relationship_types import Plane
    from lineage.questions.states import States
    from lineage.questions.terms import Term

__all__ = ["Selection", "covers", "select"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What selectors chose, as whole references in order, and what was odd about them, in sentences.

    `removed` is what they chose that there is no more, as it was called on the base.
    """

    refs: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def select(  # noqa: PLR0913 - all but the first two are options
    graph: LineageGraph,
    selectors: Iterable[str],
    exclude: Iterable[str] = (),
    *,
    parts: bool = False,
    planes: frozenset[Plane] = DATA_PLANE,
    states: States | None = None,
) -> Selection:
    """Choose what any of the selectors says, but what `exclude` says; everything if there are no selectors.

    With `parts`, parts and columns are chosen as such, else they stand for their artifact. `+` and `@` follow `planes`.
    `states` say how the tree differs from a base. Raises `SelectorError` for what cannot be read and
    `UnknownReferenceError` for a reference to nothing.
    """
    now = Chooser(graph, parts, planes, states, beside=states.base.project if states else None)
    base = Chooser(states.base, parts, planes, states, is_base=True, beside=graph.project) if states else None
    selectors, exclude = tuple(selectors), tuple(exclude)
    chosen, removed = _union(selectors, now, base) if selectors else (set(graph.project.artifacts), set[str]())
    without, without_on_base = _union(exclude, now, base)
    chosen = {ref for ref in chosen if not covers(without, ref, graph.project)}
    warnings = (*now.warnings, *(base.warnings if base else ()))
    if base and removed:
        without_on_base |= _on_base(exclude, base)
        removed = {ref for ref in removed if not covers(without_on_base, ref, base.graph.project)}
    return Selection(tuple(sorted(chosen)), tuple(dict.fromkeys(warnings)), tuple(sorted(removed)))


def _union(selectors: Iterable[str], now: Chooser, base: Chooser | None) -> tuple[set[str], set[str]]:
    """What any of the selectors chooses: of what there is now, and of what is on the base alone."""
    chosen, on_base = set[str](), set[str]()
    for text in selectors:
        if whole := now.whole(text):
            chosen |= whole
        elif base and _speaks_of_base(parse(text), now, base) and (whole := base.whole(text)):
            on_base |= whole
        else:
            for terms in map(terms_of, words_of(text)):
                if base and any(_speaks_of_base(term, now, base) for term in terms):
                    on_base |= base.intersection(terms)
                else:
                    chosen |= now.intersection(terms)
    if base is None or base.states is None:
        return chosen, on_base
    remaining, gone = base.states.now(on_base, now.graph.project)
    return chosen | remaining, gone


def _speaks_of_base(term: Term, now: Chooser, base: Chooser) -> bool:
    """Tell whether a term asks for what was removed: all of that, or by a name that only the base knows."""
    if term.is_removed:
        return True
    return term.is_reference and not meanings(now.graph.project, term.value) and _knows(base, term)


def _knows(chooser: Chooser, term: Term) -> bool:
    return bool(meanings(chooser.graph.project, term.value))


def _on_base(selectors: Iterable[str], base: Chooser) -> set[str]:
    """What selectors choose on the base, for leaving it out there, too."""
    chosen = set[str]()
    for text in selectors:
        chosen |= base.whole(text) or {ref for word in words_of(text) for ref in base.intersection(terms_of(word))}
    return chosen
