"""The files in `schemas/`: rendered from the language, valid for every reader, and able to explain themselves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import jsonschema_rs
import pytest
import yaml

from lineage.language.schema import API_VERSION, KINDS, faults, header_faults, schema_text
from lineage.resources import resource_folder
from lineage.spec_language import DOCUMENTS, documents
from lineage.spec_language.rendering import rendered_files
from lineage.text.document import read_documents
from lineage.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.spec_language.shapes import DocumentKind

TOP = Path(__file__).parent.parent.parent
SCHEMAS: dict[str, dict[str, Any]] = {kind: json.loads(schema_text(kind)) for kind in KINDS}

KEYWORDS = {
    *("type", "properties", "required", "additionalProperties", "items", "enum", "minItems", "minProperties"),
    *("uniqueItems", "title", "description", "examples", "$ref"),
}
AT_THE_TOP = {"$schema", "$id", "definitions"}


def subschemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    below = [*schema.get("properties", {}).values(), *schema.get("definitions", {}).values()]
    below += [schema[name] for name in ("items", "additionalProperties") if isinstance(schema.get(name), dict)]
    for each in below:
        yield from subschemas(each)


EVERY_SUBSCHEMA = [(kind, each) for kind in KINDS for each in subschemas(SCHEMAS[kind])]
EVERY_PROPERTY = [
    (kind, name, prop) for kind, each in EVERY_SUBSCHEMA for name, prop in each.get("properties", {}).items()
]


def test_files_are_as_the_language_renders_them() -> None:
    for path, text in rendered_files().items():
        assert (TOP / path).read_text(encoding="utf-8") == text, f"{path}: run make schemas"
    on_disk = {f"schemas/{path.name}" for path in (TOP / "schemas").glob("*.schema.json")}
    assert on_disk == {path for path in rendered_files() if path.startswith("schemas/")}


def test_kinds_are_those_of_the_language() -> None:
    assert tuple(document.name for document in DOCUMENTS) == KINDS
    assert documents.API_VERSION == API_VERSION


@pytest.mark.parametrize("kind", KINDS)
def test_valid_under_both_drafts(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[kind])
    jsonschema.Draft7Validator.check_schema(SCHEMAS[kind])
    jsonschema_rs.meta.validate(SCHEMAS[kind])


def test_only_keywords_that_all_readers_and_our_messages_know() -> None:
    for kind, schema in EVERY_SUBSCHEMA:
        allowed = KEYWORDS | AT_THE_TOP if schema is SCHEMAS[kind] else KEYWORDS
        assert schema.keys() <= allowed
        if "$ref" in schema:
            assert schema.keys() == {"$ref"}, "draft-07 overlooks what is beside a $ref"
            assert schema["$ref"].removeprefix("#/definitions/") in SCHEMAS[kind]["definitions"]
        if "enum" in schema:
            assert schema["type"] == "string", "the message for an enum takes it that a text is wanted"
        if schema.get("uniqueItems"):
            assert schema["items"]["type"] == "string", "duplicates are looked for among texts only"
        assert schema.get("minItems", 1) == schema.get("minProperties", 1) == 1, "the message says: not empty"
        if "properties" in schema:
            assert schema["additionalProperties"] is False


def test_every_definition_is_used() -> None:
    for kind, schema in SCHEMAS.items():
        used = {
            each["$ref"].removeprefix("#/definitions/") for of, each in EVERY_SUBSCHEMA if of == kind and "$ref" in each
        }
        assert used == schema["definitions"].keys()


def test_every_property_explains_itself() -> None:
    for kind, name, prop in EVERY_PROPERTY:
        assert prop["title"], (kind, name)
        assert prop["description"].endswith((".", "`")), (kind, name)
        assert prop["examples"], (kind, name)


def test_every_example_is_valid() -> None:
    for kind, name, prop in EVERY_PROPERTY:
        validator = jsonschema.Draft202012Validator({**prop, "definitions": SCHEMAS[kind]["definitions"]})
        for example in prop["examples"]:
            assert validator.is_valid(example), (kind, name, example)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_samples_are_valid(document: DocumentKind) -> None:
    [read], findings = read_documents(Source("sample.yaml", document.sample))
    assert not findings
    assert header_faults(read.data) == ()
    assert isinstance(read.data, dict)
    assert read.data["kind"] == document.name
    assert faults(document.name, read.data) == ()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_check_jsonschema_accepts_samples_and_refuses_a_slip(document: DocumentKind, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(document.sample, encoding="utf-8")
    bad.write_text(f"{document.sample}nonsense: true\n", encoding="utf-8")
    schema = resource_folder("schemas") / f"{document.name.lower()}.schema.json"
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema)]
    assert subprocess.run([*command, str(good)], check=False, capture_output=True).returncode == 0
    assert subprocess.run([*command, str(bad)], check=False, capture_output=True).returncode == 1


def test_reference_names_every_field_with_what_it_means() -> None:
    page = (TOP / "docs/reference.md").read_text(encoding="utf-8")
    for kind, name, prop in EVERY_PROPERTY:
        assert f"`{name}`" in page, (kind, name)
        assert prop["description"].replace("|", "\\|") in page, (kind, name)


def test_reference_shows_examples_that_yaml_reads_as_meant() -> None:
    page = (TOP / "docs/reference.md").read_text(encoding="utf-8")
    for document in DOCUMENTS:
        for field in document.record.fields:
            rows = [
                line
                for line in page.splitlines()
                if line.startswith((f"| `{field.name}` |", f"| **`{field.name}`** |"))
            ]
            examples = [yaml.load(row.split(" | ")[-1].strip("`| "), Loader=yaml.BaseLoader) for row in rows]  # noqa: S506 - texts only
            as_texts = json.loads(json.dumps(field.examples[0]), parse_int=str, parse_float=str)
            assert as_texts in examples, (document.name, field.name)
