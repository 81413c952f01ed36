"""What is wrong with a policy itself, so that it cannot be judged, or says nothing here."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from lineage.language.freshness import parse_duration
from lineage.questions.fields import field_names, is_field, may_have, thing_at
from lineage.rules.registry import RULES
from lineage.specs.model import Condition, Limits
from lineage.text.diagnostic import Finding
from lineage.wording.phrasing import quoted
from lineage.wording.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.policies.ground import Ground
    from lineage.specs.model import Policy
    from lineage.text.source import Text

_LONGEST = 200
"""Characters of a value to match: each of them is held against all that a tree says."""


def condition_of(policy: Policy) -> Condition:
    """What a policy requires, or else forbids."""
    return policy.require or policy.forbid or Condition()


def selectors_of(policy: Policy) -> Iterator[Text]:
    """The selectors of a policy that have to choose something, for it to mean something."""
    said = condition_of(policy)
    selectors = [policy.select]
    selectors += (each.select for each in (said.upstream, said.downstream, said.inputs, said.outputs) if each)
    return (selector for selector in selectors if selector is not None)


def avoided_of(policy: Policy) -> Iterator[Text]:
    """The selectors of what paths avoid; these may well choose nothing."""
    said = condition_of(policy)
    avoided = (path.avoiding for path in (said.upstream, said.downstream) if path)
    return (selector for selector in avoided if selector is not None)


def faults(policy: Policy, ground: Ground) -> list[Finding]:
    """What makes a policy one that cannot be judged."""
    unread = (each for text in (*selectors_of(policy), *avoided_of(policy)) for each in ground.selectors.faults(text))
    return [
        *_as_a_whole(policy),
        *(each for each in unread if each.code == "LIN502"),
        *_in_fields(condition_of(policy)),
        *_in_limits(condition_of(policy).limits),
    ]


def is_readable(policy: Policy, ground: Ground) -> bool:
    """Tell whether all selectors of a policy say something."""
    return all(map(ground.selectors.can_read, (*selectors_of(policy), *avoided_of(policy))))


def idle(policy: Policy, things: Iterable[str], ground: Ground) -> Iterator[Finding]:
    """Say what of a policy means nothing in this tree."""
    for text in selectors_of(policy):
        yield from ground.selectors.faults(text)
    said = condition_of(policy)
    kinds = {type(thing): thing for thing in (thing_at(ground.project, ref) for ref in things)}
    for name in (*said.fields, *(name for name, _ in said.values)):
        if kinds and not any(may_have(thing, name) for thing in kinds.values()):
            message = f"nothing that the policy chooses can have {quoted(name)}"
            yield Finding("LIN503", message, name.span, "choose what can, or name another field")


def _as_a_whole(policy: Policy) -> Iterator[Finding]:
    name = policy.id
    if policy.require and policy.forbid:
        yield _fault(f"{quoted(name)} both requires and forbids", name, "make two policies of it")
    elif condition_of(policy) in (Condition(), Condition(limits=Limits())):
        help_ = "add `require` or `forbid`, with something in it, as in `require: {fields: [owner]}`"
        yield _fault(f"{quoted(name)} neither requires nor forbids anything", name, help_)
    if name in RULES or any(rule.name == name for rule in RULES.values()):
        yield _fault(f"{quoted(name)} is a rule", name, "give the policy another id")


def _in_fields(said: Condition) -> Iterator[Finding]:
    for name in (*said.fields, *(name for name, _ in said.values)):
        if not is_field(name):
            near = closest(name, field_names())
            help_ = f"did you mean `{near}`?" if near else "it is a field of artifacts, parts or columns, as in `owner`"
            yield _fault(f"unknown field {quoted(name)}", name, help_)
    for pattern in chain.from_iterable(patterns for _, patterns in said.values):
        if len(pattern) > _LONGEST:
            yield _fault(f"a value of {len(pattern):,} characters", pattern, "put a `*` for most of it")


def _in_limits(limits: Limits | None) -> Iterator[Finding]:
    if limits is None:
        return
    for name, number in limits.numbers:
        if number < 0 or number != int(number):
            yield _fault(f"{quoted(name)} cannot be at most {number}", name, "write a whole number, as in `20`")
    if limits.deprecated is not None and parse_duration(limits.deprecated) is None:
        message = f"{quoted(limits.deprecated)} is not a length of time"
        yield _fault(message, limits.deprecated, "write a number and `d` or `w`, as in `90d`")


def _fault(message: str, text: Text, help_: str) -> Finding:
    return Finding("LIN502", message, text.span, help_)
