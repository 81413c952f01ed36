"""What acts on its reader is shown instead."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.output.escape import harmless, inert_json, markdown, visible, without_commands


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
def test_what_is_harmless_is_one_line_and_stays_as_it_is(text: str) -> None:
    shown = harmless(text)
    assert len(shown.splitlines()) <= 1
    assert harmless(shown) == shown == without_commands(visible(text))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words", "plain words"),
        ("unknown `lake`", "unknown <code>lake</code>"),
        ("an odd ` mark", "an odd &#96; mark"),
        ("<b> & [x](y) | *a* _b_", "&#60;b&#62; &#38; &#91;x&#93;&#40;y&#41; &#124; &#42;a&#42; &#95;b&#95;"),
        ("@octocat, #1 and `@x #1`", "&#64;&#8203;octocat, &#35;&#8203;1 and <code>&#64;x &#35;1</code>"),
        ("http://x", "http&#58;//x"),
        ("one\ntwo", "one&#92;ntwo"),
        ("Größe 客户", "Größe 客户"),
    ],
)
def test_markdown(text: str, written: str) -> None:
    assert markdown(text) == written


@given(st.text())
def test_json_means_the_same(text: str) -> None:
    said = inert_json(json.dumps({"x": text, "##[": 1}, ensure_ascii=False))
    assert json.loads(said) == {"x": text, "##[": 1}
    assert said.isprintable()
    assert "##[" not in said
