"""A selection as one page: all of it is in there, leads only to itself, and acts no more than the site does."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

import lineage
from lineage.drawing.layout import find_engine
from lineage.errors import WriteError
from lineage.site.choices import Choices
from lineage.site.logo import read_logo
from lineage.site.single import MOST, single_page
from tests.site.test_look import SVG
from tests.site.trees import example, hostile, workspace


class Reader(HTMLParser):
    """What a page holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.policy = ""
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "a" and "href" in said:
            self.links.append(said["href"])
        if "id" in said:
            self.ids.append(said["id"])
        if said.get("http-equiv") == "Content-Security-Policy":
            self.policy = said["content"]
        self.handlers += [name for name in said if name.startswith("on") or name in {"style", "src"}]

    def handle_data(self, data: str) -> None:
        if self.lasttag in {"script", "style"} and data.strip():
            self.inline.append(data)


@pytest.mark.parametrize("tree", ["example", "hostile", "nothing"])
def test_all_of_it_is_in_the_page_and_leads_to_itself(tree: str) -> None:
    trees = {"example": example(), "hostile": lineage.compile_texts(hostile()), "nothing": lineage.compile_texts({})}
    compilation = trees[tree]
    text = single_page(compilation, find_engine(), Choices(logo=read_logo(SVG)))
    page = Reader(text)
    inside = [link for link in page.links if link.startswith("#")]
    assert {link.removeprefix("#") for link in inside} <= set(page.ids)
    assert all(link.startswith(("#", "https://", "mailto:")) for link in page.links)
    assert len(page.ids) == len(set(page.ids))
    assert {f"at:{ref}" for ref in compilation.project.artifacts} <= set(page.ids)
    assert not set(page.tags) & {"img", "iframe", "link", "object", "embed", "base", "form"} - {"form"}
    assert not page.handlers
    assert not set(text) & set("\u202e\u2066\u2028\u200f")
    known = {f"'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'" for each in page.inline}
    assert known == set(re.findall(r"'sha256-[^']+'", page.policy))
    assert "unsafe" not in page.policy
    assert page.policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")


def test_a_selection_leads_to_nothing_else() -> None:
    chosen = lineage.select(example(), "+churn-report")
    text = single_page(example(), None, Choices(chosen))
    page = Reader(text)
    assert {each for each in page.ids if each.startswith("at:") and ":" not in each[3:]} == {
        f"at:{ref}" for ref in chosen
    }
    assert {link.removeprefix("#") for link in page.links if link.startswith("#")} <= set(page.ids)


def test_the_same_bytes_each_time() -> None:
    assert single_page(example(), find_engine(), Choices()) == single_page(example(), find_engine(), Choices())


def test_too_many_are_refused() -> None:
    many = "\n".join(f"a{number}: {{type: Lakehouse}}" for number in range(MOST + 1))
    compilation = lineage.compile_texts({"w.yaml": workspace("w", many)})
    with pytest.raises(WriteError, match="501 artifacts are too many for a single file"):
        single_page(compilation, None, Choices())
    assert single_page(compilation, None, Choices(["w/a1"]))
