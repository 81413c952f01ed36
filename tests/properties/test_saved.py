"""What is read back from a `lineage.json` says the same, and stands where it stood; any other text is refused."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lineage
from lineage.errors import SavedError
from lineage.folder import read_tree
from lineage.resources import resource_folder
from lineage.specs.model import Artifact
from lineage.specs.project import Relationship
from tests.properties import asking
from tests.strategies import dressed_trees, layouts, trees, written, wrong_trees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage import Compilation

TOP = Path(__file__).parents[2]
TREES = [TOP / "specs", *sorted((TOP / "tests" / "golden" / "trees").glob("*/specs"))]
SCHEMA = jsonschema_rs.validator_for(
    (resource_folder("schemas") / "output" / "lineage.schema.json").read_text(encoding="utf-8")
)


def read_back(compilation: Compilation) -> Compilation:
    """Save a project and read it. Whatever was saved, it says the same, and would be saved the same."""
    text = lineage.to_json(compilation)
    SCHEMA.validate(json.loads(text))
    read = lineage.compile_saved(text)
    assert lineage.to_json(read) == text
    before, after = compilation.project, read.project
    for name in {field.name for field in fields(before)} - {"sources", "faults"}:
        assert said(getattr(after, name)) == said(getattr(before, name)), name
    assert lineage.diff(compilation, read).changes == lineage.diff(read, compilation).changes == ()
    return read


def said(value: object) -> object:
    """What a value says, in whichever order it is written."""
    if isinstance(value, dict):
        return {key: said(item) for key, item in value.items()}
    if isinstance(value, Artifact):
        return value._replace(fields=())
    if isinstance(value, Relationship):
        return (*value.key, value.plane, value.description, value.columns, value.pins)
    return sorted(map(said, value), key=repr) if type(value) is tuple else value


def assert_same_answers(one: Compilation, other: Compilation) -> None:
    assert asking.answers(one) == asking.answers(other)
    assert asking.views(one) == asking.views(other)


@pytest.mark.parametrize("path", TREES, ids=lambda path: path.parent.name)
def test_every_tree_here_is_read_back_as_it_was(path: Path) -> None:
    compilation = lineage.compile_texts({source.path: source.text for source in read_tree(path).sources})
    assert_same_answers(read_back(compilation), compilation)


@given(st.data())
def test_a_tree_is_read_back_as_it_was(data: st.DataObject) -> None:
    compilation = lineage.compile_texts(data.draw(layouts(data.draw(dressed_trees()))))
    assert_same_answers(read_back(compilation), compilation)


@given(dressed_trees().flatmap(wrong_trees))
def test_as_much_as_could_be_read_of_a_wrong_tree_is_read_back(documents: Sequence[dict[str, Any]]) -> None:
    compilation = lineage.compile_texts(written(documents))
    assert_same_answers(read_back(compilation), compilation)


@given(dressed_trees())
def test_what_is_wrong_with_a_tree_from_which_nothing_was_left_out_still_is(
    documents: Sequence[dict[str, Any]],
) -> None:
    compilation = lineage.compile_texts(written(documents))
    if compilation.project.intact:
        assert faults(read_back(compilation)) == faults(compilation)


def faults(compilation: Compilation) -> Counter[tuple[str, str, str]]:
    return Counter((each.code, each.severity.value, each.message) for each in compilation.diagnostics)


@given(st.text(st.characters()))
def test_any_text_is_refused(text: str) -> None:
    with pytest.raises(SavedError, match=r"^cannot read `lineage\.json` as a lineage\.json: [^\n]+$"):
        lineage.compile_saved(text)


@given(st.data())
def test_a_file_that_says_nonsense_is_refused_or_can_be_asked_and_saved(data: st.DataObject) -> None:
    right = lineage.to_json(lineage.compile_texts(written(data.draw(dressed_trees()))))
    for wrong in data.draw(wrong_trees([json.loads(right)])):
        try:
            read = lineage.compile_saved(json.dumps(wrong))
        except SavedError:
            continue
        assert asking.everything(read)
        lineage.compile_saved(lineage.to_json(read))


@given(trees())
def test_what_an_older_lineage_wrote_is_read_as_far_as_it_goes(documents: Sequence[dict[str, Any]]) -> None:
    compilation = lineage.compile_texts(written(documents))
    read = lineage.compile_saved(as_it_was_once(lineage.to_json(compilation)))
    assert graph(read) == graph(compilation)


def graph(compilation: Compilation) -> object:
    view = lineage.rollup(compilation, grain="column", include=["control", "configuration"])
    return view.nodes, [(edge.source, edge.target, edge.type, edge.plane) for edge in view.edges]


def as_it_was_once(text: str) -> str:
    """A saved project as the first version of all wrote it."""
    saved = {key: value for key, value in json.loads(text).items() if key in {"version", "title", *SECTIONS}}
    for section, new in SECTIONS.items():
        for entry in saved[section]:
            for key in new:
                entry.pop(key, None)
            if "path" not in entry:
                entry.pop("line", None)
    return json.dumps(saved)


SECTIONS = {"workspaces": ("path", "spec"), "nodes": ("spec",), "edges": ("description",)}
"""The sections that there were, and what is new in each."""
