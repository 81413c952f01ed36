"""What is wrong, file by file, and how policies are kept."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from lineage.policies.account import account
from lineage.site.catalog import counted
from lineage.site.room import fitting, text_size, written_size
from lineage.site.views import Count, DiagnosticRow
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
    from lineage.policies.account import Account
    from lineage.site.catalog import Catalog
    from lineage.site.views import Link, Place

_ROOM, _ROOM_FOR_POLICIES = 105_000, 25_000
"""Bytes that diagnostics may take, and policies."""

_RULES = 40
_BROKEN = 12
_WAIVERS = 40
_LEAST, _QUOTE, _LINK = 420, 14, 60
"""Bytes that a row takes besides its texts, a backtick, and a link."""

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
    place: Place
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
    policies_omitted: int


def health_page(catalog: Catalog) -> HealthPage:
    """Everything that `lineage check` says."""
    diagnostics = catalog.compilation.diagnostics
    rows = fitting(tuple(map(catalog.diagnostic_row, diagnostics[: _ROOM // _LEAST])), _row_size, _ROOM)
    verdicts = catalog.compilation.verdicts
    kept = (_policy_row(catalog, account(verdict)) for verdict in verdicts[: _ROOM_FOR_POLICIES // _LEAST])
    policies = fitting(tuple(kept), _policy_size, _ROOM_FOR_POLICIES)
    rules = counted(Counter(each.code for each in diagnostics), {each.code: each.name for each in diagnostics})
    return HealthPage(
        severities=tuple(Count(each, title, catalog.compilation.count(each)) for each, title in _TITLES.items()),
        rules=rules[:_RULES],
        files=tuple(FileBlock(path, tuple(those)) for path, those in groupby(rows, key=lambda row: row.path)),
        omitted=len(diagnostics) - len(rows),
        policies=tuple(policies),
        policies_omitted=len(verdicts) - len(policies),
    )


def _row_size(row: DiagnosticRow) -> int:
    quotes = row.message.count("`") + row.help.count("`")
    said = written_size(row.message, row.help, row.path, row.path, row.href)
    return _LEAST + quotes * _QUOTE + said + text_size(row.item.text, row.item.href)


def _policy_size(row: PolicyRow) -> int:
    links = (*row.broken, *(waiver.artifact for waiver in row.waivers))
    named = sum(_LINK + text_size(link.text, link.href) for link in links)
    reasons = sum(_LINK + written_size(waiver.reason) for waiver in row.waivers)
    return _LEAST + named + reasons + written_size(row.policy.description, row.policy.id, *map(str, row.place))


def _policy_row(catalog: Catalog, policy: Account) -> PolicyRow:
    return PolicyRow(
        policy=policy,
        place=catalog.place(policy.span),
        sign=_SIGNS.get(policy.verdict, policy.severity),
        broken=tuple(map(catalog.ref_link, policy.broken[:_BROKEN])),
        omitted=len(policy.broken[_BROKEN:]),
        waivers=tuple(
            WaiverRow(catalog.ref_link(each.artifact), each.reason, each.until, each.ended)
            for each in policy.waivers[:_WAIVERS]
        ),
        more_waivers=len(policy.waivers[_WAIVERS:]),
    )
