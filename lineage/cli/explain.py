"""`lineage explain`: a rule in its own words, or all rules in a line each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lineage.cli import FINE
from lineage.cli.options import add_output_options
from lineage.cli.streams import put_lines, put_text, terminal
from lineage.errors import AskError
from lineage.explain import explain, rule_called
from lineage.output.as_json import rules_json
from lineage.output.rules_text import rule_lines, rules_lines
from lineage.rules.registry import RULES
from lineage.wording.phrasing import quoted
from lineage.wording.suggest import closest

if TYPE_CHECKING:
    import argparse

    from lineage.rules.rule import Rule


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument(
        "rule", nargs="?", metavar="RULE", help="a code such as LIN201, or a name (default: list them all)"
    )
    add_output_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Explain the rule, or list them all."""
    rules = [_rule(arguments.rule)] if arguments.rule else list(RULES.values())
    explained = [explain(rule) for rule in rules]
    if arguments.format == "json":
        put_text(arguments, rules_json(explained))
    elif arguments.rule:
        put_lines(arguments, rule_lines(explained[0], terminal(arguments, sys.stdout).width))
    else:
        put_lines(arguments, rules_lines(explained))
    return FINE


def _rule(text: str) -> Rule:
    rule = rule_called(text)
    if rule is None:
        near = closest(text, [*RULES, *(each.name for each in RULES.values())])
        help_ = f"did you mean {quoted(near)}?" if near else "`lineage explain` lists them all"
        raise AskError(f"unknown rule {quoted(text)}", help_)
    return rule
