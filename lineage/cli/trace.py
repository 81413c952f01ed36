"""`lineage trace`: what something goes back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.cli.comparing import compile_to_ask
from lineage.cli.options import exit_code
from lineage.cli.questions import add_reach_arguments, scope, subjects
from lineage.cli.streams import put_lines, put_text, width
from lineage.output.as_json import trace_json
from lineage.output.reach_text import trace_lines
from lineage.questions.trace import trace

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    add_reach_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Answer for all subjects together."""
    asked = compile_to_ask(arguments)
    about, how_far = subjects(arguments, asked), scope(arguments, asked)
    if asked.across:
        answer = asked.across.trace(about, how_far, arguments.planes)
    else:
        answer = trace(asked.compilation.graph, about.refs, how_far, arguments.planes)
    if arguments.format == "json":
        put_text(arguments, trace_json(answer))
    else:
        put_lines(arguments, trace_lines(answer, asked.named, width(arguments)))
    return exit_code(arguments, asked.compilation)
