"""A `lineage.json` that somebody else may have written: what is refused, what is a finding, what is passed over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import lineage
from lineage.errors import SavedError
from lineage.specs.model import Deprecation

if TYPE_CHECKING:
    from collections.abc import Callable

TREE = {
    "shop.yaml": """\
apiVersion: lineage/v1
kind: Workspace
name: shop
title: The shop
domain: retail
artifacts:
  lake:
    type: Lakehouse
    owner: user:ana
    deprecated: {reason: too old}
    tables:
      orders:
        columns:
          id: {type: int}
          key: {from: [lake.orders#id]}
  report:
    type: Report
    inputs: [lake.orders]
""",
    "people.yaml": "apiVersion: lineage/v1\nkind: Principals\nusers:\n  ana: {title: Ana}\n",
}


@pytest.fixture
def saved() -> dict[str, Any]:
    text = lineage.to_json(lineage.compile_texts(TREE))
    return json.loads(text)  # type: ignore[no-any-return]


def node(saved: dict[str, Any], ref: str) -> dict[str, Any]:
    return next(node for node in saved["nodes"] if node["ref"] == ref)


REFUSED = [
    ("", "it is not JSON: expecting value at 1:1"),
    ('{"version": 1,\n', "it is not JSON: expecting property name enclosed in double quotes at 2:1"),
    ("[]", "the whole is not a mapping"),
    ("{}", "it has no `title`"),
    ('{"version": 1, "nodes": [], "edges": []}', "it has no `title`"),
    ('{"title": "", "workspaces": [], "nodes": [], "edges": []}', "its `version` is not 1"),
    ('{"version": 7}', "it has version 7, and this lineage knows no later one than 1"),
    ('{"version": NaN}', "`NaN` is not a number that a spec can hold"),
    ('{"version": 1e999}', "`1e999` is not a number that a spec can hold"),
    (f'{{"version": {"9" * 5000}}}', f"`{'9' * 59}…` is not a number that a spec can hold"),
    ("[" * 100_000, "it is nested too deep"),
    ('{"a":' * 100_000, "it is nested too deep"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=[reason[:30] for _, reason in REFUSED])
def test_what_is_no_lineage_json_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(SavedError) as refused:
        lineage.compile_saved(text)
    assert str(refused.value) == f"cannot read `lineage.json` as a lineage.json: {reason}"
    assert refused.value.help


WRONG: list[tuple[str, Callable[[dict[str, Any]], object], str]] = [
    ("sections", lambda saved: saved.update(nodes={}), "in the whole, `nodes` is not a list"),
    ("entries", lambda saved: saved["nodes"].append(3), "`nodes[5]` is not a mapping"),
    ("names", lambda saved: saved["workspaces"][0].update(name=None), "in `workspaces[0]`, `name` is not a text"),
    ("specs", lambda saved: saved["nodes"][0].update(spec=[]), "in `nodes[0]`, `spec` is not a mapping"),
    ("lines", lambda saved: saved["edges"][0].update(line=0), "in `edges[0]`, `line` is not the number of a line"),
    ("true", lambda saved: saved["edges"][0].update(line=True), "in `edges[0]`, `line` is not the number of a line"),
    ("huge", lambda saved: saved["nodes"][1].update(line=10**30), "in `nodes[1]`, `line` is not the number of a line"),
    ("again", lambda saved: saved["nodes"].append(saved["nodes"][0]), "`shop/lake` is there for a second time"),
    ("orphans", lambda saved: saved["nodes"].pop(0), "the parent `shop/lake` is not there before it"),
    ("kinds", lambda saved: saved["nodes"][1].update(type="view"), "`ref`, `type` and `parent` do not fit together"),
    ("marks", lambda saved: saved["nodes"][2].update(type="table"), "`ref`, `type` and `parent` do not fit together"),
    ("holders", lambda saved: saved["nodes"][0]["spec"].update(tables=[]), "a `spec` says of `tables` what cannot be"),
    ("people", lambda saved: saved["principals"][0].update(ref="ana"), "in `principals[0]`, `ref` is not a principal"),
    ("truncated", lambda saved: saved.update(truncated=[1]), "in the whole, `truncated` is not a list of texts"),
    ("depth", lambda saved: saved.update(project=nested(90)), "a `spec` is nested deeper than 64 levels"),
]


def nested(depth: int) -> dict[str, Any]:
    spec: dict[str, Any] = {}
    for _ in range(depth):
        spec = {"title": spec}
    return {"path": "lineage.yaml", "line": 1, "spec": spec}


@pytest.mark.parametrize(("change", "reason"), [each[1:] for each in WRONG], ids=[each[0] for each in WRONG])
def test_what_has_not_its_shape_is_refused_with_its_place(
    change: Callable[[dict[str, Any]], object], reason: str, saved: dict[str, Any]
) -> None:
    change(saved)
    with pytest.raises(SavedError) as refused:
        lineage.compile_saved(json.dumps(saved))
    assert str(refused.value).endswith(reason)


def test_what_a_spec_says_wrongly_is_a_finding_where_it_stood_and_the_rest_is_read(saved: dict[str, Any]) -> None:
    node(saved, "shop/lake")["spec"] |= {"endorsement": "gold", "colour": "blue", "owner": ["user:ana"]}
    read = lineage.compile_saved(json.dumps(saved))
    found = [(each.code, each.span.source.path, each.span.line, each.message) for each in read.diagnostics]
    assert found == [
        ("LIN103", "shop.yaml", 7, "unknown field `colour` in an artifact"),
        ("LIN105", "shop.yaml", 7, "`owner` must be a text, not a list"),
        ("LIN106", "shop.yaml", 7, "`endorsement` cannot be `gold`"),
    ]
    assert [*read.project.artifacts] == ["shop/lake", "shop/report"]


def test_a_name_that_is_none_is_left_out(saved: dict[str, Any]) -> None:
    for entry in saved["nodes"]:
        entry["ref"] = entry["ref"].replace("shop/report", "shop/re port")
    read = lineage.compile_saved(json.dumps(saved))
    assert [*read.project.artifacts] == ["shop/lake"]
    assert [each.code for each in read.diagnostics] == ["LIN204"]


def test_control_characters_are_taken_out(saved: dict[str, Any]) -> None:
    node(saved, "shop/lake")["spec"]["title"] = "red \x1b[31m \ud800"
    saved["nodes"][0]["path"] = "\x1b.yaml"
    read = lineage.compile_saved(json.dumps(saved))
    assert read.project.artifacts["shop/lake"].title == "red _[31m _"
    assert read.project.span_of("shop/lake").source.path == "_.yaml"


def test_what_a_later_lineage_adds_is_passed_over(saved: dict[str, Any]) -> None:
    text = lineage.to_json(lineage.compile_saved(json.dumps(saved)))
    saved["glossary"] = [{"term": "order"}]
    saved["nodes"][0]["colour"] = "blue"
    assert lineage.to_json(lineage.compile_saved(json.dumps(saved))) == text


def test_everything_stands_where_it_stood(saved: dict[str, Any]) -> None:
    project = lineage.compile_saved(json.dumps(saved)).project
    lines = {ref: project.span_of(ref).line for ref in [*project.nodes, *project.columns]}
    assert lines == {
        "shop/lake": 7,
        "shop/lake.orders": 12,
        "shop/lake.orders#id": 14,
        "shop/lake.orders#key": 15,
        "shop/report": 16,
    }
    assert {each.declared.span.line for each in project.relationships} == {18}
    assert project.principals["user:ana"].name.span.source.label == "people.yaml"


OLD = """\
{
"version": 1,
"title": "The bank",
"workspaces": [
{"name":"shop","title":"The shop","domain":"retail","contacts":["user:ana"]}
],
"nodes": [
{"ref":"shop/lake","type":"Lakehouse","parent":null,"title":"lake","workspace":"shop","owner":"user:ana",\
"domain":"retail","sensitivity":"internal","endorsement":null,"tags":["gold"],"deprecated":true,"path":"a.yaml","line":7},
{"ref":"shop/lake.orders","type":"table","parent":"shop/lake"},
{"ref":"shop/report","type":"Report","parent":null,"title":"All orders","workspace":"shop","owner":null,\
"domain":"sales","sensitivity":null,"endorsement":"certified","tags":[],"deprecated":false,"path":"a.yaml","line":16}
],
"edges": [
{"from":"shop/lake.orders","to":"shop/report","type":"presents","plane":"data","path":"a.yaml","line":18}
]
}
"""


def test_what_the_first_version_wrote_is_read_as_far_as_it_goes() -> None:
    compilation = lineage.compile_saved(OLD)
    project = compilation.project
    lake, report = project.artifacts.values()
    shop = project.workspaces["shop"]
    assert (project.settings.title, shop.title, shop.domain, shop.contacts) == (
        *("The bank", "The shop", "retail"),
        ("user:ana",),
    )
    assert (lake.title, lake.owner, lake.domain, lake.sensitivity) == (None, "user:ana", None, "internal")
    assert (lake.tags, lake.deprecated, report.deprecated) == (("gold",), Deprecation(), None)
    assert (report.title, report.domain, report.endorsement) == ("All orders", "sales", "certified")
    [relationship] = project.relationships
    assert relationship.key == ("shop/lake.orders", "shop/report", "presents")
    assert relationship.declared.span.line == 18
    assert [each.ref for each in lineage.impact(compilation, "lake.orders").downstream] == ["shop/report"]
