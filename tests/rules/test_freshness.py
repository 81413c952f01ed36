"""LIN601, and the lengths of time that can be read."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lineage.language.freshness import parse_duration
from tests.rules.said import said, sales

LENGTHS = [
    ("90s", timedelta(seconds=90)),
    ("15m", timedelta(minutes=15)),
    ("24h", timedelta(hours=24)),
    ("1.5d", timedelta(hours=36)),
    ("2 w", timedelta(weeks=2)),
]
NONE = ["", "24", "h", "1 day", "one day", "-1h", "0h", "1H", "1h30m", "1h\n", "١h", "1e3h", "999999999w", "1.h", ".5h"]


@pytest.mark.parametrize(("text", "length"), LENGTHS)
def test_lengths_of_time(text: str, length: timedelta) -> None:
    assert parse_duration(text) == length


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_length_of_time(text: str) -> None:
    assert parse_duration(text) is None


def test_freshness_that_cannot_be_read() -> None:
    artifacts = (
        "artifacts:\n  a: {type: Report, freshness: {within: 1 day}}\n  b: {type: Report, freshness: {within: 1d}}\n"
    )
    assert said(sales(artifacts), "LIN601").splitlines() == [
        "6:41 error[LIN601]: `1 day` is not a length of time",
        "    help: write a number and `s`, `m`, `h`, `d` or `w`, as in `24h`",
    ]
