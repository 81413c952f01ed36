"""`lineage explain`, of the rows that weigh changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from lineage.language.severities import ROWS
from tests.cli.conftest import TOP

if TYPE_CHECKING:
    from tests.cli.conftest import Lineage

SCHEMA = json.loads((TOP / "schemas/output/explain.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("word", ["champion-moved", "Champion-Moved"])
def test_a_row_says_what_it_is_for_and_how_to_set_it(lineage: Lineage, word: str) -> None:
    ended = lineage("explain", word)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[0] == "risky[change]: champion-moved"
    assert "where the alias is `champion`: what applies the champion applies another version now" in ended.out
    assert ended.out.endswith("    changes:\n      champion-moved: risky\n")


def test_all_rows_are_listed(lineage: Lineage) -> None:
    out = lineage("explain").out
    assert all(f"\n{name} " in out for name in ROWS)


def test_as_json(lineage: Lineage) -> None:
    answer = json.loads(lineage("explain", "champion-moved", "--format", "json").out)
    jsonschema.Draft202012Validator(SCHEMA).validate(answer)
    assert answer["rules"] == []
    [row] = answer["changes"]
    assert (row["name"], row["severity"], row["kinds"]) == ("champion-moved", "risky", ["changed"])
    assert [row["name"] for row in json.loads(lineage("explain", "--format", "json").out)["changes"]] == [*ROWS]


def test_a_mistyped_row(lineage: Lineage) -> None:
    ended = lineage("explain", "champion-moves")
    assert ended.code == 2
    assert "did you mean `champion-moved`?" in ended.err
