"""What is wrong with a tree is found when it is asked for, and the errors alone are the same errors."""

from __future__ import annotations

from pathlib import Path

import pytest

import lineage
from lineage import Severity

TREES = sorted((Path(__file__).parents[1] / "golden/trees").iterdir())

LONELY = """\
apiVersion: lineage/v1
kind: Workspace
name: w
roles: {Admin: [user:nobody]}
artifacts: {alone: {type: Report%s}}
---
apiVersion: lineage/v1
kind: Principals
users: {ana: {}}
---
apiVersion: lineage/v1
kind: Project
rules: {LIN304: %s, unknown-principal: %s}
"""
WAIVER = ", waive: [{policy: LIN304, reason: it is new, until: 2026-12-31}]"


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.name)
def test_errors_alone_are_the_errors_among_all_diagnostics(tree: Path) -> None:
    first, second = (lineage.compile_tree(tree / "specs") for _ in "12")
    alone = first.errors
    assert alone == tuple(each for each in second.diagnostics if each.severity is Severity.ERROR)
    assert first.diagnostics == second.diagnostics
    assert second.errors == alone


@pytest.mark.parametrize(
    ("levels", "codes"), [(("error", "warning"), ["LIN304"]), (("off", "error"), ["LIN401"]), (("info", "off"), [])]
)
@pytest.mark.parametrize("waiver", ["", WAIVER])
def test_a_project_says_what_an_error_is(levels: tuple[str, str], codes: list[str], waiver: str) -> None:
    compilation = lineage.compile_texts({"w.yaml": LONELY % (waiver, *levels)})
    assert [each.code for each in compilation.errors] == [code for code in codes if not (waiver and code == "LIN304")]
