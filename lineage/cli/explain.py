"""`lineage explain`: a rule in its own words, or all rules in a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.cli import FINE
from lineage.cli.options import add_output_options
from lineage.cli.streams import put_lines, put_text
from lineage.errors import AskError
from lineage.output.as_json import rules_json
from lineage.output.rules_text import rule_lines, rules_lines
from lineage.phrasing import quoted
from lineage.rules.registry import RULES
from lineage.suggest import closest

if TYPE_CHECKING:
    import argparse

    from lineage.rule import Rule


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument(
        "rule", nargs="?", metavar="RULE", help="a code such as LIN201, or a name (default: list them all)"
    )
    add_output_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Explain the rule."""
    rules = [_rule(arguments.rule)] if arguments.rule else list(RULES.values())
    if arguments.format == "json":
        put_text(arguments, rules_json(rules))
    else:
        put_lines(arguments, rule_lines(rules[0]) if arguments.rule else rules_lines(rules))
    return FINE


def _rule(text: str) -> Rule:
    by_name = {rule.name: rule for rule in RULES.values()}
    rule = RULES.get(text.upper()) or by_name.get(text.lower())
    if rule is None:
        near = closest(text, [*RULES, *by_name])
        raise AskError(
            f"unknown rule {quoted(text)}",
            f"did you mean {quoted(near)}?" if near else "`lineage explain` lists them all",
        )
    return rule
