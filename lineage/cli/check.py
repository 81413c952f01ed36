"""`lineage check`: everything that is wrong with a spec tree, or all that a change brings in."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from lineage import __version__
from lineage.changes.brought_in import brought_in, numbered
from lineage.cli import FINDINGS, FINE
from lineage.cli.build_server import append_summary, folders_in_repository, spoken_format
from lineage.cli.options import add_fail_on, add_output_file, compile_specs, fails_at, tree_path
from lineage.cli.streams import put_lines, put_text, say
from lineage.output.as_json import check_json
from lineage.output.diagnostics import diagnostic_lines
from lineage.output.report import Report

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from lineage.output.terminal import Line

_TEXT, _JSON = "text", "json"
_READ_BY_PEOPLE = {_TEXT, "github", "azure"}
_FORMATS = (_TEXT, _JSON, "github", "sarif", "gitlab", "azure", "junit")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("tree", nargs="?", metavar="TREE", help="the spec tree: a folder, or a single file")
    parser.add_argument(
        "--changed",
        metavar="BASE",
        help="only what a change brings in: what BASE has not, a revision, a folder or a saved lineage.json",
    )
    parser.add_argument(
        "--format",
        choices=_FORMATS,
        help="how to write it (default: text; without -o, github in GitHub Actions and azure in Azure Pipelines)",
    )
    add_output_file(parser)
    add_fail_on(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the tree, and fail if it has faults."""
    report = _report(arguments)
    chosen = arguments.format or (spoken_format() if arguments.output is None else None) or _TEXT
    if chosen == _TEXT:
        put_lines(arguments, _lines(report))
    elif chosen == _JSON:
        put_text(arguments, check_json(report.diagnostics, report.older))
    else:
        put_text(arguments, _writer(chosen)(report))
    if chosen == "github" and arguments.output is None:
        append_summary(arguments, report)
    if report.older and chosen not in _READ_BY_PEOPLE:
        say(arguments, [(report.told_older,)])
    return FINDINGS if report.failed else FINE


def _report(arguments: argparse.Namespace) -> Report:
    path = tree_path(arguments)
    if arguments.changed is None:
        compilation = compile_specs(path)
        found, older = numbered(compilation.diagnostics), None
    else:
        from lineage.cli.comparing import compile_both  # noqa: PLC0415 - most checks compare nothing

        sides = compile_both(arguments, arguments.changed)
        compilation = sides.head.compilation
        found = brought_in(sides.base.compilation, compilation)
        older = len(compilation.diagnostics) - len(found)
    sources = [*compilation.project.sources, *(each.diagnostic.span.source for each in found)]
    folders = folders_in_repository(sources)
    return Report(compilation.project, found, __version__, older, fails_at(arguments), folders)


def _writer(name: str) -> Callable[[Report], str]:
    """What writes a format; only the one that is asked for is loaded."""
    module = import_module(f"lineage.output.{name}")
    return cast("Callable[[Report], str]", getattr(module, f"{name}_text"))


def _lines(report: Report) -> Iterator[Line]:
    yield from diagnostic_lines(report.diagnostics)
    yield from report.closing()
