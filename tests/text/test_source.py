from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lineage.text.source import Source, Span, Text


def test_lines_and_columns_count_from_one() -> None:
    source = Source("a.yaml", "one\r\ntwo\nthree")
    assert source.position(0) == (1, 1)
    assert source.position(5) == (2, 1)
    assert source.position(len(source.text)) == (3, 6)
    assert [source.line(number) for number in (1, 2, 3)] == ["one", "two", "three"]


@given(st.text(alphabet="a\n\r\u2028 ", max_size=30))
def test_every_offset_has_a_place_in_the_file(text: str) -> None:
    source = Source("a.yaml", text)
    for offset in range(len(text) + 1):
        line, column = source.position(offset)
        assert 1 <= line <= text.count("\n") + 1
        assert text.split("\n")[line - 1][: column - 1] == text[text.rfind("\n", 0, offset) + 1 : offset]


def test_a_text_equals_what_it_says_wherever_it_is_written() -> None:
    source = Source("a.yaml", "lake: lake", folder="specs")
    first, second = Text("lake", source, 3), Text("lake", source, 4)
    assert first == second == "lake"
    assert len({first, second, "lake"}) == 1
    assert second.span == Span(source, 6, 10)
    assert (second.span.line, second.span.column, second.span.end_line, second.span.end_column) == (1, 7, 1, 11)
    assert source.label == "specs/a.yaml"
