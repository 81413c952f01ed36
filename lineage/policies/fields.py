"""Policies about fields: that they are there or not, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.policies.breach import Breach
from lineage.questions.fields import may_have, said_in, thing_at
from lineage.questions.properties import fits
from lineage.text.source import Text
from lineage.wording.phrasing import listing, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.policies.ground import Ground
    from lineage.specs.model import Condition
    from lineage.text.source import Span


def breaches(ground: Ground, things: Sequence[str], said: Condition, *, wanted: bool) -> Iterator[Breach]:
    """The things that lack what is wanted in their fields, or have what is not. What cannot have it is not judged."""
    for name in said.fields:
        for ref, values in _said(ground, things, name):
            if bool(values) is not wanted:
                fact = f"has no {quoted(name)}" if wanted else f"has {quoted(name)}"
                yield Breach(ref, fact, _place(ground, ref, values))
    for name, patterns in said.values:
        yield from _value_breaches(ground, things, (name, patterns), wanted=wanted)


def _value_breaches(
    ground: Ground, things: Sequence[str], meant: tuple[str, Sequence[str]], *, wanted: bool
) -> Iterator[Breach]:
    name, patterns = meant
    known: dict[tuple[str, ...], bool] = {}
    for ref, values in _said(ground, things, name):
        if values not in known:
            known[values] = any(fits(pattern, value) for value in values for pattern in patterns)
        if known[values] is wanted:
            continue
        fact = f"has no {quoted(name)}"
        if values:
            have = quoted(f"{name}: {', '.join(values)}")
            fact = f"has {have}, not {listing(patterns)}" if wanted else f"has {have}"
        yield Breach(ref, fact, _place(ground, ref, values))


def _said(ground: Ground, things: Sequence[str], name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What each thing that may have a field says in it."""
    for ref in things:
        thing = thing_at(ground.project, ref)
        if may_have(thing, name):
            yield ref, said_in(ground.project, thing, name)


def _place(ground: Ground, ref: str, values: tuple[str, ...]) -> Span:
    """The value that is wrong where it is one and its place is known, else the name of the thing."""
    value = values[0] if len(values) == 1 else None
    return value.span if isinstance(value, Text) else ground.project.span_of(ref)
