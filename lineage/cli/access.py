"""`lineage access`: who may do what, and through which group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.api import access
from lineage.cli.options import add_fail_on, add_output_options, compile_for_question, exit_code
from lineage.cli.streams import put_lines, put_text
from lineage.output.access_text import access_lines
from lineage.output.as_json import access_json

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("--of", metavar="REF", help="a workspace, or something in it: who may see and change it")
    parser.add_argument(
        "--by", metavar="PRINCIPAL", help="user:NAME, group:NAME or app:NAME: what they may see and change"
    )
    add_output_options(parser)
    add_fail_on(parser)


def run(arguments: argparse.Namespace) -> int:
    """Tell who may do what."""
    compilation = compile_for_question(arguments)
    answer = access(compilation, of=arguments.of, by=arguments.by)
    if arguments.format == "json":
        put_text(arguments, access_json(answer))
    else:
        put_lines(arguments, access_lines(answer))
    return exit_code(arguments, compilation)
