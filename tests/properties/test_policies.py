"""Whatever policies say, they are judged or told to be faulty, in the same way however the tree is written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

import lineage
from lineage.policies.account import account
from tests.strategies import governed, trees, written, written_apart, wrong_trees

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TODAY = date(2026, 11, 22)


def judged(files: Mapping[str, str]) -> lineage.Compilation:
    """Compile a tree with policies, and see that all that is said of them hangs together."""
    compilation = lineage.compile_texts(files, today=TODAY)
    project = compilation.project
    for diagnostic in compilation.diagnostics:
        for span in (diagnostic.span, *(related.span for related in diagnostic.related)):
            assert span.source.text == files[span.source.path]
            assert 0 <= span.start <= span.end <= len(span.source.text)
        assert diagnostic.message.isprintable() or not diagnostic.code.startswith("LIN5")
        assert len(diagnostic.related) <= 21
    for verdict in compilation.verdicts:
        said = account(verdict)
        assert said.verdict in {"kept", "broken", "idle", "not judged"}
        assert {*said.broken, *said.waived} <= {*project.nodes, *project.columns}
        assert set(said.broken).isdisjoint(said.waived)
        assert len({*said.broken, *said.waived}) <= (said.chosen or 0)
    return compilation


@given(data=st.data())
def test_policies_of_a_good_tree(data: st.DataObject) -> None:
    documents: list[dict[str, Any]] = data.draw(governed(data.draw(trees())))
    compilation = judged(written_apart(documents))
    assert said(compilation) == said(judged(written_apart(_turned(documents))))


def said(compilation: lineage.Compilation) -> list[tuple[str, str, str, str]]:
    return sorted((each.code, each.severity, each.message, each.help) for each in compilation.diagnostics)


def _turned(documents: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same tree from the back, but for policies: of two with one id the first counts."""
    return [*reversed(documents[:-1]), documents[-1]]


@given(data=st.data())
def test_policies_of_a_tree_that_says_nonsense(data: st.DataObject) -> None:
    documents = data.draw(governed(data.draw(trees())))
    judged(written(data.draw(wrong_trees(documents))))
