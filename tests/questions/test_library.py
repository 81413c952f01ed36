"""What `import lineage` offers, asked as a program would."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import lineage

if TYPE_CHECKING:
    from collections.abc import Callable

SPECS = Path(__file__).parents[2] / "specs"
COMPILATION = lineage.compile_tree(SPECS)
MODEL, REPORT = "bank-churn/churn-model", "bank-churn/churn-report"


@pytest.mark.parametrize("question", [lineage.impact, lineage.trace, lineage.select, lineage.listing, lineage.rollup])
def test_one_text_is_one_and_several_are_several(question: Callable[..., object]) -> None:
    assert question(COMPILATION, MODEL) == question(COMPILATION, [MODEL])
    assert question(COMPILATION, (MODEL, REPORT)) == question(COMPILATION, iter([MODEL, REPORT]))
    with pytest.raises(lineage.UnknownReferenceError, match="unknown reference `churn-modell`"):
        question(COMPILATION, "churn-modell")


def test_no_selector_chooses_everything() -> None:
    assert lineage.select(COMPILATION) == tuple(sorted(COMPILATION.project.artifacts))
    assert lineage.select(COMPILATION, exclude=MODEL) == lineage.select(COMPILATION, exclude=[MODEL])
    assert MODEL not in lineage.select(COMPILATION, exclude=MODEL)
    assert lineage.rollup(COMPILATION, "+churn-report", exclude=MODEL) != lineage.rollup(COMPILATION, "+churn-report")


def test_planes_are_followed_by_selectors_too() -> None:
    after = "core-data/nightly+"
    followed = lineage.select(COMPILATION, after, include="control")
    assert set(lineage.select(COMPILATION, after)) < set(followed)
    view = lineage.rollup(COMPILATION, after, include=["control"])
    assert tuple(node.ref for node in view.nodes) == followed
    assert "orchestrates" in {edge.type for edge in view.edges}


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (lambda: lineage.impact(COMPILATION, MODEL, include="contrl"), "unknown plane `contrl`"),
        (lambda: lineage.trace(COMPILATION, MODEL, include=["data", ""]), "unknown plane"),
        (lambda: lineage.rollup(COMPILATION, include=["x"]), "unknown plane `x`"),
        (lambda: lineage.rollup(COMPILATION, grain="table"), "unknown grain `table`"),
        (lambda: lineage.impact(COMPILATION, MODEL, depth=0), "a depth of 0"),
        (lambda: lineage.trace(COMPILATION, MODEL, depth=-1), "a depth of -1"),
    ],
)
def test_what_cannot_be_asked_is_said(question: Callable[[], object], message: str) -> None:
    with pytest.raises(lineage.AskError, match=message) as caught:
        question()
    assert caught.value.help.startswith("it ")
