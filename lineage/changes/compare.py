"""The facts of two projects → what differs: difference changes, not weighed yet."""

from __future__ import annotations

from operator import eq
from typing import TYPE_CHECKING, TypeVar

from lineage.changes.difference import Difference
from lineage.changes.facts import artifact_facts, say_the_same
from lineage.changes.facts_around import (
    policy_facts,
    principal_facts,
    role_facts,
    settings_facts,
    type_facts,
    workspace_facts,
)
from lineage.changes.names import Names
from lineage.language.severities import NAMED, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lineage.changes.facts import Fact, Key
    from lineage.changes.gaps import Gaps
    from lineage.specs.project import Project

    Facts = Mapping[Key, Fact]

_Thing = TypeVar("_Thing")


def compare(base: Project, head: Project, names: Names, gaps: tuple[Gaps, Gaps]) -> Iterator[Difference]:
    """Tell what differs, relationships left out. What is implied by another change is not repeated.

    Things are looked into only where the two sides are not equal as they stand. What one of them may say in a gap is
    not said to be missing there.
    """
    on_base, on_head = gaps
    before = {_key(fact.key, names): fact for fact in reversed([*_facts(base, head, names)])}
    after = {fact.key: fact for fact in reversed([*_facts(head, base, Names())])}
    for key, was in before.items():
        now = after.get(key)
        if now is None:
            if _is_there(was.holder and _key(was.holder, names), after) and not on_head.may_hide(was.ref, was.place):
                yield Difference(Kind.REMOVED, was, None)
        elif was.value != now.value and not (_unknown(was, on_base) or _unknown(now, on_head)):
            yield Difference(Kind.CHANGED, was, now)
    for key, now in after.items():
        if key not in before and _is_there(now.holder, before) and not on_base.may_hide(now.ref, now.place):
            yield Difference(Kind.ADDED, None, now)
    yield from _renames(before, after, names)


def _renames(before: Facts, after: Facts, names: Names) -> Iterator[Difference]:
    for old, new in names.renamed.items():
        for subject in NAMED:
            was, now = before.get((subject, new, None)), after.get((subject, new, None))
            if was is not None and now is not None and was.ref == old:
                yield Difference(Kind.RENAMED, was, now)


def _unknown(fact: Fact, gaps: Gaps) -> bool:
    """Whether a fact is what holds where nothing is said, and something may be said in a gap."""
    return fact.place is None and gaps.may_hide(fact.ref, None)


def _is_there(holder: Key | None, facts: Facts) -> bool:
    return holder is None or holder in facts


def _key(key: Key, names: Names) -> Key:
    """What a fact of the base is about, in the names of the head."""
    if not names.renamed:
        return key
    subject, ref, other = key
    return subject, names.head(ref), other


def _facts(own: Project, other: Project, names: Names) -> Iterator[Fact]:
    """What a project says where the other does not say the same, word for word.

    `names` leads from this side to the head.
    """
    for artifact in _differing(own.artifacts, other.artifacts, say_the_same):
        yield from artifact_facts(own, artifact, names)
    for workspace in _differing(own.workspaces, other.workspaces):
        yield from workspace_facts(workspace, own.roles)
    for principal in _differing(own.principals, other.principals):
        yield from principal_facts(principal)
    for role in _differing(own.roles, other.roles):
        yield from role_facts(role)
    for policy in _differing(own.policies, other.policies):
        yield from policy_facts(policy)
    types = {each.name: each for each in own.settings.types}
    for each in _differing(types, {each.name: each for each in other.settings.types}):
        yield from type_facts(each)
    if own.settings != other.settings:
        yield from settings_facts(own)


def _differing(
    own: Mapping[str, _Thing], other: Mapping[str, _Thing], is_same: Callable[[_Thing, _Thing], bool] = eq
) -> Iterator[_Thing]:
    for name, thing in own.items():
        known = other.get(name)
        if known is not thing and (known is None or not is_same(known, thing)):
            yield thing
