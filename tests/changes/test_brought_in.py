"""Which faults a change brings in, wherever their lines have moved to."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lineage
from lineage.changes.brought_in import brought_in, numbered
from tests.strategies import trees, written, wrong_trees

HEAD = "apiVersion: lineage/v1\nkind: Artifacts\nworkspace: shop\nartifacts:\n"
SHOP = "apiVersion: lineage/v1\nkind: Workspace\nname: shop\nroles: {Admin: [user:ana]}\n"
ANA = "apiVersion: lineage/v1\nkind: Principals\nusers: {ana: {}}\n"


def a_report(name: str, *inputs: str) -> str:
    return f"  {name}: {{type: Report, inputs: [{', '.join(inputs)}]}}\n"


def new(base: dict[str, str], head: dict[str, str]) -> list[str]:
    """What the head brings in: file, line and words."""
    sides = [lineage.compile_texts({"shop.yaml": SHOP, "ana.yaml": ANA, **files}) for files in (base, head)]
    return [
        f"{each.diagnostic.span.source.path}:{each.diagnostic.span.line} {each.diagnostic.message}"
        for each in brought_in(*sides)
    ]


ONE = HEAD + a_report("one", "lost")
UNENDED = "did not find expected node content while parsing a flow node"


@pytest.mark.parametrize(
    ("base", "head", "found"),
    [
        pytest.param({"a.yaml": ONE}, {"a.yaml": ONE}, [], id="nothing has changed"),
        pytest.param({"a.yaml": ONE}, {"a.yaml": f"# a line\n\n{ONE}"}, [], id="lines have shifted"),
        pytest.param({"a.yaml": ONE}, {"b/c.yaml": ONE}, [], id="the file is called otherwise"),
        pytest.param({"a.yaml": ONE}, {}, [], id="the fault is gone"),
        pytest.param(
            {"a.yaml": ONE},
            {"a.yaml": ONE + a_report("two", "lost")},
            ["a.yaml:6 unknown reference `lost`"],
            id="the same once more",
        ),
        pytest.param(
            {"a.yaml": ONE},
            {"a.yaml": ONE, "b.yaml": HEAD + a_report("two", "lost")},
            ["b.yaml:5 unknown reference `lost`"],
            id="the same in another file",
        ),
        pytest.param(
            {"a.yaml": ONE},
            {"b.yaml": ONE + a_report("two", "lost")},
            ["b.yaml:6 unknown reference `lost`"],
            id="a file is called otherwise, and has the same once more",
        ),
        pytest.param(
            {"a.yaml": ONE, "b.yaml": HEAD + a_report("two", "ana")},
            {"a.yaml": HEAD + a_report("one", "ana"), "b.yaml": HEAD + a_report("two", "lost")},
            ["a.yaml:5 unknown reference `ana`", "b.yaml:5 unknown reference `lost`"],
            id="a fault here is none there while both files are there",
        ),
        pytest.param({"a.yaml": "::"}, {"b.yaml": "::"}, [], id="files that hold no document"),
        pytest.param(
            {"a.yaml": "::"},
            {"a.yaml": "{"},
            ["a.yaml:1 did not find expected node content while parsing a flow node"],
            id="another fault",
        ),
    ],
)
def test_what_is_brought_in(base: dict[str, str], head: dict[str, str], found: list[str]) -> None:
    assert new(base, head) == found


def test_of_those_that_say_the_same_in_a_file_each_has_its_number() -> None:
    files = {"a.yaml": ONE + a_report("two", "lost", "gone"), "b.yaml": HEAD + a_report("three", "lost")}
    compilation = lineage.compile_texts({"shop.yaml": SHOP, "ana.yaml": ANA, **files})
    found = [(each.diagnostic.span.source.path, each.diagnostic.message) for each in numbered(compilation.diagnostics)]
    assert found == [
        ("a.yaml", "unknown reference `lost`"),
        ("a.yaml", "unknown reference `lost`"),
        ("a.yaml", "unknown reference `gone`"),
        ("b.yaml", "unknown reference `lost`"),
    ]
    assert [each.number for each in numbered(compilation.diagnostics)] == [1, 2, 1, 1]


@settings(max_examples=25)
@given(st.data())
def test_nothing_is_brought_in_by_lines_that_shift_or_files_called_otherwise(data: st.DataObject) -> None:
    files = written(data.draw(wrong_trees(data.draw(trees()))))
    base = lineage.compile_texts(files)
    shifted = lineage.compile_texts({path: f"# a line\n{text}" for path, text in files.items()})
    moved = lineage.compile_texts({f"moved/{path}": text for path, text in files.items()})
    assert brought_in(base, shifted) == brought_in(base, moved) == ()


@settings(max_examples=25)
@given(st.data())
def test_what_is_left_out_is_in_the_base_as_often(data: st.DataObject) -> None:
    documents = data.draw(trees())
    base, head = (lineage.compile_texts(written(data.draw(wrong_trees(documents)))) for _ in range(2))
    new = Counter(each.diagnostic for each in brought_in(base, head))
    older = Counter(head.diagnostics) - new
    assert not new - Counter(head.diagnostics)
    said, had = (Counter((each.code, each.message) for each in found) for found in (older.elements(), base.diagnostics))
    assert not said - had
