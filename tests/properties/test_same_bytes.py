"""What is said decides the answers; how it is written down, in which order and under which hash seed, does not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

import lineage
from tests.properties import asking
from tests.strategies import layouts, trees, written, written_apart, wrong_trees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage import Compilation

ROOT = Path(__file__).parents[2]
PROGRAM = """
import json, sys
import lineage
from tests.properties.asking import everything
for files in json.load(sys.stdin):
    print(everything(lineage.compile_texts(files)))
"""


def faults(compilation: Compilation) -> Counter[tuple[str, str, str]]:
    return Counter((each.code, each.severity.value, each.message) for each in compilation.diagnostics)


@given(st.data())
def test_files_documents_and_their_order_make_no_difference(data: st.DataObject) -> None:
    documents = data.draw(trees())
    one, other = (lineage.compile_texts(data.draw(layouts(documents))) for _ in range(2))
    assert asking.answers(one) == asking.answers(other)
    assert [*map(asking.placeless, asking.views(one))] == [*map(asking.placeless, asking.views(other))]
    assert faults(one) == faults(other)


@given(trees().flatmap(wrong_trees))
def test_the_order_in_which_files_are_given_makes_no_difference(documents: Sequence[dict[str, Any]]) -> None:
    files = written_apart(documents)
    backwards = dict(reversed(files.items()))
    assert asking.everything(lineage.compile_texts(files)) == asking.everything(lineage.compile_texts(backwards))


@given(st.lists(trees().flatmap(wrong_trees), min_size=4, max_size=8))
@settings(max_examples=2)
def test_the_hash_seed_makes_no_difference(some: Sequence[Sequence[dict[str, Any]]]) -> None:
    given_files = json.dumps([written(documents) for documents in some])
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            input=given_files,
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for seed in ("0", "1", "31337")
    }
    assert len(outputs) == 1
