"""Tables and trees."""

from __future__ import annotations

from lineage.output.layout import Branch, Column, facts, fitted_table, table, tree
from lineage.output.terminal import Piece, Style, Terminal, shortened


def test_columns_stand_below_each_other_whatever_is_in_them() -> None:
    rows = [("客户", "", "x"), ("a\x1b", "", "y"), ("longer", "", "z")]
    assert Terminal().render(table(("first", "empty", "last"), rows)).splitlines() == [
        "FIRST   LAST",
        "客户    x",
        "a\\x1b   y",
        "longer  z",
    ]
    assert list(table(("first",), [])) == []


def test_a_table_that_has_to_fit() -> None:
    columns = (Column("ref"), Column("title", narrowest=6, keep=1), Column("tag", keep=0))
    rows = [(Piece("w/a-long-reference"), Piece("a title of some length"), Piece("tag"))]

    def lines(width: int | None) -> str:
        return Terminal().render(fitted_table(columns, rows, width)).splitlines()[1]

    assert lines(None) == "w/a-long-reference  a title of some length  tag"
    assert lines(47) == lines(None)
    assert lines(40) == "w/a-long-reference  a title of som…  tag"
    assert lines(30) == "w/a-long-reference  a title o…"
    assert lines(20) == "w/a-long-reference"
    assert lines(5) == "w/a-long-reference"


def test_facts_of_which_there_is_nothing_are_left_out() -> None:
    lines = facts((("tell", (Piece("", Style.WARNING),)), ("by type", ("Report 2",)), ("direct", ("",)), ("of", ())))
    assert Terminal().render(lines) == "  by type  Report 2\n"


def test_trees() -> None:
    leaf = Branch(Piece("leaf"), (Piece("Type"), Piece("more")))
    root = Branch(Piece("root"), (Piece("T"),), {"a": Branch(Piece("a"), (), {"leaf": leaf}), "b": leaf})
    assert Terminal().render(tree([root])).splitlines() == [
        "root        T",
        "├─ a",
        "│  └─ leaf  Type  more",
        "└─ leaf     Type  more",
    ]


def test_a_chain_of_thousands_stays_on_the_screen() -> None:
    root = Branch(Piece("0"))
    branch = root
    for number in range(1, 20_000):
        branch.branches["x"] = branch = Branch(Piece(str(number)))
    lines = Terminal().render(tree([root])).splitlines()
    assert len(lines) == 20_000
    assert max(map(len, lines)) < 110
    assert lines[-1].endswith("└─ 19999")


def test_colour_goes_around_what_is_shown() -> None:
    assert Terminal(color=True).render([(Piece("a\x1b", Style.ERROR), "b")]) == "\x1b[1;31ma\\x1b\x1b[0mb\n"


def test_shortened() -> None:
    assert shortened("short", 5) == "short"
    assert shortened("longer", 5) == "long…"
    assert shortened("客户客户", 5) == "客户…"
