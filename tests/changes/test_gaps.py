"""What could not be read of a side is not said to be missing there, and what relies on things may be in it."""

from __future__ import annotations

import pytest

from tests.changes.cases import line
from tests.changes.random_trees import compared

HEADER = "apiVersion: lineage/v1\nkind: {}\n"
LAKE = (
    HEADER.format("Workspace")
    + "name: bank\nartifacts:\n  lake: {type: Lakehouse, tables: {customers: {}, rest: {}}}\n"
)
REPORTS = (
    HEADER.format("Workspace") + "name: sales\nartifacts:\n  report: {type: Report, inputs: [bank/lake.customers]}\n"
)
MORE = HEADER.format("Artifacts") + "workspace: sales\nartifacts:\n  more: {type: Report, owner: user:ana}\n"
PEOPLE = HEADER.format("Principals") + "users: {ana: {title: Ana}}\n"
PROJECT = HEADER.format("Project") + "title: Bank\nsensitivity: [low, high]\n"

TREE = {"bank.yaml": LAKE, "sales.yaml": REPORTS, "more.yaml": MORE, "people.yaml": PEOPLE, "lineage.yaml": PROJECT}


@pytest.mark.parametrize("path", TREE)
@pytest.mark.parametrize(
    "broken",
    ["kind: [\n", "{before}title: [\n", "{before}---\n{{", "{before}\x00", "apiVersion: lineage/v1\n", "- a\n"],
    ids=["nothing", "to the end", "one more document", "a character", "no kind", "no document"],
)
def test_a_file_that_cannot_be_read(path: str, broken: str) -> None:
    head = {**TREE, path: broken.format(before=TREE[path])}
    assert [line(change) for change in compared(TREE, head).changes] == []
    assert [line(change) for change in compared(head, TREE).changes] == []


def test_what_other_files_say_is_compared() -> None:
    head = {**TREE, "people.yaml": "kind: [\n", "more.yaml": MORE.replace("owner: user:ana", "title: More")}
    assert [line(change) for change in compared(TREE, head).changes] == [
        "risky owner-removed: owner sales/more",
        "safe described: title sales/more",
    ]


def test_what_relies_on_something_may_be_in_a_gap() -> None:
    head = {**TREE, "bank.yaml": LAKE.replace("customers: {}, ", ""), "sales.yaml": "kind: [\n"}
    [change] = compared(TREE, head).changes
    assert line(change) == "breaking part-removed: part bank/lake.customers"
    assert change.affected == ("sales/report",)


def test_a_file_that_is_gone_may_have_moved_into_a_gap() -> None:
    head = {path: text for path, text in TREE.items() if path != "more.yaml"} | {"moved.yaml": f"{MORE} - \n"}
    assert [line(change) for change in compared(TREE, head).changes] == []


def test_a_fault_that_leaves_no_gap() -> None:
    head = {
        **TREE,
        "bank.yaml": LAKE.replace(", rest: {}", "").replace("type: Lakehouse", "type: Lakehouse, ownr: user:ana"),
    }
    assert [line(change) for change in compared(TREE, head).changes] == [
        "safe part-removed-unused: part bank/lake.rest"
    ]
