"""`lineage build`: the site."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli.comparing import add_base, compile_to_ask
from lineage.cli.logo import find_logo
from lineage.cli.options import add_fail_on, exit_code
from lineage.cli.questions import GRAMMAR, add_exclude, selected, warn
from lineage.cli.streams import put_lines
from lineage.errors import WriteError
from lineage.output.terminal import Piece, Style
from lineage.site.build import build
from lineage.site.write import FolderRefusedError
from lineage.wording.phrasing import counted
from lineage.workers import share_out

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from lineage.cli.comparing import Asked

_TIMES_A_SECOND = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.epilog = GRAMMAR
    parser.add_argument("tree", nargs="?", metavar="TREE", help="the spec tree")
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", default="site", dest="site", help="where to (default: site)"
    )
    parser.add_argument(
        "--select", action="append", default=[], metavar="SELECTOR", dest="selectors", help="only these artifacts"
    )
    add_exclude(parser)
    add_base(parser, "what it was before: say what changed since")
    add_fail_on(parser)


def run(arguments: argparse.Namespace) -> int:
    """Build the site of the tree, whatever is wrong with it: the site has a page for that."""
    start = time.perf_counter()
    asked = compile_to_ask(arguments)
    compilation = asked.compilation
    chosen = _chosen(arguments, asked) if arguments.selectors or arguments.exclude else None
    logo, missing = find_logo(arguments, compilation)
    progress = Progress()
    try:
        with _leaving_nothing_behind():
            report = build(
                compilation,
                Path(arguments.site),
                select=chosen,
                diff=asked.changes,
                logo=logo,
                progress=progress.show,
                share_out=share_out,
            )
    except FolderRefusedError as error:
        raise WriteError(str(error), "build into another folder: -o FOLDER") from error
    finally:
        progress.end()
    warn(arguments, (*missing, *report.warnings))
    took = f" in {time.perf_counter() - start:.1f} s"
    page = Piece(f"{Path(arguments.site) / 'index.html'}", Style.NAME)
    put_lines(arguments, [(Piece(f"built {counted(report.pages, 'file')}", Style.STRONG), f"{took}: open ", page)])
    return exit_code(arguments, compilation)


def _chosen(arguments: argparse.Namespace, asked: Asked) -> tuple[str, ...]:
    """What has a page, of what the selectors choose."""
    chosen = selected(arguments, asked)
    if chosen.removed:
        warn(arguments, (f"{counted(len(chosen.removed), 'artifact')} chosen, and removed: without a page",))
    return chosen.refs


@contextmanager
def _leaving_nothing_behind() -> Iterator[None]:
    """Let a build that is told to stop take away what it has written beside the old site, as one that fails does."""

    def stop(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class Progress:
    """A line on the terminal that says how far it is; nothing where there is no terminal."""

    def __init__(self) -> None:
        self._shown = False
        self._next = 0.0
        self._is_terminal = sys.stderr is not None and sys.stderr.isatty()

    def show(self, done: int, total: int) -> None:
        """Say that so much of so much is done, not more often than eyes can follow."""
        now = time.monotonic()
        if self._is_terminal and now >= self._next:
            self._next = now + 1 / _TIMES_A_SECOND
            self._shown = True
            sys.stderr.write(f"\r\x1b[Kbuilding: {done * 100 // total} %")
            sys.stderr.flush()

    def end(self) -> None:
        """Leave nothing behind."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
