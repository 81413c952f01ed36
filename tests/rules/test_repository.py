"""LIN214, and the addresses that lead to a line of a spec file."""

from __future__ import annotations

import pytest

from lineage.language.repository import is_pattern
from lineage.site.paths import repository_href
from tests.rules.said import document, said, sales

PATTERNS = [
    "https://github.com/merrow/lineage/blob/main/specs/{path}#L{line}",
    "https://gitlab.example.org/data/lineage/-/blob/main/{path}#L{line}",
    "https://dev.azure.com/merrow/data/_git/lineage?path=/specs/{path}&line={line}&lineStartColumn=1",
    "http://localhost:3000/specs/{path}",
    "https://bücher.example/{path}",
]
NONE = [
    "",
    "{path}",
    "github.com/merrow/lineage/blob/main/{path}",
    "https://github.com/merrow/lineage",
    "https://github.com/merrow/{line}",
    "https://github.com/{path}/{branch}",
    "https://github.com/{path}/{}",
    "https://github.com/{path}/{line",
    "https://github.com/{path}/line}",
    "https://{path}/",
    "https:///{path}",
    "https://someone:secret@github.com/{path}",
    "HTTPS://github.com/{path}",
    "ftp://example.org/{path}",
    "javascript:alert(1)//https://a/{path}",
    'https://a/"{path}',
    "https://a/{path} b",
    "https://a/{path}\n",
    "https://a/\u202e{path}",
]


@pytest.mark.parametrize("text", PATTERNS)
def test_addresses_of_lines(text: str) -> None:
    assert is_pattern(text)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_address_of_a_line(text: str) -> None:
    assert not is_pattern(text)
    assert not repository_href(text, "a.yaml", 3)


def test_a_path_is_encoded_and_names_nothing_to_be_filled_in() -> None:
    assert repository_href(PATTERNS[0], "sub dir/{line}#ü.yaml", 3).endswith(
        "/specs/sub%20dir/%7Bline%7D%23%C3%BC.yaml#L3"
    )


def test_a_repository_without_an_address() -> None:
    project = document("Project", "repository: github.com/merrow/lineage\n")
    assert said(sales("", project), "LIN214").splitlines() == [
        "8:13 error[LIN214]: `github.com/merrow/lineage` is no address of a line of a file",
        "    help: write it as in `https://github.com/merrow/lineage/blob/main/specs/{path}#L{line}`",
    ]
    assert not said(sales("", document("Project", f"repository: {PATTERNS[0]}\n")), "LIN214")
