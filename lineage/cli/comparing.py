"""`--base`: what a tree was before, for every command that tells what changed or chooses by it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lineage.cli.options import compile_for_question, first_errors, today, tree_path
from lineage.cli.streams import say
from lineage.output.diagnostics import summary
from lineage.output.terminal import Piece, Style
from lineage.workers import map_sources

if TYPE_CHECKING:
    import argparse

    from lineage.changes.change import Diff, Side
    from lineage.compiler import Compilation, MapSources
    from lineage.output.terminal import Line
    from lineage.questions.across import Across
    from lineage.questions.states import States
    from lineage.sides import Sides
    from lineage.specs.project import Project


def add_base(parser: argparse.ArgumentParser, purpose: str = "what it was before, for `state:`") -> None:
    """`--base`."""
    what = "a git revision, a folder, a spec file or a saved lineage.json"
    parser.add_argument("--base", metavar="BASE", help=f"{purpose}: {what}")


def compile_both(arguments: argparse.Namespace, base: str, head: str | None = None) -> Sides:
    """Compile both sides of a comparison. How they were found is said."""
    from lineage.sides import read_sides  # noqa: PLC0415 - most questions compare nothing

    sides = read_sides(base, head, tree_path(arguments), map_sources, today=today())
    say(arguments, [(Piece("note", Style.INFO), f": {note}") for note in sides.notes])
    return sides


def compile_sides(arguments: argparse.Namespace, base: str, head: str | None = None) -> Sides:
    """Compile both sides of a comparison. What is wrong with them is said, and stops none."""
    sides = compile_both(arguments, base, head)
    for end, side in (("base", sides.base), ("head", sides.head)):
        _tell_errors(arguments, end, side)
    return sides


def _tell_errors(arguments: argparse.Namespace, end: str, side: Side) -> None:
    from lineage.changes.change import NOT_COMPARED  # noqa: PLC0415 - as above

    if errors := side.compilation.errors:
        more = "" if side.is_read_whole else f": {NOT_COMPARED}"
        told: Line = (*summary(errors), f" in {side.name} ({end}){more}")
        say(arguments, [*first_errors(side.compilation), told])


def _changes_since_base(arguments: argparse.Namespace) -> Diff:
    from lineage.changes.diff import diff  # noqa: PLC0415 - as above

    sides = compile_sides(arguments, arguments.base)
    return diff(sides.base, sides.head)


@dataclass(frozen=True)
class Asked:
    """The tree that a question is about, and with `--base` what changed since."""

    compilation: Compilation
    changes: Diff | None = None

    @cached_property
    def across(self) -> Across | None:
        """The tree and its base, to be asked of both."""
        if self.changes is None:
            return None
        from lineage.changes.states import states  # noqa: PLC0415 - as above
        from lineage.questions.across import Across  # noqa: PLC0415 - as above

        return Across.of(self.compilation.graph, states(self.changes))

    @property
    def states(self) -> States | None:
        """What selectors choose by with `state:`."""
        return self.across.states if self.across else None

    @property
    def named(self) -> Project:
        """What knows the names of all that an answer may hold."""
        return self.across.either if self.across else self.compilation.project


def compile_to_ask(arguments: argparse.Namespace, each: MapSources = map_sources) -> Asked:
    """Compile the tree that a question is about, and compare it with its base, if there is one."""
    if arguments.base is None:
        return Asked(compile_for_question(arguments, each))
    changes = _changes_since_base(arguments)
    return Asked(changes.head.compilation, changes)
