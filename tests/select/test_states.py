"""`state:` chooses by what differs from a base; what was removed is answered there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import lineage
from lineage.errors import SelectorError, UnknownReferenceError
from lineage.questions.states import BY_SUBJECT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.compiler import Compilation

PRINCIPALS = """
---
apiVersion: lineage/v1
kind: Principals
users: {ana: {}, ben: {}}
"""
WAS = f"""
apiVersion: lineage/v1
kind: Workspace
name: w
roles: {{Admin: [user:ana]}}
artifacts:
  lake:
    type: Lakehouse
    tables:
      orders: {{columns: {{id: {{type: int}}, email: {{type: string}}}}}}
      returns: {{}}
  copy: {{type: Notebook, inputs: [lake.returns], outputs: [archive]}}
  archive: {{type: Lakehouse}}
  old-report: {{type: Report, inputs: [archive]}}
  model: {{type: SemanticModel, owner: user:ana, inputs: [lake.orders, archive]}}
  report: {{type: Report, inputs: [model], endorsement: certified}}
  same: {{type: Report, inputs: [model]}}
  named-before:
    type: Report
    title: A title that tells
    description: A description that nobody else has
    inputs: [archive, model]
  ml: {{type: MLModel, versions: {{"1": {{aliases: [champion]}}, "2": {{}}}}}}
---
apiVersion: lineage/v1
kind: Workspace
name: other
artifacts:
  lonely: {{type: Notebook, title: Lonely}}
{PRINCIPALS}"""
NOW = f"""
apiVersion: lineage/v1
kind: Workspace
name: w
roles: {{Admin: [user:ana], Viewer: [user:ben]}}
artifacts:
  lake:
    type: Lakehouse
    tables:
      orders: {{columns: {{id: {{type: string}}, phone: {{type: string}}}}}}
  fresh: {{type: Notebook, inputs: [lake.orders]}}
  model: {{type: SemanticModel, owner: user:ben, inputs: [lake.orders]}}
  report: {{type: Report, inputs: [model, lake], endorsement: certified}}
  same: {{type: Report, inputs: [model]}}
  named-now:
    type: Report
    title: A title that tells
    description: A description that nobody else has
    inputs: [model]
  ml: {{type: MLModel, versions: {{"1": {{}}, "2": {{aliases: [champion]}}}}}}
---
apiVersion: lineage/v1
kind: Workspace
name: other
artifacts:
  lonely: {{type: Notebook, title: Lonely}}
{PRINCIPALS}"""
BASE, HEAD = (lineage.compile_texts({"w.yaml": text}) for text in (WAS, NOW))


def chosen(
    *selectors: str, exclude: Sequence[str] = (), parts: bool = False, base: Compilation | None = BASE
) -> list[str]:
    refs = lineage.select(HEAD, selectors, exclude=exclude, parts=parts, base=base)
    return sorted(ref.removeprefix("w/") for ref in refs)


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("state:new", "fresh"),
        ("state:removed", "archive copy old-report"),
        ("state:modified", "fresh lake ml model named-now report"),
        ("state:modified.relationships", "report"),
        ("state:modified.columns", "lake"),
        ("state:modified.column", "lake"),
        ("state:modified.type", "lake"),
        ("state:modified.owner", "model"),
        ("state:modified.owners", "model"),
        ("state:modified.aliases", "ml"),
        ("state:modified.roles", "fresh lake ml model named-now report same"),
        ("state:new+", "fresh lake model named-now report same"),
        ("+state:new", "fresh lake"),
        ("+state:new,type:Notebook", "fresh"),
        ("state:removed+", "archive copy lake model named-now old-report report same"),
        ("+state:removed", "archive copy lake old-report"),
        ("1+state:removed,type:Lakehouse", "archive lake"),
        ("state:removed,type:Report", "old-report"),
        ("type:Report,state:modified", "named-now report"),
        ("state:removed,state:new", ""),
        ("state:new state:removed", "archive copy fresh old-report"),
        ("type:Notebook state:removed", "archive copy fresh old-report other/lonely"),
        ("old-report", "old-report"),
        ("+old-report", "archive copy lake old-report"),
        ("w/archive+", "archive model named-now old-report report same"),
        ("w/lake.returns", "lake"),
        ("old-report,type:Report", "old-report"),
    ],
)
def test_a_state_chooses_artifacts(selector: str, expected: str) -> None:
    assert chosen(selector) == expected.split()


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("state:new", "fresh lake.orders#phone"),
        ("state:removed", "archive copy lake.orders#email lake.returns old-report"),
        ("state:modified.columns", "lake.orders lake.orders#phone"),
        ("state:modified.type", "lake.orders#id"),
        ("state:removed,type:column", "lake.orders#email"),
    ],
)
def test_a_state_chooses_parts_and_columns_as_such(selector: str, expected: str) -> None:
    assert chosen(selector, parts=True) == expected.split()


@pytest.mark.parametrize(
    ("exclude", "expected"),
    [
        ("type:Report", "archive copy"),
        ("state:removed,type:Report", "archive copy"),
        ("old-report", "archive copy"),
        ("state:removed", ""),
        ("fresh", "archive copy old-report"),
    ],
)
def test_what_was_removed_is_left_out_by_what_it_was(exclude: str, expected: str) -> None:
    assert chosen("state:removed", exclude=[exclude]) == expected.split()


def test_a_column_that_is_new_makes_no_artifact_new_and_that_is_said() -> None:
    base = lineage.compile_texts({"w.yaml": NOW.replace(", phone: {type: string}", "")})
    assert chosen("state:new", base=base) == []
    assert chosen("state:modified", base=base) == ["lake"]


def test_nothing_differs_from_the_same() -> None:
    assert chosen("state:new", "state:modified", "state:removed", base=HEAD) == []


@pytest.mark.parametrize("selector", ["state:new", "state:removed+", "type:Report,state:modified"])
def test_without_a_base_there_is_nothing_to_compare_with(selector: str) -> None:
    with pytest.raises(SelectorError) as error:
        chosen(selector, base=None)
    assert "nothing to compare with" in str(error.value)
    assert "--base" in error.value.help


@pytest.mark.parametrize(
    ("selector", "help_"),
    [
        ("state:removd", "did you mean `state:removed`?"),
        ("state:modified.colums", "did you mean `state:modified.column`?"),
        ("state:changed", "states are"),
        ("state:*", "states are"),
    ],
)
def test_an_unknown_state_is_refused_with_the_nearest(selector: str, help_: str) -> None:
    with pytest.raises(SelectorError, match="unknown state") as error:
        chosen(selector)
    assert help_ in error.value.help


def test_what_is_on_neither_side_is_unknown() -> None:
    with pytest.raises(UnknownReferenceError):
        chosen("state:removed,nowhere")
    with pytest.raises(UnknownReferenceError):
        chosen("nowhere")


def test_every_subject_of_a_diff_is_a_state_in_the_singular_and_in_the_plural() -> None:
    changes = lineage.diff(BASE, HEAD).changes
    assert {change.subject for change in changes} <= set(BY_SUBJECT.values())
    assert {BY_SUBJECT[f"modified.{name}"] for name in ("policies", "policy")} == {"policy"}


def test_a_list_says_the_state_of_each() -> None:
    entries = lineage.listing(HEAD, ["workspace:w", "state:removed"], base=BASE)
    assert {entry.ref.removeprefix("w/"): entry.state for entry in entries} == {
        "archive": "removed",
        "copy": "removed",
        "fresh": "new",
        "lake": "modified",
        "ml": "modified",
        "model": "modified",
        "named-now": "modified",
        "old-report": "removed",
        "report": "modified",
        "same": None,
    }
    assert [entry.ref for entry in entries] == sorted(entry.ref for entry in entries)


def test_a_graph_has_what_was_removed_with_what_led_to_it_and_from_it() -> None:
    view = lineage.rollup(HEAD, ["state:removed", "model"], base=BASE)
    assert [node.ref for node in view.nodes if node.removed] == ["w/archive", "w/copy", "w/old-report"]
    assert [(edge.source, edge.target) for edge in view.edges] == [
        ("w/archive", "w/model"),
        ("w/archive", "w/old-report"),
        ("w/copy", "w/archive"),
    ]


def test_a_graph_of_parts_leads_to_what_is_left_of_what_held_them() -> None:
    view = lineage.rollup(HEAD, ["copy", "lake"], base=BASE, grain="part")
    assert [(edge.source, edge.target) for edge in view.edges] == [("w/lake", "w/copy")]
    assert [node.ref for node in view.nodes] == ["w/copy", "w/lake", "w/lake.orders"]


def test_what_was_renamed_is_called_as_it_is_now() -> None:
    view = lineage.rollup(HEAD, ["archive+"], base=BASE)
    assert ("w/archive", "w/named-now") in [(edge.source, edge.target) for edge in view.edges]
    assert "w/named-before" not in [node.ref for node in view.nodes]
