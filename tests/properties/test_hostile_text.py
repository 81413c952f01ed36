"""Whatever is written, it is answered with diagnostics that point into it, and what came of it can be asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

import lineage
from tests.properties import asking
from tests.strategies import layouts, trees, written, wrong_texts, wrong_trees

if TYPE_CHECKING:
    from collections.abc import Mapping


def check(files: Mapping[str, str]) -> lineage.Compilation:
    """Compile a tree, see where its diagnostics point, and ask about all that came of it."""
    compilation = lineage.compile_texts(files)
    for diagnostic in compilation.diagnostics:
        for span in (diagnostic.span, *(related.span for related in diagnostic.related)):
            text = files.get(span.source.path, "")  # a tree without files has its faults at no file's start
            assert span.source.text == text
            assert 0 <= span.start <= span.end <= len(text)
    assert asking.everything(compilation)
    return compilation


# Lone surrogates too: no file holds them, but a string can.
@given(st.dictionaries(st.sampled_from(["a.yaml", "b/ü.yml"]), st.text(st.characters()), max_size=2))
def test_any_text(files: dict[str, str]) -> None:
    check(files)


@given(st.data())
def test_a_tree_cut_and_patched(data: st.DataObject) -> None:
    check({"tree.yaml": data.draw(wrong_texts(data.draw(trees())))})


@given(st.data())
def test_a_tree_that_says_nonsense(data: st.DataObject) -> None:
    check(written(data.draw(wrong_trees(data.draw(trees())))))


@given(st.data())
def test_a_good_tree_however_it_is_written(data: st.DataObject) -> None:
    compilation = check(data.draw(layouts(data.draw(trees()))))
    errors = {each.code for each in compilation.diagnostics if each.severity == "error"}
    assert errors <= asking.HARMLESS
