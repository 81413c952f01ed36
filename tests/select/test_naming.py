"""What people call things when they ask."""

from __future__ import annotations

import pytest

import lineage

TREE = """
apiVersion: lineage/v1
kind: Principals
users: {ana: {}, twin: {}}
groups: {sales: {}, twin: {}}
---
apiVersion: lineage/v1
kind: Workspace
name: shop
roles: {Admin: [user:ana, user:ghost], Viewer: [group:sales]}
artifacts:
  lake: {type: Lakehouse, tables: {orders: {columns: {id: {}, "total amount": {}}}}}
  report: {type: Report, inputs: [lake.orders]}
---
apiVersion: lineage/v1
kind: Workspace
name: office
roles: {Admin: [group:twin]}
artifacts:
  report: {type: Report, inputs: [shop/lake.orders]}
"""

COMPILATION = lineage.compile_texts({"a.yaml": TREE})


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("shop/lake", "shop/lake"),
        ("lake", "shop/lake"),
        ("lake.orders", "shop/lake.orders"),
        ("lake.orders#total amount", "shop/lake.orders#total amount"),
        ("shop/lake.orders@7", "shop/lake.orders"),
        ("office/report", "office/report"),
    ],
)
def test_a_reference_needs_its_workspace_only_where_there_is_a_choice(asked: str, meant: str) -> None:
    assert lineage.show(COMPILATION, asked).ref == meant
    assert lineage.impact(COMPILATION, [asked]).subjects == (meant,)
    assert lineage.trace(COMPILATION, [asked]).subjects == (meant,)


@pytest.mark.parametrize(
    ("asked", "message", "help_"),
    [
        ("report", "ambiguous reference `report`", "it may mean `office/report` or `shop/report`"),
        ("reprot", "unknown reference `reprot`", "did you mean `report`?"),
        ("lake.order", "unknown reference `lake.order`", "did you mean `lake.orders`?"),
        ("lake.orders#totl amount", "", "did you mean `lake.orders#total amount`?"),
        ("shop/lake.ordres", "`shop/lake` has no table `ordres`", "did you mean `shop/lake.orders`?"),
        ("shpo/lake", "there is no workspace `shpo`", "did you mean `shop/lake`?"),
        ("orders", "unknown reference `orders`", "did you mean `lake.orders`?"),
        ("orders#id", "unknown reference `orders#id`", "did you mean `lake.orders#id`?"),
        ("office", "`office`: it is a workspace", "`workspace:office`"),
        ("user:ana", "`user:ana`: it is a principal", "did you mean `lineage access --by user:ana`?"),
        ("utterly-else", "unknown reference `utterly-else`", "`lineage list` tells what there is"),
    ],
)
def test_a_reference_to_nothing_is_told_with_the_nearest(asked: str, message: str, help_: str) -> None:
    with pytest.raises(lineage.UnknownReferenceError) as caught:
        lineage.show(COMPILATION, asked)
    assert message in str(caught.value)
    assert help_ in caught.value.help


def test_a_table_of_several_lakes_is_suggested_whole() -> None:
    other = TREE.replace(
        "  report: {type: Report, inputs: [shop/lake.orders]}",
        "  lake: {type: Lakehouse, tables: {orders: {}}}",
    )
    with pytest.raises(lineage.UnknownReferenceError) as caught:
        lineage.show(lineage.compile_texts({"a.yaml": other}), "orders")
    assert caught.value.help == "did you mean `office/lake.orders`?"


def grants(**asked: str) -> list[tuple[str, str]]:
    return [(grant.workspace, grant.principal) for grant in lineage.access(COMPILATION, **asked).grants]


def test_access_is_asked_by_workspace_reference_and_principal() -> None:
    assert grants(of="office") == [("office", "group:twin")]
    assert grants(of="shop/lake.orders#id") == grants(of="shop") == grants(of="lake")
    assert grants(by="ana") == grants(by="user:ana") == [("shop", "user:ana")]
    assert grants(by="user:ghost") == [("shop", "user:ghost")]
    assert grants(by="group:sales", of="office") == []


@pytest.mark.parametrize(
    ("asked", "message", "help_"),
    [
        ({"by": "twin"}, "ambiguous principal `twin`", "it may mean `group:twin` or `user:twin`"),
        ({"by": "user:anna"}, "unknown principal `user:anna`", "did you mean `user:ana`?"),
        ({"by": "anna"}, "unknown principal `anna`", "did you mean `user:ana`?"),
        ({"of": "ofice"}, "unknown workspace `ofice`", "did you mean `office`?"),
        ({"of": "nothing/like"}, "unknown reference `nothing/like`", ""),
    ],
)
def test_access_to_or_by_nothing(asked: dict[str, str], message: str, help_: str) -> None:
    with pytest.raises(lineage.AskError) as caught:
        lineage.access(COMPILATION, **asked)
    assert message in str(caught.value)
    assert help_ in caught.value.help


def test_a_listing_says_what_people_choose_by() -> None:
    [entry] = lineage.listing(COMPILATION, "office/*")
    assert (entry.ref, entry.type, entry.workspace, entry.span.line) == ("office/report", "Report", "office", 20)
