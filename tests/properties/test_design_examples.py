"""The example that the meaning of an arrow is explained with, told by the oracle and by the library alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

import lineage
from tests.oracle import Oracle
from tests.properties import asking

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.oracle import Answer

TREE = Path(__file__).with_name("bank_churn.yaml").read_text(encoding="utf-8")

# Subject, what it affects and how surely; None where it must not be affected.
SENTENCES = [
    ("lake.customers#age", "lake.features#age_band", "declared"),
    ("lake.customers#age", "train", "possible"),
    ("lake.customers#email", "prepare", "possible"),
    ("lake.customers#email", "lake.features", None),
    ("lake.customers#email", "score", "possible"),
    ("lake.customers#email", "lake.predictions", "possible"),
    ("lake.customers#email", "churn-report", "possible"),
    ("prepare", "lake.features", "declared"),
    ("prepare", "lake.features#age_band", "declared"),
    ("core-banking", "lake.customers", "declared"),
    ("core-banking", "lake.features", "declared"),
    ("core-banking", "lake.predictions", "declared"),
    ("lake.features", "churn-experiment.run-42", "declared"),
    ("train", "churn-experiment.run-42", "declared"),
    ("churn-experiment.run-42", "churn-model@2", "declared"),
    ("lake.customers", "churn-report", "declared"),
    ("core-banking", "churn-model@champion", "declared"),
]


@pytest.fixture(params=["oracle", "library"])
def impact_of(request: pytest.FixtureRequest) -> Callable[[str], Answer]:
    if request.param == "oracle":
        return Oracle(yaml.safe_load_all(TREE)).impact
    compilation = lineage.compile_texts({"bank-churn.yaml": TREE})
    assert [each for each in compilation.diagnostics if each.severity == "error"] == []
    return lambda ref: asking.impact(compilation, ref)


@pytest.mark.parametrize(("subject", "affected", "precision"), SENTENCES)
def test_each_sentence_of_the_example_holds(
    impact_of: Callable[[str], Answer], subject: str, affected: str, precision: str | None
) -> None:
    affected = affected.replace("@champion", "@2")
    assert impact_of(f"bank-churn/{subject}").get(f"bank-churn/{affected}") == precision


def test_nobody_reaches_the_version_but_through_its_run(impact_of: Callable[[str], Answer]) -> None:
    run, version = "bank-churn/churn-experiment.run-42", "bank-churn/churn-model@2"
    everything = Oracle(yaml.safe_load_all(TREE)).world.things
    reaching = {ref for ref in everything if version in impact_of(ref)}
    assert reaching - {run, "bank-churn/churn-experiment"} == {ref for ref in everything if run in impact_of(ref)}


def test_an_alias_asks_for_its_version() -> None:
    compilation = lineage.compile_texts({"bank-churn.yaml": TREE})
    by_alias = asking.trace(compilation, "bank-churn/churn-model@champion")
    assert by_alias == asking.trace(compilation, "bank-churn/churn-model@2")
    assert "bank-churn/core-banking" in by_alias
