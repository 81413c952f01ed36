"""What impact and trace have in common on the command line, and what all commands with selectors have."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from lineage.cli.options import add_fail_on, add_output_options
from lineage.cli.streams import say
from lineage.errors import AskError
from lineage.graph.steps import DATA_PLANE
from lineage.language.relationship_types import Plane
from lineage.output.terminal import Piece, Style
from lineage.questions.answer import Scope
from lineage.questions.naming import meanings
from lineage.questions.select import select
from lineage.wording.phrasing import listing, quoted

if TYPE_CHECKING:
    import argparse

    from lineage.compiler import Compilation

GRAMMAR = """selectors are dbt's: +x, x+, 2+x, x+3, @x; a space is union, a comma intersection;
type: workspace: tag: owner: domain: sensitivity: endorsement: path: choose by property,
anything else is a reference such as lake.customers or bank-churn/churn-model@champion; * ? [ ] are wildcards"""


def add_reach_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of a question about what is reached."""
    parser.epilog = GRAMMAR
    parser.add_argument("subjects", nargs="+", metavar="SELECTOR", help="what to ask about: artifacts, parts, columns")
    parser.add_argument("--parts", action="store_true", help="list tables, runs and versions too")
    parser.add_argument("--columns", action="store_true", help="list parts and columns too")
    parser.add_argument("--depth", type=_depth, metavar="N", help="only what is at most N relationships away")
    add_include(parser)
    add_exclude(parser, "leave these out of the answer, and of what selectors choose to ask about")
    add_output_options(parser)
    add_fail_on(parser)


def add_selectors(parser: argparse.ArgumentParser) -> None:
    """Selectors of artifacts."""
    parser.epilog = GRAMMAR
    parser.add_argument("selectors", nargs="*", metavar="SELECTOR", help="which artifacts (default: all)")
    add_exclude(parser)


def add_exclude(parser: argparse.ArgumentParser, purpose: str = "leave these out") -> None:
    """`--exclude`."""
    parser.add_argument("--exclude", action="append", default=[], metavar="SELECTOR", help=purpose)


def add_include(parser: argparse.ArgumentParser) -> None:
    """`--include`."""
    parser.add_argument(
        "--include",
        dest="planes",
        type=_planes,
        default=DATA_PLANE,
        metavar="PLANES",
        help="follow control,configuration too, or one of them",
    )


def selected(
    arguments: argparse.Namespace, compilation: Compilation, planes: frozenset[Plane] = DATA_PLANE
) -> tuple[str, ...]:
    """The artifacts that are chosen: all, if there are no selectors."""
    chosen = select(compilation.graph, arguments.selectors, arguments.exclude, planes=planes)
    warn(arguments, chosen.warnings)
    return chosen.refs


def subjects(arguments: argparse.Namespace, compilation: Compilation) -> tuple[str, ...]:
    """What is asked about. What is named by its reference stays, even if the answer is to leave it out."""
    graph, selectors = compilation.graph, []
    named: set[str] = set()
    for text in arguments.subjects:
        found = meanings(compilation.project, text)
        named.update(found)
        selectors += [] if found else [text]
    if selectors:
        chosen = select(graph, selectors, arguments.exclude, parts=True, planes=arguments.planes)
        warn(arguments, chosen.warnings)
        named.update(chosen.refs)
    if not named:
        raise AskError("nothing to ask about: the selectors choose nothing")
    return tuple(sorted(named))


def scope(arguments: argparse.Namespace, compilation: Compilation) -> Scope:
    """How far the question goes."""
    without: frozenset[str] = frozenset()
    if arguments.exclude:
        without = frozenset(select(compilation.graph, arguments.exclude, parts=True).refs)
    return Scope(arguments.parts, arguments.columns, arguments.depth, without)


def warn(arguments: argparse.Namespace, warnings: tuple[str, ...]) -> None:
    """Say what was odd about selectors."""
    say(arguments, [(Piece("warning", Style.WARNING), f": {warning}") for warning in warnings])


def _depth(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0):
        raise ArgumentTypeError(f"{quoted(text)} is no number from 1 on")
    return int(text[:9])


def _planes(text: str) -> frozenset[Plane]:
    names = text.replace(",", " ").split()
    for name in names:
        if name not in set(Plane):
            raise ArgumentTypeError(f"{quoted(name)} is none of {listing([*Plane])}")
    return DATA_PLANE.union(map(Plane, names))
