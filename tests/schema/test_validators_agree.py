"""The validator that accepts, the ones that editors use, and the one that explains: one verdict on every document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.language.schema import KINDS, faults, schema_text
from lineage.language.schema_errors import explain
from lineage.spec_language import DOCUMENTS
from lineage.text.document import MAX_FAULTS, Mapping, Sequence
from tests.schema.shaped import Value, junk, nearly

if TYPE_CHECKING:
    from lineage.spec_language.shapes import DocumentKind

FAST = {kind: jsonschema_rs.validator_for(schema_text(kind)) for kind in KINDS}
SLOW = {
    kind: (jsonschema.Draft202012Validator(schema), jsonschema.Draft7Validator(schema))
    for kind in KINDS
    for schema in [json.loads(schema_text(kind))]
}
RECORDS = {document.name: document.record for document in DOCUMENTS}


def verdicts(kind: str, data: Value) -> set[bool]:
    explained = not explain(kind, data) if isinstance(data, dict) else False
    return {FAST[kind].is_valid(data), explained, *(validator.is_valid(data) for validator in SLOW[kind])}


@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), nearly(RECORDS[kind], slips=12))))
@settings(deadline=None)
def test_on_documents_that_are_nearly_right(case: tuple[str, Any]) -> None:
    kind, data = case
    assert len(verdicts(kind, data)) == 1


@given(st.sampled_from(KINDS), junk)
@settings(deadline=None)
def test_on_anything_at_all(kind: str, data: Value) -> None:
    assert verdicts(kind, data) == {False}


@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), nearly(RECORDS[kind], slips=0))))
@settings(deadline=None)
def test_what_is_made_to_the_language_is_valid(case: tuple[str, Any]) -> None:
    kind, data = case
    assert verdicts(kind, data) == {True}


@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), nearly(RECORDS[kind], slips=6))))
@settings(deadline=None)
def test_every_fault_is_said_once_at_a_place_that_there_is(case: tuple[str, Any]) -> None:
    kind, data = case
    if not isinstance(data, dict):
        return
    found = faults(kind, data)
    assert found == faults(kind, data)
    assert len({(fault.code, fault.path, fault.message) for fault in found}) == len(found) <= MAX_FAULTS + 1
    for fault in found:
        value = data
        for step in fault.path:
            value = value[step]
        assert fault.message.isprintable()
        assert fault.help.isprintable()
        assert len(fault.message) < 250
        assert not fault.at_key or not fault.path or isinstance(fault.path[-1], str) or fault.code == "LIN104"


AWKWARD: list[Value] = [
    *("", "\x00", "\x1b[31m", "\u202e", "٣", "１２", "é", "e\u0301", "\U0001f600"),
    *(0, -0.0, 1.0, 2**64, 10**39, -(10**39), 1e308, True, False, None),
    *([], {}, [[]], [{}], [None], ["a", "a"], ["é", "e\u0301"], {"": None}, {"\x00": {}}, [1, True], [1, 1.0]),
]


@pytest.mark.parametrize("value", AWKWARD, ids=repr)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_on_awkward_values_in_every_field(document: DocumentKind, value: Value) -> None:
    right = {field.name: field.examples[0] for field in document.record.fields}
    for field in document.record.fields:
        assert len(verdicts(document.name, {**right, field.name: value})) == 1


def test_what_the_loader_makes_is_taken_as_it_is() -> None:
    names = Sequence(["a"])
    users = Mapping(ana=None)
    assert faults("Principals", Mapping(apiVersion="lineage/v1", kind="Principals", users=users)) == ()
    assert [
        fault.code for fault in faults("Principals", Mapping(apiVersion="lineage/v1", kind="Principals", users=names))
    ] == ["LIN105"]
