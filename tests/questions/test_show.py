"""Everything about one thing."""

from __future__ import annotations

from pathlib import Path

import pytest

import lineage
from lineage.output.show_text import show_lines
from lineage.output.terminal import Terminal

SPECS = Path(__file__).parents[2] / "specs"
COMPILATION = lineage.compile_tree(SPECS)
HOLDERS = ("bank-churn/lake", "bank-churn/churn-experiment", "bank-churn/churn-model", "core-data/lakehouse")
EMAIL = "bank-churn/lake.customers#email"


def test_what_is_held_says_what_people_tell_it_by() -> None:
    shown = lineage.show(COMPILATION, "bank-churn/churn-model")
    champion = {content.ref: dict(content.facts) for content in shown.contents}["bank-churn/churn-model@2"]
    assert champion["aliases"] == ("champion",)
    assert (champion["run"], champion["stage"]) == ("bank-churn/churn-experiment.run-42", "production")
    lines = Terminal().render(show_lines(lineage.show(COMPILATION, "bank-churn/churn-experiment"))).splitlines()
    assert [line.split() for line in lines if line.startswith((".run-42", "HOLDS"))] == [
        ["HOLDS", "TYPE", "STATUS", "METRICS", "TAGS", "TITLE"],
        [".run-42", "run", "finished", "auc", "0.91,", "recall_at_10", "0.48", "Slower", "learning"],
    ]


def test_a_narrow_terminal_keeps_the_names() -> None:
    shown = lineage.show(COMPILATION, "bank-churn/churn-model")
    lines = Terminal().render(show_lines(shown, 40)).splitlines()
    assert "@2     version  champion    production" in lines


def test_a_column_says_what_reads_the_whole_table() -> None:
    shown = lineage.show(COMPILATION, EMAIL)
    assert [edge.target for edge in shown.downstream] == ["marketing/campaign-db.audience#email"]
    assert {edge.target for edge in shown.widened_downstream} >= {"bank-churn/prepare", "bank-churn/score"}
    text = Terminal().render(show_lines(shown))
    assert "bank-churn/prepare                        reads     all of bank-churn/lake.customers  " in text
    assert text.endswith("\n\nall of: is about the whole of what holds it, and so possibly about this\n")
    assert "all of" not in Terminal().render(show_lines(lineage.show(COMPILATION, "bank-churn/prepare")))


@pytest.mark.parametrize(
    "ref", sorted(ref for artifact in HOLDERS for ref in (artifact, *COMPILATION.project.contents_of(artifact)))
)
def test_what_is_widened_is_part_of_the_answers(ref: str) -> None:
    shown = lineage.show(COMPILATION, ref)
    around = {ref, *COMPILATION.project.containers_of(ref)}
    downstream = {each.ref for each in lineage.impact(COMPILATION, [ref], columns=True).downstream}
    upstream = {each.ref for each in lineage.trace(COMPILATION, [ref], columns=True).upstream}
    targets = {edge.target for edge in shown.widened_downstream} - around
    sources = {edge.source for edge in shown.widened_upstream} - around
    assert targets <= downstream
    assert sources <= upstream
    assert shown.container is not None or not targets | sources
