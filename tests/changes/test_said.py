"""What a change says: before and after, whom it reaches, whom to tell, and where it stands."""

from __future__ import annotations

import pytest

from lineage.changes.change import Change, Kind
from tests.changes.cases import BANK, Case, changes, edited
from tests.changes.random_trees import compared
from tests.changes.test_things import CUSTOMERS, SPARE


def only(edits: dict[str, str]) -> Change:
    [change] = changes(Case("", edits, ()))
    return change


def test_what_goes_is_told_with_what_it_reaches_on_the_base() -> None:
    change = only({CUSTOMERS: ""})
    assert change.affected == ("bank/churn-report", "bank/model@1", "bank/model@2", "sales/leads-report")
    assert change.downstream == 12
    assert change.contacts == ("group:team", "user:bo", "user:cleo")
    assert BANK.splitlines()[change.span.line - 1] == "      customers:"


def test_what_comes_is_told_with_what_it_reaches_on_the_head() -> None:
    edits = {"inputs: [serving.predictions]": "inputs: [serving.predictions, attic]"}
    change = only(edits)
    assert (change.kind, change.subject, change.ref, change.other) == (
        Kind.ADDED,
        "relationship",
        "bank/figures",
        "bank/attic",
    )
    assert (change.before, change.after) == (None, "serves")
    assert (change.affected, change.downstream) == (("bank/churn-report",), 2)
    assert "attic" in edited(edits).splitlines()[change.span.line - 1]


def test_what_is_affected_has_the_name_that_it_has_now_and_is_still_there() -> None:
    edits = {
        CUSTOMERS: "",
        "  churn-report:": "  leavers:",
        "  campaign:\n": "  campaign:\n    title: A\n",
    }
    found = compared({"bank.yaml": BANK}, {"bank.yaml": edited(edits)}).changes
    removed = next(change for change in found if change.kind is Kind.REMOVED)
    assert "bank/leavers" in removed.affected
    assert "bank/churn-report" not in removed.affected


@pytest.mark.parametrize(
    ("edits", "before", "after"),
    [
        ({"server: core-db": "server: new-db"}, "{port: 5432, server: core-db}", "{port: 5432, server: new-db}"),
        ({"tags: [old, big]": "tags: [big, older]"}, "[big, old]", "[big, older]"),
        ({"within: 24h": "within: 2d"}, "24h", "2d"),
        ({"  Viewer: [group:guests]": "  Member: [group:guests]"}, "Viewer", "Member"),
        ({SPARE: ""}, None, None),
        ({"age: {type: int}": "age: {}"}, "int", None),
        ({"leads@v7": "leads"}, "v7", None),
        (
            {"reason: replaced, ": ""},
            "{since: 2026-09-01, reason: replaced, replacement: sales/leads-report}",
            "{since: 2026-09-01, replacement: sales/leads-report}",
        ),
        ({"nobody wants it": "it goes"}, "until 2126-12-31: nobody wants it", "until 2126-12-31: it goes"),
        (
            {"fields: [owner]": "fields: [title]"},
            "{severity: error, select: type:Report, require: {fields: [owner]}}",
            "{severity: error, select: type:Report, require: {fields: [title]}}",
        ),
        (
            {"[public, internal, confidential]": "[public, internal]"},
            "public < internal < confidential",
            "public < internal",
        ),
        ({"isolated-artifact: off": "isolated-artifact: error"}, "off", "error"),
        ({"lake": "store"}, "bank/lake", "bank/store"),
    ],
)
def test_before_and_after_in_words(edits: dict[str, str], before: str | None, after: str | None) -> None:
    change = only(edits)
    assert (change.before, change.after) == (before, after)


def test_what_only_describes_reaches_nothing() -> None:
    change = only({"One row a customer, as of last night": "Customers"})
    assert (change.subject, change.affected, change.downstream, change.contacts) == ("description", (), 0, ())


def test_who_looks_after_a_workspace_hears_of_its_roles() -> None:
    assert only({"  Viewer: [group:guests]": "  Member: [group:guests]"}).contacts == ("group:team",)


def test_who_loses_access_is_told_with_what_it_was_for() -> None:
    change = only({"  Reader: [group:readers]\n": ""})
    assert change.affected == ("sales/leads-report",)
    assert change.contacts == ("group:team", "user:cleo")
