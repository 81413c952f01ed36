"""Diffs for the tests of reports: changes said outright, so that each says exactly what its test is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lineage
from lineage.changes.change import Change, ChangeSeverity, Diff, Kind, Side
from lineage.text.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOP = """
apiVersion: lineage/v1
kind: Workspace
name: shop
contacts: [group:shop-team]
artifacts:
  lake:
    type: Lakehouse
    owner: group:engineers
    tables:
      orders:
        columns: {id: {type: string}, email: {type: string}}
      returns: {}
  prepare:
    type: Notebook
    inputs: [lake.orders]
  model:
    type: SemanticModel
    inputs: [lake.orders]
  report:
    type: Report
    owner: user:rita
    inputs: [model]
---
apiVersion: lineage/v1
kind: Principals
users: {rita: {}}
groups: {engineers: {}, shop-team: {}}
"""
"""A small tree that the changes are about."""

BREAKING, RISKY, SAFE = ChangeSeverity
ADDED, REMOVED, CHANGED, RENAMED = Kind


def change(  # noqa: PLR0913 - a change has many sides
    ref: str,
    subject: str,
    kind: Kind,
    severity: ChangeSeverity = SAFE,
    *,
    before: str | None = None,
    after: str | None = None,
    other: str | None = None,
    affected: tuple[str, ...] = (),
    contacts: tuple[str, ...] = (),
    path: str = "shop.yaml",
) -> Change:
    span = Span(Source(path, "\n" * 6, "specs"), 4, 4)
    return Change(
        ref,
        subject,
        kind,
        severity,
        f"{subject}-{kind}",
        span,
        before,
        after,
        other,
        affected,
        len(affected),
        contacts,
    )


def diff(
    changes: Iterable[Change], base: str = SHOP, head: str = SHOP, names: tuple[str, str] = ("main", "HEAD")
) -> Diff:
    before, after = (lineage.compile_texts({"shop.yaml": text}) for text in (base, head))
    order = sorted(changes, key=lambda each: (-each.severity.rank, each.ref))
    return Diff(Side(names[0], before), Side(names[1], after), tuple(order))


def realistic() -> Diff:
    """A change as people make them: a column and a table go, a report is renamed, roles and an alias move."""
    report, team = ("shop/report",), ("group:shop-team", "user:rita")
    return diff(
        [
            change(
                "shop/lake.orders#email", "column", REMOVED, BREAKING, before="string", affected=report, contacts=team
            ),
            change("shop/lake.returns", "part", REMOVED, BREAKING, affected=report, contacts=team),
            change(
                "shop/model",
                "relationship",
                REMOVED,
                BREAKING,
                other="shop/lake.returns",
                before="serves",
                affected=report,
                contacts=team,
            ),
            change("shop", "role", CHANGED, RISKY, other="user:rita", before="Viewer", after="Member"),
            change("shop/prepare", "artifact", RENAMED, SAFE, before="shop/clean", after="shop/prepare"),
            change("shop/report", "title", CHANGED, SAFE, before="Sales", after="Sales of the week"),
            change("group:engineers", "member", ADDED, RISKY, other="user:rita"),
            change(
                "shop/lake",
                "owner",
                CHANGED,
                RISKY,
                before="user:rita",
                after="group:engineers",
                affected=report,
                contacts=team,
            ),
        ],
        base=SHOP.replace("prepare:", "clean:"),
    )
