"""What changes when a few lines of `bank.yaml` do: a case is its edits, and the changes in a line each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.changes.random_trees import compared

if TYPE_CHECKING:
    from lineage.changes.change import Change

BANK = Path(__file__).with_name("bank.yaml").read_text(encoding="utf-8")


class Case(NamedTuple):
    """Edits, each a text that becomes another, and what a reviewer is told of them: `severity row: what it is of`."""

    name: str
    edits: dict[str, str]
    told: tuple[str, ...]


def edited(edits: dict[str, str], text: str = BANK) -> str:
    """The bank after some edits; each has to find its text."""
    for old, new in edits.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def changes(case: Case) -> tuple[Change, ...]:
    """The changes of a case."""
    return compared({"bank.yaml": BANK}, {"bank.yaml": edited(case.edits)}).changes


def line(change: Change) -> str:
    """A change in a line."""
    what = f"{change.severity} {change.row}: {change.subject} {change.ref}"
    return f"{what} {change.other}" if change.other is not None else what
