"""What is wrong, file by file, and how policies are kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lineage.policies.account import account
from lineage.site.catalog import counted
from lineage.site.views import Count, DiagnosticRow
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
    from lineage.policies.account import Account
    from lineage.site.catalog import Catalog
    from lineage.site.views import Link

_ROWS = 250
_RULES = 40
_BROKEN = 12
_WAIVERS = 40
_SIGNS = {"kept": "fine", "idle": "info"}
_TITLES = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "notes"}


class FileBlock(NamedTuple):
    """The diagnostics of one file."""

    path: str
    rows: tuple[DiagnosticRow, ...]


class WaiverRow(NamedTuple):
    """A waiver of a policy, with the artifact that has it."""

    artifact: Link
    reason: str
    until: str
    ended: bool


class PolicyRow(NamedTuple):
    """A policy and how it is kept; `broken` are some of what breaks it, `omitted` how many others do."""

    policy: Account
    sign: str
    broken: tuple[Link, ...]
    omitted: int
    waivers: tuple[WaiverRow, ...]
    more_waivers: int


class HealthPage(NamedTuple):
    """What is wrong, file by file, and how policies are kept."""

    severities: tuple[Count, ...]
    rules: tuple[Count, ...]
    files: tuple[FileBlock, ...]
    omitted: int
    policies: tuple[PolicyRow, ...]


def health_page(catalog: Catalog) -> HealthPage:
    """Everything that `lineage check` says."""
    diagnostics = catalog.compilation.diagnostics
    files: dict[str, list[DiagnosticRow]] = {}
    for diagnostic in diagnostics[:_ROWS]:
        row = catalog.diagnostic_row(diagnostic)
        files.setdefault(row.path, []).append(row)
    rules = counted(Counter(each.code for each in diagnostics), {each.code: each.name for each in diagnostics})
    return HealthPage(
        severities=tuple(Count(each, title, catalog.compilation.count(each)) for each, title in _TITLES.items()),
        rules=rules[:_RULES],
        files=tuple(FileBlock(path, tuple(rows)) for path, rows in files.items()),
        omitted=len(diagnostics[_ROWS:]),
        policies=tuple(_policy_row(catalog, account(verdict)) for verdict in catalog.compilation.verdicts[:_ROWS]),
    )


def _policy_row(catalog: Catalog, policy: Account) -> PolicyRow:
    return PolicyRow(
        policy=policy,
        sign=_SIGNS.get(policy.verdict, policy.severity),
        broken=tuple(map(catalog.ref_link, policy.broken[:_BROKEN])),
        omitted=len(policy.broken[_BROKEN:]),
        waivers=tuple(
            WaiverRow(catalog.ref_link(each.artifact), each.reason, each.until, each.ended)
            for each in policy.waivers[:_WAIVERS]
        ),
        more_waivers=len(policy.waivers[_WAIVERS:]),
    )
