"""`lineage explain`: a rule, a row of the table of changes or a policy; or all of them in a line each."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli import FINE
from lineage.cli.options import add_output_options, compile_specs, tree_path
from lineage.cli.streams import put_lines, put_text, terminal
from lineage.errors import AskError
from lineage.explain import explain, rule_called
from lineage.language.severities import ROWS
from lineage.output.as_json import rules_json
from lineage.output.changes_text import row_lines, rows_lines
from lineage.output.policies_text import policies_lines, policy_lines
from lineage.output.rules_text import rule_lines, rules_lines
from lineage.policies.account import account
from lineage.rules.registry import RULES
from lineage.wording.phrasing import quoted
from lineage.wording.suggest import closest

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from lineage.explain import Explanation
    from lineage.language.severities import Row
    from lineage.output.terminal import Line
    from lineage.policies.account import Account


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument(
        "name",
        nargs="?",
        metavar="RULE|CHANGE|POLICY",
        help="a code such as LIN201, the name of a rule or of a row that weighs changes, or the id of a policy "
        "(default: list them all)",
    )
    add_output_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Explain the rule, the row or the policy, or list them all."""
    rules, rows, policies = _asked(arguments)
    width = terminal(arguments, sys.stdout).width
    if arguments.format == "json":
        put_text(arguments, rules_json(rules, rows, policies))
    elif not arguments.name:
        put_lines(arguments, _all(rules, rows, policies, width))
    elif rules:
        put_lines(arguments, rule_lines(rules[0], width))
    elif rows:
        put_lines(arguments, row_lines(rows[0], width))
    else:
        put_lines(arguments, policy_lines(policies[0], width))
    return FINE


def _asked(arguments: argparse.Namespace) -> tuple[list[Explanation], list[Row], list[Account]]:
    """What is to be explained. Rules and rows need no tree."""
    name = arguments.name
    if not name:
        return [explain(rule) for rule in RULES.values()], [*ROWS.values()], _policies(arguments)
    if rule := rule_called(name):
        return [explain(rule)], [], []
    if row := ROWS.get(name.casefold()):
        return [], [row], []
    policies = _policies(arguments)
    if found := [each for each in policies if each.id == name]:
        return [], [], found
    near = closest(name, [*RULES, *(rule.name for rule in RULES.values()), *ROWS, *(each.id for each in policies)])
    what = "rule, change or policy" if policies else "rule or change"
    help_ = f"did you mean {quoted(near)}?" if near else "`lineage explain` lists them all"
    raise AskError(f"unknown {what} {quoted(name)}", help_)


def _policies(arguments: argparse.Namespace) -> list[Account]:
    """The policies of the tree, where there is one: it has to be there only if somebody says so."""
    path = tree_path(arguments)
    if getattr(arguments, "specs", None) is None and not Path(path).exists():
        return []
    return [account(verdict) for verdict in compile_specs(path).verdicts]


def _all(
    rules: Sequence[Explanation], rows: Sequence[Row], policies: Sequence[Account], width: int | None
) -> Iterator[Line]:
    yield from rules_lines(rules)
    yield ()
    yield from rows_lines(rows, width)
    if policies:
        yield ()
        yield from policies_lines(policies, width)
