"""A change in words, with what specs say set apart: each format puts its own quotes around that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.changes.change import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.changes.change import Change


class Word(NamedTuple):
    """A stretch of a sentence; `quoted` is what a spec says: a name, a value."""

    text: str
    quoted: bool = False


_LONGEST = 240

_NAMED = frozenset({"alias", "column", "part", "run", "version"})
"""Subjects that are the thing which the reference names, inside the thing that the heading names."""

_HAD = frozenset({"role"})
"""Subjects that somebody has: the role of a principal, but simply a member."""


def words(change: Change, thing: str, sort: str) -> tuple[Word, ...]:
    """What happened, said below a heading that names the thing: column `customers#email` removed: `string`.

    `sort` is what a part is called: a table, a schema.
    """
    return tuple(_cut(word) for word in (*_what(change, thing, sort), *_how(change)))


def _cut(word: Word) -> Word:
    return word if len(word.text) <= _LONGEST else Word(f"{word.text[: _LONGEST - 1]}…", word.quoted)


def _what(change: Change, thing: str, sort: str) -> Iterator[Word]:
    inside = _inside(change.ref, thing)
    noun = change.subject.replace("-", " ")
    if change.subject == "relationship":
        yield from (Word("relationship from "), Word(change.other or "", quoted=True))
        yield from (Word(" to "), Word(inside, quoted=True)) if inside else ()
    elif change.subject in _NAMED:
        yield Word(sort if change.subject == "part" else noun)
        yield from (Word(" "), Word(inside, quoted=True)) if change.kind is not Kind.RENAMED else ()
    elif change.other is not None:
        yield from (Word(f"{noun} of " if noun in _HAD else f"{noun} "), Word(change.other, quoted=True))
    else:
        yield Word(noun)
        yield from (Word(" of "), Word(inside, quoted=True)) if inside else ()


def _how(change: Change) -> Iterator[Word]:
    yield Word(" looks renamed" if change.kind is Kind.RENAMED else f" {change.kind}")
    if change.subject == "artifact" and change.kind in {Kind.ADDED, Kind.REMOVED}:
        return  # its type stands in the heading
    if change.kind is Kind.ADDED:
        yield from (Word(": "), Word(change.after, quoted=True)) if change.after is not None else ()
    elif change.kind is Kind.REMOVED:
        yield from (Word(": "), Word(change.before, quoted=True)) if change.before is not None else ()
    elif change.before is not None or change.after is not None:
        yield from (Word(": "), _value(change.before), Word(" → "), _value(change.after))


def _value(said: str | None) -> Word:
    return Word("nothing") if said is None else Word(said, quoted=True)


def _inside(ref: str, thing: str) -> str:
    """How a reference goes on behind that of the thing it is inside of."""
    rest = ref.removeprefix(thing)
    return rest[1:] if rest[:1] in {".", "#"} else rest
