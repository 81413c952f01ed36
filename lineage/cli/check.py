"""`lineage check`: everything that is wrong with a spec tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.cli.options import add_fail_on, add_output_options, compile_specs, exit_code, tree_path
from lineage.cli.streams import put_lines, put_text
from lineage.output.as_json import check_json
from lineage.output.diagnostics import diagnostic_lines, summary
from lineage.output.terminal import Piece, Style
from lineage.wording.phrasing import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from lineage.compiler import Compilation
    from lineage.output.terminal import Line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("tree", nargs="?", metavar="TREE", help="the spec tree: a folder, or a single file")
    add_output_options(parser)
    add_fail_on(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the tree, and fail if it has faults."""
    compilation = compile_specs(tree_path(arguments))
    if arguments.format == "json":
        put_text(arguments, check_json(compilation))
    else:
        put_lines(arguments, _lines(compilation))
    return exit_code(arguments, compilation)


def _lines(compilation: Compilation) -> Iterator[Line]:
    yield from diagnostic_lines(compilation.diagnostics)
    project = compilation.project
    extent = f"{counted(len(project.artifacts), 'artifact')} in {counted(len(project.sources), 'file')}"
    if counts := summary(compilation.diagnostics):
        yield (*counts, f" ({extent})")
        yield ("`lineage explain CODE` says why it matters, and how to mend it",)
    else:
        yield (Piece("no faults", Style.HELP), f" ({extent})")
