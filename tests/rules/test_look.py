"""LIN215: logos, colours and links that the site can use, and those that it cannot."""

from __future__ import annotations

import pytest

from lineage.language.look import is_colour, is_link, is_logo
from tests.rules.said import document, said, sales

LOGOS = ["logo.svg", "pictures/our logo.png", "bücher/logo.svg"]
NO_LOGOS = [
    "",
    "logo",
    "logo.gif",
    "logo.SVG",
    ".svg",
    "/logo.svg",
    "../logo.svg",
    "a/../logo.svg",
    "./logo.svg",
    "a//logo.svg",
    ".git/logo.svg",
    "a\\logo.svg",
    "c:logo.svg",
    "https://example.org/logo.svg",
    "logo\n.svg",
    "\u202elogo.svg",
]
LINKS = [
    "https://wiki.example.org",
    "http://localhost:3000/a?b=c#d",
    "https://bücher.example/",
    "mailto:data@example.org",
]
NO_LINKS = [
    "",
    "wiki.example.org",
    "//wiki.example.org",
    "javascript:alert(1)",
    "JavaScript:alert(1)//https://a",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://example.org",
    "https://",
    "https:///a",
    "https://someone:secret@example.org/",
    'https://a/"onclick="',
    "https://a/ b",
    "https://a/\u202eb",
    "mailto:nobody",
    "mailto:a@b?subject=<x>",
]


def test_what_can_be_used() -> None:
    assert all(map(is_logo, LOGOS))
    assert all(map(is_link, LINKS))
    assert all(map(is_colour, ["#00796b", "#FFFFFF"]))


@pytest.mark.parametrize("text", NO_LOGOS)
def test_what_is_no_logo(text: str) -> None:
    assert not is_logo(text)


@pytest.mark.parametrize("text", NO_LINKS)
def test_what_is_no_link(text: str) -> None:
    assert not is_link(text)


@pytest.mark.parametrize(
    "text", ["", "teal", "#fff", "#00796", "#00796bff", "#00796g", "rgb(0,0,0)", "#00796b}", "#00796b\n"]
)
def test_what_is_no_colour(text: str) -> None:
    assert not is_colour(text)


def test_what_cannot_be_used_is_said_where_it_stands() -> None:
    site = (
        "site:\n  logo: ../logo.svg\n  accent: teal\n  links:\n"
        '    - {title: Wiki, href: "javascript:alert(1)"}\n    - {title: Mail, href: mailto:a@example.org}\n'
    )
    assert said(sales("", document("Project", site)), "LIN215").splitlines() == [
        "9:9 error[LIN215]: `../logo.svg` is no path of a picture in the spec tree",
        "    help: name an `.svg` or `.png` in the spec tree, by its path from the top of the tree, as in `logo.svg`",
        "10:11 error[LIN215]: `teal` is no colour",
        '    help: write it with six digits, and between quotes, since `#` begins a comment: `"#00796b"`',
        "12:27 error[LIN215]: `javascript:alert(1)` is no address that the site can lead to",
        "    help: write a whole address, as in `https://wiki.example.org/data` or `mailto:data@example.org`",
    ]
