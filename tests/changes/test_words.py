"""A change in words."""

from __future__ import annotations

import pytest

from lineage.changes.change import Change, ChangeSeverity, Kind
from lineage.changes.words import words
from lineage.text.source import Source

ADDED, REMOVED, CHANGED, RENAMED = Kind
NOWHERE = Source("x.yaml", "").whole()


def said(  # noqa: PLR0913, PLR0917 - a table is read best without names
    ref: str, subject: str, kind: Kind, before: str | None = None, after: str | None = None, other: str | None = None
) -> str:
    change = Change(ref, subject, kind, ChangeSeverity.SAFE, "row", NOWHERE, before, after, other)
    return "".join(f"`{word.text}`" if word.quoted else word.text for word in words(change, "shop/lake", "table"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (said("shop/lake", "artifact", ADDED, None, "Lakehouse"), "artifact added"),
        (said("shop/lake", "artifact", REMOVED, "Lakehouse"), "artifact removed"),
        (
            said("shop/lake", "artifact", RENAMED, "shop/pond", "shop/lake"),
            "artifact looks renamed: `shop/pond` → `shop/lake`",
        ),
        (said("shop/lake.orders", "part", REMOVED), "table `orders` removed"),
        (said("shop/lake.sales.orders", "part", ADDED), "table `sales.orders` added"),
        (said("shop/lake.orders#a.b@c", "column", REMOVED, "string"), "column `orders#a.b@c` removed: `string`"),
        (said("shop/lake#id", "column", ADDED), "column `id` added"),
        (said("shop/lake@1.2", "version", ADDED), "version `@1.2` added"),
        (said("shop/lake@champion", "alias", CHANGED, "2", "3"), "alias `@champion` changed: `2` → `3`"),
        (said("shop/lake.run-1", "run", REMOVED), "run `run-1` removed"),
        (
            said("shop/lake", "relationship", REMOVED, "reads", None, "shop/crm"),
            "relationship from `shop/crm` removed: `reads`",
        ),
        (
            said("shop/lake.orders", "relationship", ADDED, None, "derives", "shop/crm"),
            "relationship from `shop/crm` to `orders` added: `derives`",
        ),
        (said("shop/lake", "role", ADDED, None, "Admin", "user:ana"), "role of `user:ana` added: `Admin`"),
        (said("shop/lake", "member", REMOVED, None, None, "user:ana"), "member `user:ana` removed"),
        (said("shop/lake", "owner", CHANGED, "user:ana", "user:ben"), "owner changed: `user:ana` → `user:ben`"),
        (said("shop/lake", "owner", REMOVED, "user:ana"), "owner removed: `user:ana`"),
        (said("shop/lake.orders", "sensitivity", ADDED, None, "public"), "sensitivity of `orders` added: `public`"),
        (said("shop/lake", "scale", CHANGED, None, "a < b"), "scale changed: nothing → `a < b`"),
        (said("shop/lake", "role-definition", CHANGED), "role definition changed"),
        (said("shop/lake", "title", ADDED, None, ""), "title added: ``"),
    ],
)
def test_what_is_said(sentence: str, expected: str) -> None:
    assert sentence == expected


def test_what_is_very_long_is_cut() -> None:
    assert len(said("shop/lake", "description", ADDED, None, "x" * 10_000)) < 300
