"""`lineage graph`: the lineage of what selectors choose, as text or in the languages of programs that draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.cli.comparing import compile_to_ask
from lineage.cli.options import add_fail_on, add_output_options, exit_code
from lineage.cli.questions import add_include, add_selectors, selected
from lineage.cli.streams import put_lines, put_text
from lineage.output.as_json import graph_json
from lineage.output.dot import graph_dot
from lineage.output.graph_text import graph_lines
from lineage.output.mermaid import graph_mermaid
from lineage.output.svg import graph_svg
from lineage.questions.rollup import Grain, roll_up

if TYPE_CHECKING:
    import argparse

WRITERS = {"json": graph_json, "dot": graph_dot, "mermaid": graph_mermaid}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    add_selectors(parser)
    parser.add_argument(
        "--rollup",
        choices=[grain.value for grain in Grain],
        default="artifact",
        help="what counts as one node (default: artifact)",
    )
    add_include(parser)
    add_output_options(parser, ("text", *WRITERS, "svg"))
    add_fail_on(parser)


def run(arguments: argparse.Namespace) -> int:
    """Draw what the selectors choose."""
    asked = compile_to_ask(arguments)
    chosen = selected(arguments, asked, arguments.planes)
    grain = Grain(arguments.rollup)
    if asked.across:
        view = asked.across.roll_up(grain, chosen, arguments.planes)
    else:
        view = roll_up(asked.compilation.project, grain, chosen.refs, arguments.planes)
    if arguments.format == "text":
        put_lines(arguments, graph_lines(view))
    elif arguments.format == "svg":
        put_text(arguments, graph_svg(view, asked.named))
    else:
        put_text(arguments, WRITERS[arguments.format](view))
    return exit_code(arguments, asked.compilation)
