"""The hash of a line is the one that GitHub's own action works out: the values are from its tests."""

from __future__ import annotations

import pytest

from lineage.output.line_hash import line_hashes

GREETINGS = [
    "e9496ae3ebfced30:1",
    "fb7c023a8b9ccb3f:1",
    "ce8ba1a563dcdaca:1",
    "e20e36e16fcb0cc8:1",
    "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1",
    "c129715d7a2bc9a3:1",
]


@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        ("", ["c129715d7a2bc9a3:1"]),
        (
            " a\nb\n  \t\tc\n d",
            ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
        ),
        (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", GREETINGS),
        (" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", GREETINGS),
        (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", GREETINGS),
        (" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", GREETINGS),
        (
            "Lorem ipsum dolor sit amet.\n" * 10,
            [
                *(f"a7f2ff13bc495cf2:{number}" for number in range(1, 7)),
                "a7f2ff1481e87703:1",
                "a9cf91f7bbf1862b:1",
                "55ec222b86bcae53:1",
                "cc97dc7b1d7d8f7b:1",
                "c129715d7a2bc9a3:1",
            ],
        ),
    ],
)
def test_each_line(text: str, hashes: list[str]) -> None:
    assert line_hashes(text, range(1, 50)) == dict(enumerate(hashes, 1))
    assert line_hashes(text, [len(hashes)]) == {len(hashes): hashes[-1]}


def test_characters_beyond_the_basic_plane_are_two_as_in_javascript() -> None:
    beyond, halves = (line_hashes(text, [1])[1] for text in ("\U0001f600", "\ud83d\ude00"))
    assert beyond == halves != line_hashes("\uf600", [1])[1]


def test_none_are_asked_for() -> None:
    assert line_hashes("a\nb", []) == {}
