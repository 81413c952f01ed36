"""The grammar of selectors: what a text asks for, before anybody looks whether there is such a thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from lineage.errors import SelectorError
from lineage.questions.properties import is_literal
from lineage.questions.states import NEW, REMOVED, check_state
from lineage.wording.phrasing import quoted

STATE = "state"
"""The method that chooses by what differs from a base."""

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
_ENDLESS = -1


@dataclass(frozen=True, slots=True)
class Term:
    """One selector without union and intersection. `up` and `down` are depths: None is not at all, -1 without end."""

    text: str
    method: str | None
    value: str
    around: bool
    up: int | None
    down: int | None

    @property
    def is_literal(self) -> bool:
        """Tell whether it means one value or reference, and no pattern."""
        return is_literal(self.value)

    @property
    def is_reference(self) -> bool:
        """Tell whether it names a thing."""
        return self.method is None and self.is_literal

    @property
    def is_removed(self) -> bool:
        """Tell whether it asks for what there is no more."""
        return self.method == STATE and self.value == REMOVED

    @property
    def is_of_things(self) -> bool:
        """Tell whether it asks for things that came or went, and not for something said of them."""
        return self.method == STATE and self.value in {NEW, REMOVED}

    @property
    def has_operators(self) -> bool:
        """Tell whether it asks for what is around, too."""
        return self.around or self.up is not None or self.down is not None


def parse(text: str) -> Term:
    """What a text asks for. A value may be anything, so that there always is something."""
    found = cast("re.Match[str]", _TERM.fullmatch(text))
    return Term(
        text,
        found["method"],
        found["value"],
        bool(found["around"]),
        _depth(found["parents"], found["up"]),
        _depth(found["children"], found["down"]),
    )


def checked(term: Term) -> Term:
    """The term, if it makes sense."""
    if not term.value:
        raise SelectorError(
            f"a selector of nothing: {quoted(term.text)}", "say of what, as in `+name` or `type:Notebook`"
        )
    if term.around and not (term.up is None and term.down is None):
        raise SelectorError(f"`@` and `+` in one selector: {quoted(term.text)}", "`@x` has all of `+x+` already")
    if term.method == STATE:
        check_state(term.value)
    return term


def words_of(text: str) -> list[str]:
    """The selectors of a union."""
    words = text.split()
    if not words:
        raise SelectorError("an empty selector", "leave it out to choose everything")
    return words


def terms_of(word: str) -> list[Term]:
    """The selectors of an intersection."""
    texts = word.split(",")
    if not all(texts):
        raise SelectorError(f"a comma with nothing beside it: {quoted(word)}", "a comma joins two selectors, unspaced")
    return [checked(parse(text)) for text in texts]


def bound(depth: int | None) -> int | None:
    """How many relationships a depth allows; None is any number."""
    return None if depth == _ENDLESS else depth


def _depth(operator: str | None, digits: str | None) -> int | None:
    if operator is None:
        return None
    return int(digits) if digits else _ENDLESS
