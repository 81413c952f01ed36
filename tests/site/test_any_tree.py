"""Whatever the specs say, and however wrong they are, there is a site of it, and its links lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import lineage
from lineage.output.svg import graph_svg
from lineage.questions.rollup import Grain, roll_up
from tests.site.reading import assert_links_lead_somewhere
from tests.site.trees import pages, workspace
from tests.strategies import trees, written, wrong_texts, wrong_trees

if TYPE_CHECKING:
    from collections.abc import Mapping

some = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def build(files: Mapping[str, str], *, pictures: bool) -> None:
    compilation = lineage.compile_texts(files)
    assert_links_lead_somewhere(pages(compilation, pictures=pictures))
    if pictures:
        graph_svg(roll_up(compilation.project, Grain.COLUMN), compilation.project)


@some
@given(st.data())
def test_a_good_tree(data: st.DataObject) -> None:
    build(written(data.draw(trees())), pictures=True)


@some
@given(st.data())
def test_a_tree_that_says_nonsense(data: st.DataObject) -> None:
    build(written(data.draw(wrong_trees(data.draw(trees())))), pictures=False)


@some
@given(st.data())
def test_a_tree_cut_and_patched(data: st.DataObject) -> None:
    build({"tree.yaml": data.draw(wrong_texts(data.draw(trees())))}, pictures=False)


@pytest.mark.parametrize("name", ['"../../x"', '".."', '"a/b"', '"a\\\\b"', '""', "x" * 300])
def test_what_is_no_name_becomes_no_path(name: str) -> None:
    texts = (
        workspace(name, "a:\n  type: Lakehouse"),
        workspace("w", f"{name}:\n  type: Lakehouse\nb:\n  type: Report\n  inputs: [{name}]"),
    )
    for text in texts:
        paths = pages(lineage.compile_texts({"w.yaml": text}), pictures=False).keys()
        made = {path for path in paths if path.startswith(("artifacts/", "workspaces/"))}
        kinds = ("columns", "details", "graph", "list")
        scripts = {"artifacts/list.js", "artifacts/steps.js", *(f"workspaces/w/{kind}.js" for kind in kinds)}
        lists = {"artifacts/index.html", "workspaces/w/index.html", "workspaces/w/lineage.html"}
        assert made <= {"artifacts/w/b.html", "artifacts/w/b.svg", *lists, *scripts}
