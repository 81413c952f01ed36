"""What impact and trace have in common on the command line, and what all commands with selectors have."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from lineage.cli.comparing import add_base
from lineage.cli.options import add_fail_on, add_output_options
from lineage.cli.streams import say
from lineage.errors import AskError
from lineage.graph.steps import DATA_PLANE
from lineage.language.relationship_types import Plane
from lineage.output.terminal import Piece, Style
from lineage.questions.answer import Scope
from lineage.questions.naming import meanings
from lineage.questions.select import Selection, select
from lineage.wording.phrasing import listing, quoted

if TYPE_CHECKING:
    import argparse

    from lineage.cli.comparing import Asked

GRAMMAR = """selectors are dbt's: +x, x+, 2+x, x+3, @x; a space is union, a comma intersection;
type: workspace: tag: owner: domain: sensitivity: endorsement: path: has: … choose by property,
state:new state:removed state:modified state:modified.columns (.relationships, .owner, …) by what differs from --base,
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
    add_base(parser)
    add_output_options(parser)
    add_fail_on(parser)


def add_selectors(parser: argparse.ArgumentParser) -> None:
    """Selectors of artifacts."""
    parser.epilog = GRAMMAR
    parser.add_argument("selectors", nargs="*", metavar="SELECTOR", help="which artifacts (default: all)")
    add_exclude(parser)
    add_base(parser)


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


def selected(arguments: argparse.Namespace, asked: Asked, planes: frozenset[Plane] = DATA_PLANE) -> Selection:
    """The artifacts that are chosen: all, if there are no selectors."""
    graph = asked.compilation.graph
    chosen = select(graph, arguments.selectors, arguments.exclude, planes=planes, states=asked.states)
    warn(arguments, chosen.warnings)
    return chosen


def subjects(arguments: argparse.Namespace, asked: Asked) -> Selection:
    """What is asked about. What is named by its reference stays, even if the answer is to leave it out."""
    selectors: list[str] = []
    named, removed = set[str](), set[str]()
    for text in arguments.subjects:
        found = meanings(asked.compilation.project, text)
        still, gone = _meant_before(asked, text) if not found else (set[str](), set[str]())
        named.update(found, still)
        removed.update(gone)
        selectors += [] if found or still or gone else [text]
    if selectors:
        chosen = select(
            asked.compilation.graph,
            selectors,
            arguments.exclude,
            parts=True,
            planes=arguments.planes,
            states=asked.states,
        )
        warn(arguments, chosen.warnings)
        named.update(chosen.refs)
        removed.update(chosen.removed)
    if not named and not removed:
        raise AskError("nothing to ask about: the selectors choose nothing")
    return Selection(tuple(sorted(named)), removed=tuple(sorted(removed)))


def _meant_before(asked: Asked, text: str) -> tuple[set[str], set[str]]:
    """What a text meant on the base: what there still is, by its name of now, and what is gone."""
    states, project = asked.states, asked.compilation.project
    return states.now(meanings(states.base.project, text), project) if states else (set(), set())


def scope(arguments: argparse.Namespace, asked: Asked) -> Scope:
    """How far the question goes."""
    without: frozenset[str] = frozenset()
    if arguments.exclude:
        left_out = select(asked.compilation.graph, arguments.exclude, parts=True, states=asked.states)
        without = frozenset((*left_out.refs, *left_out.removed))
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
