"""`lineage show`: all about one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.cli.options import add_fail_on, add_output_options, compile_for_question, exit_code
from lineage.cli.streams import put_lines, put_text, width
from lineage.output.as_json import show_json
from lineage.output.show_text import show_lines
from lineage.questions.naming import resolve
from lineage.questions.show import show

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument(
        "ref", metavar="REF", help="an artifact, part or column, such as bank-churn/lake.customers#email"
    )
    add_output_options(parser)
    add_fail_on(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show what is meant."""
    compilation = compile_for_question(arguments)
    shown = show(compilation.project, resolve(compilation.project, arguments.ref))
    if arguments.format == "json":
        put_text(arguments, show_json(shown))
    else:
        put_lines(arguments, show_lines(shown, width(arguments)))
    return exit_code(arguments, compilation)
