"""The decoder reads every field of the language, and no other."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from lineage.language.schema import faults
from lineage.spec_language import DOCUMENTS, artifact, documents, policy
from lineage.specs import fields as decoder
from lineage.specs.decode import Declarations, decode
from lineage.text.document import read_documents
from lineage.text.source import Source
from tests.schema.shaped import Value, fullest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.spec_language.shapes import DocumentKind, Record

Path = tuple[str | int, ...]

SAYS_WHAT_TO_READ = {("apiVersion",), ("kind",)}
"""These two are read before a document is decoded."""

NOWHERE = Source("", "")

TABLES: list[tuple[set[str], tuple[Record, ...]]] = [
    ({*decoder.COLUMN_FIELDS}, (artifact.COLUMN,)),
    ({*decoder.TABLE_FIELDS}, (artifact.TABLE,)),
    ({*decoder.SCHEMA_FIELDS}, (artifact.SCHEMA,)),
    ({*decoder.RUN_FIELDS}, (artifact.RUN,)),
    ({*decoder.VERSION_FIELDS}, (artifact.VERSION,)),
    ({*decoder.DEPRECATION_FIELDS}, (artifact.DEPRECATION,)),
    ({*decoder.FRESHNESS_FIELDS}, (artifact.FRESHNESS,)),
    ({*decoder.ARTIFACT_FIELDS}, (artifact.ARTIFACT,)),
    ({*decoder.RELATIONSHIP_FIELDS}, (documents.RELATIONSHIP,)),
    ({*decoder.PRINCIPAL_FIELDS}, (documents.USER, documents.GROUP, documents.APP)),
    ({*decoder.ROLE_FIELDS}, (documents.ROLE,)),
    ({*decoder.TYPE_FIELDS}, (documents.OWN_TYPE,)),
    ({*decoder.LOOK_FIELDS}, (documents.SITE,)),
    ({*decoder.SITE_LINK_FIELDS}, (documents.SITE_LINK,)),
    ({*decoder.WAIVER_FIELDS}, (policy.WAIVER,)),
    ({*decoder.PATH_FIELDS}, (policy.PATH,)),
    ({*decoder.NEIGHBOURS_FIELDS}, (policy.NEIGHBOURS,)),
    ({*decoder.LIMITS_FIELDS}, (policy.LIMITS,)),
    ({*decoder.CONDITION_FIELDS}, (policy.REQUIREMENT, policy.PROHIBITION)),
    ({*decoder.POLICY_FIELDS}, (policy.POLICY,)),
]


def test_no_table_of_the_decoder_has_a_field_that_the_language_lacks() -> None:
    for read, records in TABLES:
        assert read == {field.name for record in records for field in record.fields}
    tables = [table for name, table in vars(decoder).items() if name.endswith("_FIELDS") and name.isupper()]
    language = {field.name for record in _records() for field in record.fields}
    assert {name for table in tables for name in table} <= language


def _records() -> Iterator[Record]:
    yield from (document.record for document in DOCUMENTS)
    for _, records in TABLES:
        yield from records


def read(kind: str, data: dict[str, Any]) -> Declarations:
    [document], findings = read_documents(Source("full.yaml", json.dumps(data)))
    declarations, more = decode(document, kind)
    assert not findings
    assert not more
    return replace(declarations, source=NOWHERE)  # what is declared, and not how it is written


def paths(data: Value, path: Path = ()) -> Iterator[Path]:
    """The place of every key of every mapping."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*path, key)
            yield from paths(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from paths(value, (*path, index))


def without(data: dict[str, Any], path: Path) -> dict[str, Any]:
    data = copy.deepcopy(data)
    holder: Any = data
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    return data


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_field_changes_what_is_declared(document: DocumentKind) -> None:
    full = fullest(document.record)
    assert faults(document.name, full) == ()
    declared = read(document.name, full)
    assert declared == read(document.name, full)
    unread = [
        path
        for path in paths(full)
        if path not in SAYS_WHAT_TO_READ and read(document.name, without(full, path)) == declared
    ]
    assert unread == []


@pytest.mark.parametrize("runs", [["prepare", "train"], {"run-1": None}], ids=["a list", "a mapping"])
def test_runs_are_read_in_both_forms(runs: object) -> None:
    kind = "Artifacts"
    base = {"apiVersion": "lineage/v1", "kind": kind, "workspace": "w", "artifacts": {"a": {"type": "Notebook"}}}
    more = copy.deepcopy(base)
    more["artifacts"]["a"]["runs"] = runs  # type: ignore[index]
    assert faults(kind, more) == ()
    assert read(kind, more) != read(kind, base)
