"""What acts on its reader is shown instead."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.output.escape import inert_json, visible, without_commands


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Größe 客户 👩‍🔬", "Größe 客户 👩‍🔬"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\x9b", "\\x9b"),
        ("\u202e\u2066\u200e", "\\u202e\\u2066\\u200e"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud800", "\\ud800"),
        ("\\", "\\"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error::x", "\\x3a:error::x"),
        ("  ::error::x", "  \\x3a:error::x"),
        ("a ::error::x", "a ::error::x"),
        ("a ##[error]x", "a \\x23#[error]x"),
        ("##vso[x]", "\\x23#vso[x]"),
        ("## a heading", "## a heading"),
    ],
)
def test_commands_of_build_servers(line: str, shown: str) -> None:
    assert without_commands(line) == shown


@given(st.text())
def test_json_means_the_same(text: str) -> None:
    said = inert_json(json.dumps({"x": text, "##[": 1}, ensure_ascii=False))
    assert json.loads(said) == {"x": text, "##[": 1}
    assert said.isprintable()
    assert "##[" not in said
