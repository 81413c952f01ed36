"""`--base`: what a tree was before, for every command that tells what changed or chooses by it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lineage.cli.options import compile_for_question, today, tree_path
from lineage.workers import map_sources

if TYPE_CHECKING:
    import argparse

    from lineage.changes.change import Diff
    from lineage.compiler import Compilation
    from lineage.questions.across import Across
    from lineage.questions.states import States
    from lineage.specs.project import Project


def add_base(parser: argparse.ArgumentParser, purpose: str = "what it was before, for `state:`") -> None:
    """`--base`."""
    what = "a git revision, a folder, a spec file or a saved lineage.json"
    parser.add_argument("--base", metavar="BASE", help=f"{purpose}: {what}")


def _changes_since_base(arguments: argparse.Namespace) -> Diff:
    """What changed since the base. What is wrong with either side is said, and the rest is compared."""
    from lineage.changes.diff import diff  # noqa: PLC0415 - most questions compare nothing
    from lineage.cli.diff import tell_of_sides  # noqa: PLC0415 - as above
    from lineage.sides import read_sides  # noqa: PLC0415 - as above

    sides = read_sides(arguments.base, None, tree_path(arguments), map_sources, today=today())
    tell_of_sides(arguments, sides)
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


def compile_to_ask(arguments: argparse.Namespace) -> Asked:
    """Compile the tree that a question is about, and compare it with its base, if there is one."""
    if arguments.base is None:
        return Asked(compile_for_question(arguments))
    changes = _changes_since_base(arguments)
    return Asked(changes.head.compilation, changes)
