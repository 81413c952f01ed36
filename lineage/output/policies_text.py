"""Policies for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.output.diagnostics import STYLES, place
from lineage.output.layout import Column, facts, fitted_table
from lineage.output.rules_text import WIDEST, prose
from lineage.output.terminal import Piece, Style
from lineage.text.diagnostic import Severity
from lineage.wording.phrasing import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.output.terminal import Line
    from lineage.policies.account import Account

_MOST = 20
"""How many of the things that break a policy are listed; `lineage check` tells them all."""

_COLUMNS = (Column("policy"), Column("severity"), Column("verdict"), Column("what it says", narrowest=30))
_VERDICTS = {"broken": Style.ERROR, "kept": Style.HELP, "idle": Style.DIM, "not judged": Style.ERROR}


def policies_lines(accounts: Sequence[Account], width: int | None) -> Iterator[Line]:
    """A line a policy: its id, severity, whether it is kept, and what it says."""
    rows = [
        (
            Piece(each.id, Style.NAME),
            Piece(each.severity, STYLES[Severity(each.severity)]),
            Piece(each.verdict, _VERDICTS[each.verdict]),
            Piece(" ".join(each.description.split())),
        )
        for each in accounts
    ]
    yield from fitted_table(_COLUMNS, rows, width)


def policy_lines(account: Account, width: int | None) -> Iterator[Line]:
    """All there is to say of a policy."""
    yield (
        Piece(f"{account.severity}[policy]", STYLES[Severity(account.severity)]),
        ": ",
        Piece(account.id, Style.STRONG),
    )
    yield ()
    yield from prose(account.description, min(width or WIDEST, WIDEST))
    yield ()
    yield from facts(
        (
            ("select", (Piece(account.select or "", Style.NAME),)),
            *((account.demand, (Piece(f"{name}: {value}", Style.NAME),)) for name, value in account.lines.items()),
            ("verdict", (Piece(_verdict(account), _VERDICTS[account.verdict]),)),
            ("declared", (Piece(place(account.span), Style.DIM),)),
        )
    )
    yield from _listed("broken by", account.broken)
    yield from _waivers(account)


def _verdict(account: Account) -> str:
    if account.chosen is None:
        return "not judged: `lineage check` says why"
    said = (
        f"kept by all of {counted(account.chosen, 'thing')}" if account.chosen else "there is nothing that it chooses"
    )
    if account.broken:
        said = f"broken by {len(account.broken):,} of {counted(account.chosen, 'thing')}"
    return f"{said}, {len(account.waived):,} by a waiver" if account.waived else said


def _listed(title: str, refs: Sequence[str]) -> Iterator[Line]:
    if not refs:
        return
    yield ()
    yield (Piece(title.upper(), Style.DIM),)
    yield from ((ref,) for ref in refs[:_MOST])
    if len(refs) > _MOST:
        yield (Piece(f"and {len(refs) - _MOST:,} more", Style.DIM),)


def _waivers(account: Account) -> Iterator[Line]:
    if not account.waivers:
        return
    yield ()
    yield (Piece("WAIVED BY", Style.DIM),)
    for each in account.waivers:
        until = Piece(
            f"{'ended with' if each.ended else 'until'} {each.until}", Style.WARNING if each.ended else Style.HELP
        )
        yield (each.artifact, "  ", until, Piece(f"  {each.reason}", Style.DIM))
