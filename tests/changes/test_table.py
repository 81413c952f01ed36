"""The table of severities: every row has a case that it weighs and one that it does not, and every change has a row."""

from __future__ import annotations

from itertools import product

import pytest

from lineage.changes.change import ChangeSeverity, Kind
from lineage.changes.conditions import CONDITIONS
from lineage.language.severities import NAMED, ROWS, SUBJECTS, When
from tests.changes.cases import BANK, Case, changes, edited
from tests.changes.random_trees import compared
from tests.changes.test_fields import AROUND, GOVERNANCE
from tests.changes.test_things import CASES
from tests.changes.test_ties import ACCESS, RELATIONSHIPS

ALL_CASES = [*CASES, *RELATIONSHIPS, *ACCESS, *GOVERNANCE, *AROUND]
_NEVER_CHANGED = {*NAMED, "member", "contact", "principal"}
"""What is there or is not, and says nothing itself."""


@pytest.fixture(scope="module")
def weighed() -> list[tuple[str, str]]:
    """The subject and the row of every change of every case."""
    return [(change.subject, change.row) for case in ALL_CASES for change in changes(case)]


@pytest.mark.parametrize("name", ROWS)
def test_a_row_has_a_case_that_it_weighs_and_one_that_it_does_not(name: str, weighed: list[tuple[str, str]]) -> None:
    row = ROWS[name]
    assert name in {row for _, row in weighed}
    if row.when is not When.ALWAYS:
        assert any(subject in row.subjects and other != name for subject, other in weighed)


def _can_be(subject: str, kind: Kind) -> bool:
    if kind is Kind.RENAMED:
        return subject in NAMED
    return kind is not Kind.CHANGED or subject not in _NEVER_CHANGED


@pytest.mark.parametrize(
    ("subject", "kind"), [(subject, kind) for subject, kind in product(SUBJECTS, Kind) if _can_be(subject, kind)]
)
def test_every_change_that_there_can_be_has_a_row(subject: str, kind: Kind) -> None:
    rows = [row for row in ROWS.values() if subject in row.subjects and kind in row.kinds]
    assert rows[-1].when is When.ALWAYS


def test_every_condition_is_a_function() -> None:
    assert CONDITIONS.keys() == set(When)
    assert {row.when for row in ROWS.values()} == set(When)


def test_names_and_sentences_can_be_read_in_a_table() -> None:
    for row in ROWS.values():
        assert row.name == row.name.lower()
        assert "|" not in f"{row.name}{row.why}{row.when}"
        assert set(row.subjects) <= set(SUBJECTS)


CHAMPION = {"aliases: [last]": "aliases: [champion, last]", "aliases: [champion, spare]": "aliases: [spare]"}


@pytest.mark.parametrize(
    ("base", "head", "severity"),
    [
        ("", "", ChangeSeverity.RISKY),
        ("changes: {champion-moved: breaking}", "changes: {champion-moved: breaking}", ChangeSeverity.BREAKING),
        ("changes: {champion-moved: safe}", "changes: {champion-moved: safe}", ChangeSeverity.SAFE),
        ("", "changes: {champion-moved: breaking}", ChangeSeverity.BREAKING),
        ("", "changes: {champion-moved: safe}", ChangeSeverity.RISKY),
        ("changes: {champion-moved: safe}", "", ChangeSeverity.RISKY),
        ("changes: {champion-moves: breaking}", "changes: {Champion-moved: breaking}", ChangeSeverity.RISKY),
    ],
)
def test_a_project_says_how_much_a_row_matters(base: str, head: str, severity: ChangeSeverity) -> None:
    """What a change loosens does not hold for that change: else it could wave itself through."""
    rules = "rules: {isolated-artifact: off}\n"
    before = edited({rules: f"{rules}{base}\n"})
    after = edited({rules: f"{rules}{head}\n", **CHAMPION})
    found = compared({"bank.yaml": before}, {"bank.yaml": after}).changes
    [champion] = [change for change in found if change.row == "champion-moved"]
    assert champion.severity is severity


def test_cases_have_names_of_their_own() -> None:
    names = [case.name for case in ALL_CASES]
    assert len(names) == len(set(names))
    assert all(isinstance(case, Case) for case in ALL_CASES)
    assert not changes(Case("nothing", {}, ()))
    assert BANK
