"""What is in a `lineage.json`, for whoever computes with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema

import lineage
from lineage.resources import resource_folder
from lineage.saved import saved_json
from lineage.spec_language import DOCUMENTS
from tests.schema.shaped import fullest

if TYPE_CHECKING:
    from collections.abc import Iterator

TREE = """\
apiVersion: lineage/v1
kind: Workspace
name: shop
roles: {Admin: [user:ana]}
artifacts:
  lake:
    type: Lakehouse
    tables: {orders: {columns: {id: {type: int, description: the number on the invoice}}}}
  report: {type: Report, inputs: [lake.orders], freshness: {within: 24h}}
  secret: {type: Report, inputs: [lake.orders]}
relationships:
  - {from: lake.orders, to: report, description: only those of this year}
  - {from: lake.orders, to: secret, description: all of them}
---
apiVersion: lineage/v1
kind: Principals
users: {ana: {email: ana@example.org}}
"""


def written(compilation: lineage.Compilation, *artifacts: str) -> dict[str, Any]:
    saved: dict[str, Any] = json.loads(saved_json(compilation.project, artifacts or None))
    schema = json.loads((resource_folder("schemas") / "output" / "lineage.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(saved)
    return saved


def test_an_entry_has_what_is_declared_as_it_is_declared() -> None:
    saved = written(lineage.compile_texts({"shop.yaml": TREE}))
    specs = {node["ref"]: node.get("spec") for node in saved["nodes"]}
    assert specs == {
        "shop/lake": {"type": "Lakehouse"},
        "shop/lake.orders": None,
        "shop/lake.orders#id": {"type": "int", "description": "the number on the invoice"},
        "shop/report": {"type": "Report", "inputs": ["lake.orders"], "freshness": {"within": "24h"}},
        "shop/secret": {"type": "Report", "inputs": ["lake.orders"]},
    }
    assert saved["workspaces"][0]["spec"] == {"roles": {"Admin": ["user:ana"]}}
    assert [each["description"] for each in saved["edges"]] == ["only those of this year", "all of them"]
    assert saved["principals"] == [
        {"ref": "user:ana", "path": "shop.yaml", "line": 17, "spec": {"email": "ana@example.org"}}
    ]
    assert "intact" not in saved


def test_every_field_of_the_language_is_written() -> None:
    documents = [named_apart(fullest(document.record)) for document in DOCUMENTS]
    compilation = lineage.compile_texts({f"{number}.yaml": json.dumps(each) for number, each in enumerate(documents)})
    text = saved_json(compilation.project)
    said = {scalar for document in documents for scalar in scalars(document)}
    assert [scalar for scalar in said if json.dumps(scalar, ensure_ascii=False) not in text] == []


def named_apart(value: Any, field: str = "") -> Any:  # noqa: ANN401 - whatever JSON can hold
    """A fullest value in which things are called after the field that holds them, so that no two share a name."""
    if isinstance(value, dict):
        return {(field if key == "one" else key): named_apart(item, key) for key, item in value.items()}
    return [named_apart(item) for item in value] if isinstance(value, list) else value


def scalars(value: object) -> Iterator[object]:
    """Whatever a document says, but of what kind it is."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in {"apiVersion", "kind"}:
                yield from scalars(item)
    elif isinstance(value, list):
        for item in value:
            yield from scalars(item)
    else:
        yield value


def test_one_entry_a_line() -> None:
    text = saved_json(lineage.compile_texts({"shop.yaml": TREE}).project)
    lines = [line for line in text.splitlines() if line.startswith('{"')]
    saved = json.loads(text)
    assert [json.loads(line.rstrip(",")) for line in lines] == [
        entry for section in saved.values() if isinstance(section, list) for entry in section
    ]


def test_of_some_artifacts_there_is_nothing_of_others_or_of_people() -> None:
    compilation = lineage.compile_texts({"shop.yaml": TREE})
    saved = written(compilation, "shop/lake", "shop/report")
    assert "secret" not in json.dumps(saved)
    assert "email" not in json.dumps(saved)
    assert saved["intact"] is False
    assert saved["truncated"] == ["", "shop"]
    assert [each["spec"]["to"] for each in saved["relationships"]] == ["report"]


def test_what_is_not_there_of_some_artifacts_is_not_said_to_be_missing() -> None:
    some = saved_json(lineage.compile_texts({"shop.yaml": TREE}).project, ["shop/report"])
    read = lineage.compile_saved(some)
    assert [*read.project.artifacts] == ["shop/report"]
    assert read.diagnostics == ()
