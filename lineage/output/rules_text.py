"""Rules for people."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from lineage.output.diagnostics import STYLES
from lineage.output.layout import table
from lineage.output.terminal import Piece, Style
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.explain import Explanation, Sample
    from lineage.output.terminal import Line

WIDEST = 100
"""Longer lines of prose are hard to read, however wide the terminal is."""


def rules_lines(rules: Sequence[Explanation]) -> Iterator[Line]:
    """A line a rule: code, name, severity, and what it finds."""
    rows = [
        (
            Piece(rule.code, Style.STRONG),
            Piece(rule.name, Style.NAME),
            Piece(rule.severity, STYLES[Severity(rule.severity)]),
            Piece(rule.title),
        )
        for rule in sorted(rules, key=lambda rule: rule.code)
    ]
    yield from table(("code", "name", "severity", "what it finds"), rows)


def rule_lines(rule: Explanation, width: int | None) -> Iterator[Line]:
    """All that a rule says of itself."""
    width = min(width or WIDEST, WIDEST)
    yield (
        Piece(f"{rule.severity}[{rule.code}]", STYLES[Severity(rule.severity)]),
        ": ",
        Piece(rule.name, Style.STRONG),
    )
    yield ()
    yield from prose(f"{rule.title} {rule.wrong}", width)
    yield from _headed("Why it matters", rule.why, width)
    yield from _sample("Example", rule.example, width)
    yield from _sample("Mend", rule.mend, width)


def _sample(heading: str, sample: Sample, width: int) -> Iterator[Line]:
    yield from _headed(heading, sample.advice, width)
    if sample.advice:
        yield ()
    yield from ((Piece(f"    {line}", Style.NAME),) for line in sample.text.splitlines())


def _headed(heading: str, text: str, width: int) -> Iterator[Line]:
    yield ()
    yield (Piece(heading, Style.STRONG),)
    yield from prose(text, width)


def prose(text: str, width: int) -> Iterator[Line]:
    """Paragraphs, each in lines that fit."""
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ()
        yield from ((line,) for line in wrap(paragraph, width, break_long_words=False, break_on_hyphens=False))
