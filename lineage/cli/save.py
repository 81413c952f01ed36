"""`lineage save`: all that the specs mean in one file, for scripts, and to compare with later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.cli.options import add_fail_on, add_output_file, compile_for_question, exit_code
from lineage.cli.streams import put_text
from lineage.output.escape import inert_json
from lineage.saved import saved_json
from lineage.workers import map_sources_with_places

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("tree", nargs="?", metavar="TREE", help="the spec tree")
    add_output_file(parser)
    add_fail_on(parser)


def run(arguments: argparse.Namespace) -> int:
    """Save the tree, as far as it could be read."""
    compilation = compile_for_question(arguments, map_sources_with_places)
    put_text(arguments, inert_json(saved_json(compilation.project)))
    return exit_code(arguments, compilation)
