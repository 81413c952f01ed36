"""What there is to say of a policy, for a page or a program: its own words, and how it is kept."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

from lineage.specs.model import Limits
from lineage.text.diagnostic import Severity
from lineage.wording.flow_style import in_flow_style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lineage.policies.judge import Verdict
    from lineage.specs.model import Condition
    from lineage.text.source import Span


@dataclass(frozen=True, slots=True)
class Waived:
    """A waiver of a policy: at which artifact, why, until which day, and whether that is over."""

    artifact: str
    reason: str
    until: str
    ended: bool


@dataclass(frozen=True, slots=True)
class Account:
    """A policy: `demand` is `require` or `forbid`, `lines` are what is, each in YAML.

    `chosen` is how many things it is about, `broken` are those that break it, `waived` those that may. Where nothing is
    `chosen` that is None if it could not be judged.
    """

    id: str
    description: str
    severity: str
    select: str | None
    demand: str
    lines: Mapping[str, str]
    chosen: int | None
    broken: tuple[str, ...]
    waived: tuple[str, ...]
    waivers: tuple[Waived, ...]
    span: Span

    @property
    def verdict(self) -> str:
        """Whether it is kept, in a word: `kept`, `broken`, `idle` for one that is about nothing, `not judged`."""
        if self.chosen is None:
            return "not judged"
        return "broken" if self.broken else "kept" if self.chosen else "idle"


def account(verdict: Verdict) -> Account:
    """Give an account of a policy."""
    policy = verdict.policy
    said = policy.require or policy.forbid
    return Account(
        id=str(policy.id),
        description=policy.description,
        severity=policy.severity or Severity.ERROR.value,
        select=None if policy.select is None else str(policy.select),
        demand="require" if policy.require else "forbid",
        lines={name: in_flow_style(value) for name, value in _plain(said).items()} if said else {},
        chosen=verdict.chosen,
        broken=verdict.broken,
        waived=verdict.waived,
        waivers=tuple(
            Waived(each.artifact, each.waiver.reason, str(each.waiver.until), each.ended) for each in verdict.waivers
        ),
        span=policy.id.span,
    )


def _plain(said: Condition) -> dict[str, object]:
    """What a condition says, as YAML holds it."""
    return {
        field.name: _value(getattr(said, field.name))
        for field in fields(said)
        if getattr(said, field.name) != field.default
    }


def _value(said: object) -> object:
    if isinstance(said, Limits):
        length = {"deprecated": str(said.deprecated)} if said.deprecated is not None else {}
        return {str(name): number for name, number in said.numbers} | length
    if is_dataclass(said):
        return _plain(said)  # type: ignore[arg-type]
    if isinstance(said, tuple):
        if said and all(type(item) is tuple for item in said):
            return {str(name): _value(values) for name, values in said}
        return [str(item) for item in said]
    return str(said)
