"""`lineage serve`: the site of specs that are being worked on."""

from __future__ import annotations

import shutil
import signal
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli import FINE
from lineage.cli.comparing import add_base
from lineage.cli.options import tree_path
from lineage.cli.questions import GRAMMAR, add_exclude
from lineage.cli.streams import put_lines
from lineage.cli.workshop import Workshop
from lineage.output.terminal import Piece, Style
from lineage.resources import resource_folder
from lineage.serving.server import Server
from lineage.serving.watch import Watch

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

_ENDINGS = ("SIGTERM", "SIGHUP")
"""What ends a program beside Ctrl-C, where the system has it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.epilog = GRAMMAR
    parser.add_argument("tree", nargs="?", metavar="TREE", help="the spec tree")
    parser.add_argument("--port", type=int, metavar="N", help="where to listen (default: 8700, or else a free one)")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        dest="site",
        help="where to build the site (default: a folder for the while)",
    )
    parser.add_argument(
        "--select", action="append", default=[], metavar="SELECTOR", dest="selectors", help="only these artifacts"
    )
    add_exclude(parser)
    add_base(parser, "what it was before: say what changed since")


def run(arguments: argparse.Namespace) -> int:
    """Build the site, serve it, and build it again whenever something changes.

    It ends when it is told to, by Ctrl-C or otherwise; once it serves, there is nothing wrong with that.
    """
    with ExitStack() as stack:
        stack.enter_context(_told_to_end_is_interrupted())
        folder = Path(arguments.site) if arguments.site else stack.enter_context(_for_the_while()) / "site"
        templates = resource_folder("site_templates")
        workshop = Workshop(arguments, folder)
        server = Server(folder, templates / "serving", workshop.bulletin, arguments.port)
        stack.callback(server.end)
        watch = Watch([*_looked_at(arguments), templates])
        workshop.build()
        with suppress(KeyboardInterrupt):
            server.begin()
            put_lines(arguments, [("serving ", Piece(server.url, Style.NAME), ": Ctrl-C ends it")])
            for _ in watch.changes():
                workshop.build_again()
    return FINE


def _looked_at(arguments: argparse.Namespace) -> list[Path]:
    """The tree, and its base if that is on disk."""
    return [Path(path) for path in (tree_path(arguments), arguments.base) if path]


@contextmanager
def _told_to_end_is_interrupted() -> Iterator[None]:
    """Let whatever tells the program to end do as Ctrl-C does. Once it ends, it is not interrupted any more."""
    numbers = [getattr(signal, name) for name in _ENDINGS if hasattr(signal, name)]
    before = {number: signal.signal(number, signal.default_int_handler) for number in numbers}
    before[signal.SIGINT] = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _for_the_while() -> Iterator[Path]:
    """A folder that is gone when the command is."""
    folder = Path(tempfile.mkdtemp(prefix="lineage-serve-"))
    try:
        yield folder
    finally:
        for name in ("SIGINT", *_ENDINGS):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.SIG_IGN)
        shutil.rmtree(folder, ignore_errors=True)
