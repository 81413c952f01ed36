"""Judges a lineage graph by the policies of its tree, and heeds the waivers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lineage.language.reference import written_in
from lineage.policies import reading
from lineage.policies.ground import Ground
from lineage.policies.lines import breaches
from lineage.policies.waivers import read
from lineage.specs.project import artifact_ref, workspace_name
from lineage.text.diagnostic import Finding, Related, Severity
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lineage.graph.steps import LineageGraph
    from lineage.policies.breach import Breach
    from lineage.policies.waivers import Held, Waivers
    from lineage.specs.model import Policy

MOST_POLICIES = 200
"""Each may go through the whole graph."""

_LONGEST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a policy is kept: how many things it chooses, which of them break it, and which of them by a waiver.

    A policy that could not be judged has no `chosen`. `waivers` are all there are, those that have ended too.
    """

    policy: Policy
    chosen: int | None
    broken: tuple[str, ...]
    waived: tuple[str, ...]
    waivers: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What there is to report, and a verdict on each policy, in the order of the files."""

    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]


def judge(graph: LineageGraph, findings: Iterable[Finding], today: date | None) -> Judgement:
    """Add what breaks policies to the findings about a graph, and take out what is waived.

    On its last day a waiver still holds; without a `today`, all do.
    """
    project = graph.project
    ground = Ground(graph, today)
    judged = [_judge(policy, ground) for policy in islice(project.policies.values(), MOST_POLICIES)]
    judged += (_unjudged(policy) for policy in islice(project.policies.values(), MOST_POLICIES, None))
    held = read(project, today)
    told = [*findings, *held.faults, *(finding for each in judged for finding in each.findings)]
    reported = [finding for finding in told if held.cover(finding) is None]
    unjudged = {str(each.policy.id) for each in judged if each.chosen is None}
    complaints = held.complaints(told, unjudged if project.intact else None)
    return Judgement((*reported, *complaints), tuple(_verdict(each, held) for each in judged))


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is to say of one policy; `broken` are the things that break it, each with its finding."""

    policy: Policy
    chosen: int | None
    said: tuple[Finding, ...]
    broken: tuple[tuple[str, Finding], ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self.said, *(finding for _, finding in self.broken))


def _judge(policy: Policy, ground: Ground) -> _Judged:
    faults = tuple(reading.faults(policy, ground))
    if faults or not reading.is_readable(policy, ground):
        return _Judged(policy, None, faults)
    things = sorted(ground.selectors.chosen(policy.select))
    said = reading.condition_of(policy)
    met = breaches(ground, things, said, wanted=policy.require is not None)
    broken = tuple((breach.ref, _finding(policy, breach)) for breach in met)
    return _Judged(policy, len(things), tuple(reading.idle(policy, things, ground)), broken)


def _unjudged(policy: Policy) -> _Judged:
    message = f"more than {MOST_POLICIES} policies: {quoted(policy.id)} is not judged"
    return _Judged(policy, None, (Finding("LIN502", message, policy.id.span, "make fewer of them, that say more"),))


def _finding(policy: Policy, breach: Breach) -> Finding:
    name = written_in(workspace_name(breach.ref), breach.ref)
    words = " ".join(policy.description.split())
    return Finding(
        "LIN501",
        f"policy {quoted(policy.id)}: {quoted(name)} {breach.fact}",
        breach.span,
        words if len(words) <= _LONGEST_WORDS else f"{words[: _LONGEST_WORDS - 1]}…",
        (Related("the policy is here", policy.id.span), *breach.evidence),
        artifacts=(artifact_ref(breach.ref),),
        policy=str(policy.id),
        severity=Severity(policy.severity or Severity.ERROR),
    )


def _verdict(judged: _Judged, held: Waivers) -> Verdict:
    waived = {ref for ref, finding in judged.broken if held.cover(finding) is not None}
    broken = {ref for ref, finding in judged.broken if held.cover(finding) is None}
    waivers = held.of(judged.policy.id)
    return Verdict(judged.policy, judged.chosen, tuple(sorted(broken)), tuple(sorted(waived - broken)), waivers)
