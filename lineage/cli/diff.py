"""`lineage diff`: what changes in the lineage from one tree to another, what breaks, and whom it concerns."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from lineage.changes.change import ChangeSeverity
from lineage.changes.diff import diff
from lineage.cli import FINDINGS, FINE
from lineage.cli.comparing import compile_sides
from lineage.cli.options import NEVER, add_output_options
from lineage.cli.streams import put_lines, put_text, width

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from lineage.changes.change import Diff

WRITERS = {
    "json": "as_json.diff_json",
    "markdown": "diff_markdown.diff_markdown",
    "html": "diff_html.diff_html",
}
"""What writes each format; only the one that is asked for is loaded."""

_EPILOG = """a side is a git revision (a branch, a tag, a commit), a folder, a spec file or a saved lineage.json;
BASE...HEAD compares from where both went apart, as a pull request does; nothing is checked out"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.epilog = _EPILOG
    parser.add_argument("base", metavar="BASE", help="what it was")
    parser.add_argument("head", nargs="?", metavar="HEAD", help="what it is (default: the spec tree as it is on disk)")
    add_output_options(parser, ("text", *WRITERS))
    parser.add_argument(
        "--fail-on",
        choices=[ChangeSeverity.BREAKING.value, ChangeSeverity.RISKY.value, NEVER],
        default=ChangeSeverity.BREAKING.value,
        help="exit with 1 if a change is this bad or worse (default: breaking)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Compare both sides, whatever is wrong with them: that is said, and the rest is compared."""
    sides = compile_sides(arguments, arguments.base, arguments.head)
    found = diff(sides.base, sides.head)
    if arguments.format == "text":
        from lineage.output.diff_text import diff_lines  # noqa: PLC0415 - as the other formats

        put_lines(arguments, diff_lines(found, width(arguments)))
    else:
        put_text(arguments, _writer(arguments.format)(found))
    return _exit_code(arguments, found)


def _writer(name: str) -> Callable[[Diff], str]:
    module, _, function = WRITERS[name].partition(".")
    return cast("Callable[[Diff], str]", getattr(import_module(f"lineage.output.{module}"), function))


def _exit_code(arguments: argparse.Namespace, found: Diff) -> int:
    if arguments.fail_on == NEVER:
        return FINE
    threshold = ChangeSeverity(arguments.fail_on).rank
    return FINDINGS if any(change.severity.rank >= threshold for change in found.changes) else FINE
