"""A diff as a reviewer takes it in, as much of it as there is room for, and the neighbourhood that a picture shows."""

from __future__ import annotations

from lineage.changes.excerpt import excerpt
from lineage.changes.review import Review
from lineage.changes.surroundings import Mark, marks, surroundings
from tests.output.diffs import ADDED, BREAKING, CHANGED, REMOVED, RENAMED, RISKY, SAFE, SHOP, change, diff, realistic

TREE = "apiVersion: lineage/v1\nkind: Workspace\nname: shop\nartifacts:\n"
CHAIN = (
    TREE
    + "  a: {type: Lakehouse}\n  b: {type: Notebook, inputs: [a], outputs: [c]}\n  c: {type: Lakehouse}\n"
    + "  d: {type: SemanticModel, inputs: [c]}\n  e: {type: Report, inputs: [d]}\n  z: {type: Report}\n"
)


def test_changes_are_gathered_by_severity_and_thing() -> None:
    groups = Review(realistic()).groups
    assert [(group.severity, group.ref, group.type, len(group.told)) for group in groups] == [
        (BREAKING, "shop/lake", "Lakehouse", 2),
        (BREAKING, "shop/model", "SemanticModel", 1),
        (RISKY, "group:engineers", "", 1),
        (RISKY, "shop", "workspace", 1),
        (RISKY, "shop/lake", "Lakehouse", 1),
        (SAFE, "shop/prepare", "Notebook", 1),
        (SAFE, "shop/report", "Report", 1),
    ]


def test_what_reaches_the_same_is_one_block() -> None:
    changes = [
        change("shop/lake.orders#id", "column", REMOVED, BREAKING, affected=("shop/report",)),
        change("shop/lake.orders#x", "column", REMOVED, BREAKING),
        change("shop/lake.orders#email", "column", REMOVED, BREAKING, affected=("shop/report",)),
    ]
    (group,) = Review(diff(changes)).groups
    assert [len(block.told) for block in group.blocks] == [2, 1]
    assert group.affected == ("shop/report",)


def test_the_verdict_is_the_worst() -> None:
    review = Review(realistic())
    assert (review.verdict, review.sentence) == (BREAKING, "3 breaking, 3 risky and 2 safe changes")
    risky = Review(diff([change("shop", "title", CHANGED, RISKY)]))
    assert (risky.verdict, risky.sentence) == (RISKY, "1 risky change")
    assert (Review(diff([])).verdict, Review(diff([])).sentence) == (None, "no change in meaning")


def test_only_what_is_worse_than_safe_is_worth_telling() -> None:
    safe = Review(diff([change("shop", "title", CHANGED, SAFE, affected=("shop/report",), contacts=("user:rita",))]))
    assert (safe.affected, safe.contacts) == ((), ())


def test_what_was_renamed_means_what_it_meant() -> None:
    changes = [
        change("shop/pond", "artifact", RENAMED, before="shop/lake", after="shop/pond"),
        change("shop/pond.returns", "part", REMOVED, BREAKING),
    ]
    review = Review(diff(changes, head=SHOP.replace("  lake:", "  pond:").replace("      returns: {}\n", "")))
    assert "".join(word.text for word in review.groups[0].told[0].words) == "table returns removed"


def test_reasons_come_from_the_table_of_severities() -> None:
    block = Review(realistic()).groups[0].blocks[0]
    assert block.reasons == {"what relies on it loses it": ("column-removed", "part-removed")}


def test_an_excerpt_leaves_out_the_least_important() -> None:
    changes = [change(f"shop/lake.orders#c{number}", "column", REMOVED, BREAKING) for number in range(50)]
    changes += [change("shop/report", "title", CHANGED, SAFE, before="x", after="y")]
    breaking, safe = excerpt(Review(diff(changes)), 5_000)
    assert (breaking.count, safe.count) == (50, 1)
    assert 0 < breaking.omitted < 50
    assert (safe.groups, safe.omitted) == ((), 1)
    assert all(not section.omitted for section in excerpt(Review(diff(changes)), 1_000_000))


def test_artifacts_are_marked_by_what_happened_to_them() -> None:
    assert marks(Review(realistic())) == {
        "shop/lake": Mark.CHANGED,
        "shop/model": Mark.CHANGED,
        "shop/prepare": Mark.RENAMED,
        "shop/report": Mark.CHANGED,
    }


def test_a_picture_shows_the_way_to_what_is_affected() -> None:
    one = Review(diff([change("shop/a", "owner", CHANGED, RISKY, affected=("shop/e",))], base=CHAIN, head=CHAIN))
    shown = {spot.ref: spot.mark for spot in surroundings(one, 20).spots}
    assert shown == {
        "shop/a": Mark.CHANGED,
        "shop/b": Mark.SAME,
        "shop/c": Mark.SAME,
        "shop/d": Mark.SAME,
        "shop/e": Mark.AFFECTED,
    }


def test_a_picture_shows_what_came_and_went() -> None:
    base = TREE + "  a: {type: Lakehouse}\n  old: {type: Report, inputs: [a]}\n  n: {type: Notebook, inputs: [a]}\n"
    head = TREE + "  a: {type: Lakehouse}\n  new: {type: Report, inputs: [a]}\n  m: {type: Notebook, inputs: [a]}\n"
    changes = [
        change("shop/old", "artifact", REMOVED, BREAKING),
        change("shop/new", "artifact", ADDED),
        change("shop/m", "artifact", RENAMED, before="shop/n", after="shop/m"),
    ]
    picture = surroundings(Review(diff(changes, base=base, head=head)), 20)
    assert {(tie.target, tie.mark) for tie in picture.ties} == {
        ("shop/old", Mark.REMOVED),
        ("shop/new", Mark.ADDED),
        ("shop/m", Mark.SAME),
    }


def test_a_picture_has_no_more_than_it_may() -> None:
    tree = TREE + "".join(f"  a{number}: {{type: Lakehouse}}\n" for number in range(30))
    changes = [change(f"shop/a{number}", "owner", CHANGED, RISKY) for number in range(30)]
    picture = surroundings(Review(diff(changes, base=tree, head=tree)), 10)
    assert (len(picture.spots), picture.omitted) == (10, 20)
