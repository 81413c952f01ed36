from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.language.reference import (
    Reference,
    is_name,
    is_version_name,
    parse_principal,
    parse_reference,
    same_name_key,
)

REFERENCES = [
    ("lake", Reference(None, "lake")),
    ("lake.customers", Reference(None, "lake", ("customers",))),
    ("sales/lake.dbo.customers", Reference("sales", "lake", ("dbo", "customers"))),
    ("sales/lake.customers#email", Reference("sales", "lake", ("customers",), None, "email")),
    ("churn-model@2", Reference(None, "churn-model", (), "2")),
    ("churn-model@1.2.0", Reference(None, "churn-model", (), "1.2.0")),
    ("lake.t@2026-10-02T08:00/x#a b/c#d", Reference(None, "lake", ("t",), "2026-10-02T08:00/x", "a b/c#d")),
    ("möbel/tisch-größe", Reference("möbel", "tisch-größe")),
]
NOT_REFERENCES = ["", "/", "a/", "/a", "a..b", ".a", "a.", "a@", "a#", "a b", "a/b/c", "group:x", "a.b c", "@2", "#c"]
NAMES = ["a", "churn-model", "Kunden_2", "顧客", "клиенты", "ग्राहक", "عملاء", "x" * 200]
NOT_NAMES = ["", "a b", "a.b", "a/b", "a@b", "a#b", "a:b", "<b>", "a\n", "x" * 201, "顧" * 67, "a\u202eb", "½"]


@pytest.mark.parametrize(("text", "reference"), REFERENCES)
def test_references_come_apart_and_together(text: str, reference: Reference) -> None:
    assert parse_reference(text) == reference
    assert str(reference) == text


@pytest.mark.parametrize("text", NOT_REFERENCES)
def test_what_is_no_reference(text: str) -> None:
    assert parse_reference(text) is None


@given(st.text(max_size=20))
def test_any_reference_that_can_be_read_is_written_as_it_was(text: str) -> None:
    if reference := parse_reference(text):
        assert str(reference) == text


@pytest.mark.parametrize("text", NAMES)
def test_names_of_any_script(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", NOT_NAMES)
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)


def test_a_version_may_hold_dots() -> None:
    assert is_version_name("1.2.0")
    assert not is_version_name("1/2")


@pytest.mark.parametrize(("text", "principal"), [("user:ana", ("user", "ana")), ("group:a-b", ("group", "a-b"))])
def test_principals(text: str, principal: tuple[str, str]) -> None:
    assert parse_principal(text) == principal


@pytest.mark.parametrize("text", ["ana", "user:", "team:x", "user:a b", ":a"])
def test_what_is_no_principal(text: str) -> None:
    assert parse_principal(text) is None


@pytest.mark.parametrize(("one", "other"), [("Lake", "lake"), ("STRASSE", "straße"), ("e\u0301", "\u00e9")])
def test_names_that_a_file_system_may_take_for_one(one: str, other: str) -> None:
    assert same_name_key(one) == same_name_key(other)
