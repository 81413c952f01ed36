"""`lineage graph --format svg`: one picture that needs nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest

import lineage
from lineage.errors import LineageError
from lineage.language.relationship_types import Plane
from lineage.output import svg
from lineage.output.svg import graph_svg
from lineage.questions.rollup import Grain, roll_up
from tests.site.trees import example, hostile

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from lineage.compiler import Compilation

SVG = "{http://www.w3.org/2000/svg}"


def read(text: str) -> Element:
    return fromstring(text)  # noqa: S314 - our own picture


def drawn(compilation: Compilation, grain: Grain, artifacts: set[str] | None = None) -> str:
    return graph_svg(roll_up(compilation.project, grain, artifacts, frozenset(Plane)), compilation.project)


@pytest.mark.parametrize("grain", Grain)
def test_every_node_is_a_card(grain: Grain) -> None:
    compilation = example()
    chosen = {"bank-churn/lake", "bank-churn/prepare", "bank-churn/churn-model", "bank-churn/churn-experiment"}
    picture = read(drawn(compilation, grain, chosen))
    view = roll_up(compilation.project, grain, chosen, frozenset(Plane))
    assert len([each for each in picture.iter(f"{SVG}g") if each.get("transform")]) == len(view.nodes)


def test_it_refers_to_nothing_outside_itself() -> None:
    picture = read(drawn(example(), Grain.ARTIFACT))
    ids = {each.get("id") for each in picture.iter()}
    links = [each.get("href") or "" for each in picture.iter(f"{SVG}use")]
    assert links
    assert all(link.removeprefix("#") in ids for link in links)
    assert not [each for each in picture.iter() if each.tag in {f"{SVG}script", f"{SVG}image", f"{SVG}a"}]


def test_hostile_texts_are_texts() -> None:
    text = drawn(lineage.compile_texts(hostile()), Grain.COLUMN)
    tags = {each.tag.removeprefix(SVG) for each in read(text).iter()}
    assert tags <= {"svg", "g", "defs", "marker", "style", "title", "symbol", "use", "rect", "path", "circle", "text"}
    assert not set(text) & set("\u202e\u2028\u2066\u200f")


def test_nothing_is_a_picture_too() -> None:
    assert read(drawn(lineage.compile_texts({}), Grain.ARTIFACT)).tag == f"{SVG}svg"


def test_without_graphviz_it_says_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "find_engine", lambda: None)
    with pytest.raises(LineageError, match="needs Graphviz") as raised:
        drawn(example(), Grain.ARTIFACT)
    assert "mermaid" in raised.value.help
