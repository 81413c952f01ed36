"""Which of the things that are gone came back under another name, by what is characteristic of each: a guess.

A thing has traits: what it says, and what is around it, each with a weight. Two things are alike when most of what
either has is common to both. Where there is little of it, their names have to be alike, too. The best match goes
first, and each thing has one at most.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from lineage.changes.names import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Topic: TypeAlias = tuple[str | None, ...]
Trait: TypeAlias = tuple[str | None, int]
"""What is said, in words, and how much it tells when two say the same."""
Traits: TypeAlias = "Mapping[Topic, Trait]"
"""What is characteristic of a thing, by what it is about."""
Settled: TypeAlias = "Mapping[Topic, str | None]"
"""What is settled of a thing, by what it is about."""


class Character(NamedTuple):
    """What a thing says and what is around it.

    `left_behind` tells that something still refers to it by a name that is gone, or refers already to one that is to
    come: then what is around the other cannot be complete, and only what is common to both counts. `settled` is what
    nobody can change afterwards, as when a run started: two things that differ in it are two.
    """

    says: Traits
    around: Traits
    left_behind: bool = False
    settled: Settled = MappingProxyType({})

    @property
    def all(self) -> frozenset[Hashable]:
        """All its traits."""
        return frozenset((*self.says.items(), *self.around.items()))


Characters: TypeAlias = "Mapping[str, Character]"
"""The characters of things, by their references."""

_ALIKE_IN = 0.6
"""The share of its traits, by weight, that a thing keeps."""
_ENOUGH = 3
"""The weight of common traits that tells enough by itself: a neighbour, say, and the type."""
_ALIKE_BY_NAME = 0.75
_TELLING_LETTERS = 4
"""So many letters at the start of a word are its abbreviation, and no accident."""
_WORD = re.compile(r"[^\W\d_a-z]?[^\W\d_A-Z]+|[^\W\d_]+|\d+")
"""The words of a name: `customer_id`, `customerId`."""
_MOST_PAIRS = 2_500
"""A trait that so many pairs have in common tells nothing of any of them."""
_MOST_COMPARISONS = 100_000


class _Pair(NamedTuple):
    """Two things that may be one, in the order in which guesses are made."""

    unlikeness: float
    names_unlike: float
    gone: str
    come: str


def match(gone: Characters, come: Characters) -> dict[str, str]:
    """For things that are gone the one that each came back as, if there is one."""
    matched = dict(_crowds(gone, come))
    taken = set(matched.values())
    left_gone = {ref: each for ref, each in gone.items() if ref not in matched}
    left_come = {ref: each for ref, each in come.items() if ref not in taken}
    found = (_compare(pair, left_gone, left_come) for pair in _candidates(left_gone, left_come))
    for pair in sorted(filter(None, found)):
        if pair.gone not in matched and pair.come not in taken:
            matched[pair.gone] = pair.come
            taken.add(pair.come)
    return matched


def _crowds(gone: Characters, come: Characters) -> Iterator[tuple[str, str]]:
    """Of very many that have all in common, the first by name goes with the first by name."""
    having = _by(come, lambda character: [character.all])
    for traits, refs in _by(gone, lambda character: [character.all]).items():
        others = having.get(traits, [])
        one = gone[refs[0]]
        if len(refs) * len(others) > _MOST_PAIRS and _weight(one.says) + _weight(one.around) >= _ENOUGH:
            yield from zip(refs, others, strict=False)


def _candidates(gone: Characters, come: Characters) -> Iterable[tuple[str, str]]:
    """The pairs with a trait in common, those with a rare one first; not more than can be compared."""
    having = _by(come, lambda character: character.all)
    ours = _by(gone, lambda character: character.all)
    shared = [(refs, having[trait]) for trait, refs in ours.items() if trait in having]
    pairs: dict[tuple[str, str], None] = {}
    for refs, others in sorted(shared, key=lambda each: (len(each[0]) * len(each[1]), each)):
        if len(refs) * len(others) > _MOST_PAIRS or len(pairs) > _MOST_COMPARISONS:
            break
        pairs.update(dict.fromkeys((one, other) for one in refs for other in others))
    return pairs


def _compare(pair: tuple[str, str], gone: Characters, come: Characters) -> _Pair | None:
    one, other = gone[pair[0]], come[pair[1]]
    if any(other.settled.get(topic, said) != said for topic, said in one.settled.items()):
        return None
    said, either = _common(one.says, other.says)
    known, around = _common(one.around, other.around)
    either += known if one.left_behind or other.left_behind else around
    likeness = (said + known) / either
    by_name = _alike_by_name(split(pair[0])[2], split(pair[1])[2])
    if likeness < _ALIKE_IN or (said + known < _ENOUGH and by_name < _ALIKE_BY_NAME):
        return None
    return _Pair(-likeness, -by_name, *pair)


def _common(one: Traits, other: Traits) -> tuple[int, int]:
    """The weight of what both say alike, and of all that either says something about."""
    both = [(trait, other[topic]) for topic, trait in one.items() if topic in other]
    alike = sum(trait[1] for trait, same in both if trait == same)
    return alike, _weight(one) + _weight(other) - sum(same[1] for _, same in both)


def _weight(traits: Traits) -> int:
    return sum(weight for _, weight in traits.values())


_Key = TypeVar("_Key", bound=Hashable)


def _by(things: Characters, keys: Callable[[Character], Iterable[_Key]]) -> dict[_Key, list[str]]:
    """The things that have each key, in order of their references."""
    found: dict[_Key, list[str]] = {}
    for ref in sorted(things):
        for key in keys(things[ref]):
            found.setdefault(key, []).append(ref)
    return found


def _alike_by_name(one: str, other: str) -> float:
    """How much two names have in common: all, if one says no word that the other does not; else pairs of letters."""
    ours, theirs = _words(one), _words(other)
    if _all_begin(ours, theirs) or _all_begin(theirs, ours):
        return 1.0
    pairs, others = _letter_pairs(one), _letter_pairs(other)
    either = len(pairs) + len(others)
    return 2 * len(pairs & others) / either if either else 0.0


def _all_begin(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether each word is one of the others, or begins one: `cust_id`, `customer_id`."""
    return bool(ours) and all(
        each in theirs or (len(each) >= _TELLING_LETTERS and any(word.startswith(each) for word in theirs))
        for each in ours
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(name))


@cache
def _letter_pairs(name: str) -> frozenset[str]:
    letters = "".join(_WORD.findall(name)).casefold()
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))
