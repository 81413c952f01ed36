"""Waivers: what is known, and borne with until a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lineage.language.day import parse_day
from lineage.rules.registry import RULES
from lineage.text.diagnostic import Finding
from lineage.wording.phrasing import listing, quoted
from lineage.wording.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from lineage.specs.model import Waiver
    from lineage.specs.project import Project

_WAIVABLE = {name: rule.code for rule in RULES.values() if rule.waivable for name in (rule.code, rule.name)}
_HELP_WAIVABLE = f"a waiver is for a policy, or for {listing([name for name in _WAIVABLE if name not in RULES])}"


class Held(NamedTuple):
    """A waiver, the artifact that has it, and whether its last day is over."""

    artifact: str
    waiver: Waiver
    ended: bool


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers of a project on a day, by what they are for; without a day, none has ended."""

    in_force: dict[tuple[str, str], Held] = field(default_factory=dict)
    ended: dict[tuple[str, str], Held] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)

    def cover(self, finding: Finding) -> Held | None:
        """The waiver by which a finding is not reported, if there is one."""
        return next(filter(None, (self.in_force.get(key) for key in _keys(finding))), None)

    def of(self, policy: str) -> tuple[Held, ...]:
        """The waivers of a policy, in the order of artifacts."""
        held = (each for each in (*self.in_force.values(), *self.ended.values()) if each.waiver.policy == policy)
        return tuple(sorted(held, key=lambda each: (each.artifact, each.ended)))

    def complaints(self, findings: Iterable[Finding], unjudged: Collection[str] | None) -> Iterator[Finding]:
        """Say which waivers have ended, and which are for nothing.

        Of these policies nobody knows, since they were not judged; of any, without a list of them.
        """
        broken = {key for finding in findings for key in _keys(finding)}
        for key, held in self.ended.items():
            if key not in self.in_force:
                yield _ended(held, broken=key in broken)
        for key, held in self.in_force.items():
            if unjudged is not None and key not in broken and key[1] not in unjudged:
                name = held.waiver.policy
                message = f"nothing about {quoted(held.artifact.partition('/')[2])} breaks {quoted(name)}"
                yield Finding("LIN506", message, name.span, "take the waiver out")


def read(project: Project, today: date | None) -> Waivers:
    """Read all waivers of a project."""
    waivers = Waivers()
    for artifact in project.artifacts.values():
        for waiver in artifact.waivers:
            subject = str(waiver.policy) if waiver.policy in project.policies else _WAIVABLE.get(waiver.policy)
            until = parse_day(waiver.until)
            if subject is None:
                waivers.faults.extend(_unknown(waiver, project))
            if until is None:
                message, help_ = f"{quoted(waiver.until)} is not a day", "write it as in `2026-12-31`"
                waivers.faults.append(Finding("LIN507", message, waiver.until.span, help_))
            elif subject is not None:
                ended = today is not None and until < today
                by_subject = waivers.ended if ended else waivers.in_force
                by_subject.setdefault((artifact.ref, subject), Held(artifact.ref, waiver, ended))
    return waivers


def _ended(held: Held, *, broken: bool) -> Finding:
    waiver = held.waiver
    message = f"the waiver of {quoted(waiver.policy)} ended with {waiver.until}"
    help_ = "mend what is broken, or agree on another day" if broken else "take it out: nothing is broken here"
    return Finding("LIN505", message, waiver.until.span, help_)


def _keys(finding: Finding) -> Iterator[tuple[str, str]]:
    return ((ref, finding.policy or finding.code) for ref in finding.artifacts)


def _unknown(waiver: Waiver, project: Project) -> Iterator[Finding]:
    name = waiver.policy
    rules = {each for rule in RULES.values() for each in (rule.code, rule.name)}
    if name in rules:
        yield Finding("LIN504", f"{quoted(name)} cannot be waived", name.span, f"mend the fault; {_HELP_WAIVABLE}")
    elif project.intact:  # else what was refused may be the policy
        near = closest(name, [*map(str, project.policies), *_WAIVABLE])
        help_ = f"did you mean {quoted(near)}?" if near else _HELP_WAIVABLE
        yield Finding("LIN504", f"unknown policy {quoted(name)}", name.span, help_)
