"""The options that commands share, and the tree they are about."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lineage.cli import FINDINGS, FINE
from lineage.cli.streams import say
from lineage.errors import AskError
from lineage.on_disk import compile_path
from lineage.output.diagnostics import heading, summary
from lineage.output.terminal import Piece, Style
from lineage.text.diagnostic import Severity
from lineage.workers import map_sources

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import date

    from lineage.compiler import Compilation, MapSources
    from lineage.output.terminal import Line

NEVER = "never"
_SHOWN = 5
"""How many faults of the tree are told before an answer; `lineage check` tells them all."""


def add_output_options(parser: argparse.ArgumentParser, formats: Sequence[str] = ("text", "json")) -> None:
    """`--format` and `-o`."""
    parser.add_argument(
        "--format", choices=formats, default=formats[0], help=f"how to write it (default: {formats[0]})"
    )
    add_output_file(parser)


def add_output_file(parser: argparse.ArgumentParser) -> None:
    """`-o`."""
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to a file, whole or not at all")


def add_fail_on(parser: argparse.ArgumentParser) -> None:
    """`--fail-on`."""
    parser.add_argument(
        "--fail-on",
        choices=[*(severity.value for severity in reversed(Severity)), NEVER],
        default="error",
        help="exit with 1 if the specs have a fault this bad or worse (default: error)",
    )


def tree_path(arguments: argparse.Namespace) -> str:
    """The spec tree that is meant: the argument, or --specs, or $LINEAGE_SPECS, or `specs`."""
    given: str | None = getattr(arguments, "tree", None) or getattr(arguments, "specs", None)
    return given or os.environ.get("LINEAGE_SPECS") or "specs"


def compile_specs(path: str, each: MapSources = map_sources) -> Compilation:
    """Compile a spec tree on all cores, which a program of its own may do."""
    return compile_path(path, each, today=today())


def today() -> date:
    """The day on which waivers are looked at: that of $SOURCE_DATE_EPOCH, for a build to be made again; else today."""
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC).date()
    except KeyError:
        return datetime.now(UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise AskError("SOURCE_DATE_EPOCH is no time", "it is a number of seconds, as `date +%s` prints it") from error


def fails_at(arguments: argparse.Namespace) -> Severity | None:
    """The severity from which on a fault fails the command; None is never."""
    return None if arguments.fail_on == NEVER else Severity(arguments.fail_on)


def exit_code(arguments: argparse.Namespace, compilation: Compilation) -> int:
    """Whether the specs have a fault that is bad enough to fail."""
    threshold = fails_at(arguments)
    if threshold is None:
        return FINE
    return FINDINGS if any(each.severity.rank >= threshold.rank for each in compilation.diagnostics) else FINE


def compile_for_question(arguments: argparse.Namespace, each: MapSources = map_sources) -> Compilation:
    """Compile the tree that a question is about. What is wrong with it is said, and stops no answer."""
    path = tree_path(arguments)
    compilation = compile_specs(path, each)
    if counts := summary(compilation.diagnostics):
        errors = first_errors(compilation)
        check = f"lineage check {path}"
        if errors or arguments.fail_on != Severity.ERROR:
            say(arguments, [*errors, (*counts, " in the specs: ", Piece(check, Style.HELP), " says more")])
    return compilation


def first_errors(compilation: Compilation) -> list[Line]:
    """The errors of a tree, as far as they are told beside an answer."""
    return [heading(each) for each in compilation.errors[:_SHOWN]]
