"""Diagnostics as people see them."""

from __future__ import annotations

import pytest

from lineage.output.diagnostics import diagnostic_lines, summary
from lineage.output.terminal import Terminal
from lineage.text.diagnostic import Diagnostic, Related, Severity
from lineage.text.source import Source, Span


def shown(text: str, marked: str, **fields: object) -> list[str]:
    source = Source("a.yaml", text, "specs")
    start = text.index(marked)
    span = Span(source, start, start + len(marked))
    diagnostic = Diagnostic("LIN999", "rule", Severity.ERROR, "message", span, **fields)  # type: ignore[arg-type]
    return Terminal().render(diagnostic_lines([diagnostic])).splitlines()


def test_the_whole_of_it() -> None:
    text = "one: 1\ntwo: 2\n"
    related = Related("first here", Span(Source("b.yaml", text, "specs"), 0, 3))
    assert shown(text, "2", help="say 3", related=(related,)) == [
        "specs/a.yaml:2:6: error[LIN999]: message",
        "2 | two: 2",
        "  |      ^",
        "specs/b.yaml:1:1: note: first here",
        "1 | one: 1",
        "  | ^^^",
        "help: say 3",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "marked", "line", "underline"),
    [
        ("\tx: bad", "bad", "1 |     x: bad", "  |        ^^^"),
        ("客户: bad", "bad", "1 | 客户: bad", "  |       ^^^"),
        ("k: 客户", "客户", "1 | k: 客户", "  |    ^^^^"),
        ("k: e\u0301e\u0301", "e\u0301e\u0301", "1 | k: e\u0301e\u0301", "  |    ^^"),
        ("k: \x1b[31mbad", "bad", "1 | k: \\x1b[31mbad", "  |            ^^^"),
        ("k: a\u202eb", "a\u202eb", "1 | k: a\\u202eb", "  |    ^^^^^^^^"),
        ("k: [a,\n  b]", "[a,\n  b]", "1 | k: [a,", "  |    ^^^"),
        ("k: bad\r\n", "bad", "1 | k: bad", "  |    ^^^"),
        ("k: ", "", "1 | k:", "  | ^"),
        ("::error::x", "x", "1 | ::error::x", "  |          ^"),
    ],
)
def test_the_place_is_underlined(text: str, marked: str, line: str, underline: str) -> None:
    assert shown(text, marked)[1:3] == [line, underline]


def test_of_a_long_line_what_is_around_the_place() -> None:
    _, line, underline, _ = shown("a" * 5_000 + "BAD" + "b" * 5_000, "BAD")
    assert line == "1 | …" + "a" * 39 + "BAD" + "b" * 57 + "…"
    assert underline == "  | " + " " * 40 + "^^^"
    _, line, underline, _ = shown("x: " + "B" * 5_000, "B" * 5_000)
    assert line == "1 | x: " + "B" * 96 + "…"
    assert underline == "  |    " + "^" * 97


def test_nothing_is_quoted_of_an_empty_file() -> None:
    assert shown("", "") == ["specs/a.yaml:1:1: error[LIN999]: message", ""]


def test_the_summary_counts_the_worst_first() -> None:
    place = Source("a.yaml", "").whole()
    severities = [Severity.INFO, Severity.WARNING, Severity.ERROR, Severity.ERROR]
    diagnostics = [Diagnostic("LIN999", "rule", severity, "message", place) for severity in severities]
    assert "".join(piece.text for piece in summary(diagnostics)) == "2 errors, 1 warning, 1 note"
    assert summary([]) == []
