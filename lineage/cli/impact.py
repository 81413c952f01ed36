"""`lineage impact`: what a change may reach, and whom to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.cli.options import compile_for_question, exit_code
from lineage.cli.questions import add_reach_arguments, scope, subjects
from lineage.cli.streams import put_lines, put_text, width
from lineage.output.as_json import impact_json
from lineage.output.reach_text import impact_lines
from lineage.questions.impact import impact

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    add_reach_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Answer for all subjects together."""
    compilation = compile_for_question(arguments)
    asked = subjects(arguments, compilation)
    answer = impact(compilation.graph, asked, scope(arguments, compilation), arguments.planes)
    if arguments.format == "json":
        put_text(arguments, impact_json(answer))
    else:
        put_lines(arguments, impact_lines(answer, compilation.project, width(arguments)))
    return exit_code(arguments, compilation)
