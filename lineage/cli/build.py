"""`lineage build`: the site."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli.comparing import add_base, compile_to_ask
from lineage.cli.logo import find_logo
from lineage.cli.options import add_fail_on, exit_code
from lineage.cli.questions import GRAMMAR, add_exclude, selected, warn
from lineage.cli.streams import put_lines, write_file
from lineage.drawing.layout import find_engine
from lineage.drawing.templates import compile_templates
from lineage.errors import WriteError
from lineage.output.terminal import Piece, Style
from lineage.resources import resource_folder
from lineage.site.build import build
from lineage.site.choices import Choices
from lineage.site.single import MARK, single_page
from lineage.site.write import FolderRefusedError
from lineage.wording.phrasing import counted
from lineage.workers import beside, map_sources_with_places, share_out

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from lineage.cli.comparing import Asked
    from lineage.compiler import Compilation
    from lineage.drawing.templates import Code

_TIMES_A_SECOND = 10
_SITE, _FILE = "site", "lineage.html"
_HEAD = 500
"""Bytes in which a page says who wrote it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.epilog = GRAMMAR
    parser.add_argument("tree", nargs="?", metavar="TREE", help="the spec tree")
    parser.add_argument(
        "-o", "--output", metavar="PATH", dest="site", help=f"where to (default: {_SITE}; of a single file: {_FILE})"
    )
    parser.add_argument("--single-file", action="store_true", help="one page with nothing beside it, to be mailed")
    parser.add_argument(
        "--select", action="append", default=[], metavar="SELECTOR", dest="selectors", help="only these artifacts"
    )
    add_exclude(parser)
    add_base(parser, "what it was before: say what changed since")
    add_fail_on(parser)


def run(arguments: argparse.Namespace) -> int:
    """Build the site of the tree, whatever is wrong with it: the site has a page for that."""
    start = time.perf_counter()
    with beside(partial(compile_templates, resource_folder("site_templates"))) as code:
        asked = compile_to_ask(arguments, map_sources_with_places)
        chosen = _chosen(arguments, asked) if arguments.selectors or arguments.exclude else None
        logo, missing = find_logo(arguments, asked.compilation)
        warn(arguments, missing)
        choices = Choices(chosen, asked.changes, logo)
        made, page = (_one_file if arguments.single_file else _folder)(arguments, asked.compilation, choices, code)
    took = f" in {time.perf_counter() - start:.1f} s: open "
    put_lines(arguments, [(Piece(f"built {made}", Style.STRONG), took, Piece(f"{page}", Style.NAME))])
    return exit_code(arguments, asked.compilation)


def _one_file(
    arguments: argparse.Namespace, compilation: Compilation, choices: Choices, code: Callable[[], Code]
) -> tuple[str, Path]:
    """How much was made, and where to look at it."""
    file = Path(arguments.site or _FILE)
    _refuse_foreign(file)
    text = single_page(compilation, find_engine(), choices, code)
    write_file(file, text)
    return f"a file of {len(text.encode()) / 1_000_000:.1f} MB", file


def _refuse_foreign(file: Path) -> None:
    """Raise where a file is there that somebody else wrote, such as a spec."""
    try:
        foreign = file.is_file() and (head := file.read_bytes()[:_HEAD]) and MARK.encode() not in head
    except OSError as error:
        raise WriteError(f"cannot write `{file}`: {(error.strerror or str(error)).lower()}") from error
    if foreign:
        raise WriteError(f"`{file}` is there already, and is no page that lineage wrote", "name another: -o FILE")


def _folder(
    arguments: argparse.Namespace, compilation: Compilation, choices: Choices, code: Callable[[], Code]
) -> tuple[str, Path]:
    """The same of a whole site."""
    folder = Path(arguments.site or _SITE)
    progress = Progress()
    try:
        with _leaving_nothing_behind():
            report = build(
                compilation,
                folder,
                select=choices.select,
                diff=choices.diff,
                logo=choices.logo,
                code=code,
                progress=progress.show,
                beside=beside,
                share_out=share_out,
            )
    except FolderRefusedError as error:
        raise WriteError(str(error), "build into another folder: -o FOLDER") from error
    finally:
        progress.end()
    warn(arguments, report.warnings)
    return counted(report.pages, "file"), folder / "index.html"


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
