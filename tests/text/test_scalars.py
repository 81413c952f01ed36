from __future__ import annotations

import pytest

from lineage.text.scalars import STARTS_A_NUMBER, WORDS, NumberRefusedError, number

TEXTS = [
    "no",
    "on",
    "yes",
    "2026-10-02",
    "2026-10-02T08:00:00Z",
    "1_000",
    "0b1",
    "12:30:45",
    "1e",
    "+",
    "-",
    ".",
    "0x",
    "٣",
]
NUMBERS = [
    ("0", 0),
    ("-7", -7),
    ("+7", 7),
    ("0o17", 15),
    ("0xfF", 255),
    ("1.5", 1.5),
    (".5", 0.5),
    ("-1e3", -1000.0),
    ("007", 7),
]


@pytest.mark.parametrize("plain", TEXTS)
def test_what_yaml_1_1_would_convert_stays_a_text(plain: str) -> None:
    assert plain not in WORDS
    assert number(plain) == plain


@pytest.mark.parametrize(("plain", "value"), NUMBERS)
def test_numbers(plain: str, value: float) -> None:
    assert number(plain) == value
    assert type(number(plain)) is type(value)
    assert plain[0] in STARTS_A_NUMBER


@pytest.mark.parametrize("plain", [".inf", "-.INF", ".nan", "1e999", "9" * 41, "0x" + "f" * 40, "1." + "0" * 40])
def test_what_no_program_could_hold_is_refused(plain: str) -> None:
    with pytest.raises(NumberRefusedError):
        number(plain)
