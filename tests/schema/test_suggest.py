from __future__ import annotations

import time
from itertools import permutations
from random import Random

import pytest

from lineage.wording.suggest import Vocabulary, closest, shortest_with

FIELDS = ["title", "description", "type", "inputs", "outputs", "runs", "tables", "columns", "tags", "from", "to"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("inputs", "inputs"),
        ("INPUTS", "inputs"),
        ("input", "inputs"),
        ("inptus", "inputs"),
        ("inputzz", "inputs"),
        ("tpye", "type"),
        ("desc", "description"),
        ("discripton", "description"),
        ("form", "from"),
        ("t", None),
        ("ot", None),
        ("", None),
        ("nonsense", None),
        ("x" * 1000, None),
    ],
)
def test_meant_field(word: str, meant: str | None) -> None:
    assert closest(word, FIELDS) == meant


def test_all_scripts_and_spellings() -> None:
    assert closest("STRASSE", ["straße"]) == "straße"
    assert closest("e\u0301tude", ["étude"]) == "étude"
    assert closest("顧客表格", ["顧客表"]) == "顧客表"


def test_answer_does_not_depend_on_order() -> None:
    words = ["lake.customer", "lake.customers", "lake.custom", "lake.costumes"]
    answers = {closest("lake.custmers", order) for order in permutations(words)}
    assert answers == {"lake.customers"}
    assert closest("table-0", ["table-2", "table-1"]) == "table-1"


def test_a_word_that_continues_two_ways_is_not_guessed() -> None:
    assert closest("long-prefix", ["long-prefix-of-one-thing", "long-prefix-of-another"]) is None


def test_a_word_inside_another() -> None:
    types = ["SemanticModel", "MLModel", "DataModel", "Report"]
    assert shortest_with("model", types) == "MLModel"
    assert shortest_with("Report", types) == "Report"
    assert shortest_with("ML", types) is None
    assert shortest_with("pipeline", types) is None


def test_no_candidates() -> None:
    assert closest("word", []) is None


def test_large_vocabularies_are_asked_quickly() -> None:
    names = [f"workspace-{i % 100}/artifact-{i:06}.customers" for i in range(100_000)]
    begin = time.process_time()
    assert closest("workspace-1/artifact-000001.custmers", names) == names[1]
    assert closest("workspace-1/artifact-000001.cusstmer", names) == names[1]
    assert time.process_time() - begin < 2


def test_ten_thousand_questions_have_a_budget() -> None:
    chance = Random(1)  # noqa: S311 - the same words each time
    names = ["".join(chance.choices("abcdefgh-", k=20)) for _ in range(100_000)]
    vocabulary = Vocabulary(names)
    begin = time.process_time()
    for _ in range(1000):
        vocabulary.closest("".join(chance.choices("ijklmnop", k=20)))
    assert time.process_time() - begin < 6
    assert vocabulary.closest(names[7][:-1] + "z") == names[7]
