"""Rules for people: their documentation, which is Markdown, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.output.diagnostics import STYLES
from lineage.output.layout import table
from lineage.output.terminal import Piece, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.output.terminal import Line
    from lineage.rule import Rule

_FENCE = "```"


def rules_lines(rules: Sequence[Rule]) -> Iterator[Line]:
    """A line a rule: code, name, severity, and what is wrong."""
    rows = [
        (
            Piece(rule.code, Style.STRONG),
            Piece(rule.name, Style.NAME),
            Piece(rule.severity, STYLES[rule.severity]),
            Piece(rule.documentation.partition("\n")[0]),
        )
        for rule in sorted(rules, key=lambda rule: rule.code)
    ]
    yield from table(("code", "name", "severity", "what is wrong"), rows)


def rule_lines(rule: Rule) -> Iterator[Line]:
    """All that a rule says of itself."""
    yield (
        Piece(f"{rule.severity}[{rule.code}]", STYLES[rule.severity]),
        " ",
        Piece(rule.name, Style.STRONG),
    )
    yield ()
    in_code = False
    for line in rule.documentation.strip().splitlines():
        if line.startswith(_FENCE):
            in_code = not in_code
        elif in_code:
            yield (Piece(f"    {line}", Style.NAME),)
        elif line.startswith("#"):
            yield (Piece(line.lstrip("# "), Style.STRONG),)
        else:
            yield (line,)
