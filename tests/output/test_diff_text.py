"""A diff for people: what is said first, how it fits, and that nothing of a spec moves or colours anything."""

from __future__ import annotations

import pytest

from lineage.output.diff_text import diff_lines
from lineage.output.terminal import Terminal, display_width
from tests.output.diffs import BREAKING, CHANGED, REMOVED, RISKY, SAFE, change, diff, realistic

HOSTILE = ("\x1b[31mred", "\u202eright", "line\nbreak", "::error::now", "##[error]now", "`ticks`", "\ud800")


def shown(width: int | None = None, *, color: bool = False) -> str:
    return Terminal(color=color, width=width).render(diff_lines(realistic(), width))


def test_the_totals_and_whom_to_tell_stand_first() -> None:
    assert shown().splitlines()[:3] == [
        "8 changes from main to HEAD: 3 breaking, 3 risky, 2 safe",
        "  affects  Report 1",
        "  tell     group:shop-team, user:rita",
    ]


def test_the_worst_stands_first() -> None:
    lines = shown().splitlines()
    order = [lines.index(heading) for heading in ("BREAKING", "RISKY", "SAFE")]
    assert order == sorted(order)


def test_what_reaches_the_same_is_said_once() -> None:
    lines = shown().splitlines()
    start = lines.index("shop/lake  Lakehouse")
    assert lines[start : start + 6] == [
        "shop/lake  Lakehouse",
        "  - column `orders#email` removed: `string`                  specs/shop.yaml:5",
        "  - table `returns` removed                                  specs/shop.yaml:5",
        "    why      what relies on it loses it",
        "    affects  shop/report",
        "    tell     group:shop-team, user:rita",
    ]


def test_nothing_changed_is_said_in_one_line() -> None:
    assert Terminal().render(diff_lines(diff([]))) == "no change in meaning from main to HEAD\n"


def test_a_rename_is_said_as_a_guess() -> None:
    assert "artifact looks renamed: `shop/clean` → `shop/prepare`" in shown()
    assert shown().splitlines()[-1].startswith("looks renamed: a guess")


@pytest.mark.parametrize("width", [60, 80, 140])
def test_lines_fit_but_for_names_and_sentences(width: int) -> None:
    for line in shown(width).splitlines():
        assert display_width(line) <= width or "specs/" not in line, "a place goes below, where there is no room"


def test_many_affected_are_counted() -> None:
    many = tuple(f"shop/report_{number}" for number in range(40))
    text = Terminal().render(diff_lines(diff([change("shop/lake", "artifact", REMOVED, BREAKING, affected=many)])))
    assert "and 32 more" in text


def test_there_is_no_colour_in_a_pipe() -> None:
    assert "\x1b" not in shown()
    assert "\x1b[1;31m3 breaking" in shown(color=True)


@pytest.mark.parametrize("said", HOSTILE, ids=repr)
def test_what_specs_say_does_nothing(said: str) -> None:
    hostile = [
        change("shop/lake", "title", CHANGED, severity, before=said, after=said * 40, affected=(said,),
               contacts=(said,), path=said)
        for severity in (BREAKING, RISKY, SAFE)
    ]  # fmt: skip
    text = Terminal().render(diff_lines(diff(hostile, names=(said, said))))
    assert text.replace("\n", "").isprintable()
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    assert "##[" not in text
    assert text.count("BREAKING") == text.count("SAFE") == 1
