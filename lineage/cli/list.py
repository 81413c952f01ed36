"""`lineage list`: which artifacts there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.cli.comparing import compile_to_ask
from lineage.cli.options import add_fail_on, add_output_options, exit_code
from lineage.cli.questions import add_selectors, selected
from lineage.cli.streams import put_lines, put_text, width
from lineage.output.as_json import list_json
from lineage.output.list_text import list_lines
from lineage.questions.listing import listing

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    add_selectors(parser)
    add_output_options(parser)
    add_fail_on(parser)


def run(arguments: argparse.Namespace) -> int:
    """List what the selectors choose."""
    asked = compile_to_ask(arguments)
    chosen = selected(arguments, asked)
    entries = asked.across.listing(chosen) if asked.across else listing(asked.compilation.project, chosen.refs)
    if arguments.format == "json":
        put_text(arguments, list_json(entries, compared=asked.across is not None))
    else:
        put_lines(arguments, list_lines(entries, width(arguments)))
    return exit_code(arguments, asked.compilation)
