"""A site that is built time and again, and what came of it, told on the terminal and to open pages."""

from __future__ import annotations

import gc
import secrets
import time
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from lineage.changes.diff import diff
from lineage.cli.comparing import Asked
from lineage.cli.logo import find_logo
from lineage.cli.options import today, tree_path
from lineage.cli.questions import selected, warn
from lineage.cli.streams import put_lines
from lineage.errors import LineageError, WriteError
from lineage.on_disk import compile_path
from lineage.output.diagnostics import summary
from lineage.output.terminal import Piece, Style
from lineage.serving.news import Bulletin, news
from lineage.serving.remembered import Remembered
from lineage.sides import read_sides
from lineage.site.build import build, one_by_one
from lineage.site.write import FolderRefusedError
from lineage.wording.phrasing import counted
from lineage.workers import map_sources, share_out

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from lineage.site.build import BuildReport, ShareOut
    from lineage.text.diagnostic import Diagnostic


class Workshop:
    """Builds the site of a tree, and builds it again."""

    def __init__(self, arguments: argparse.Namespace, site: Path) -> None:
        self.bulletin = Bulletin()
        self._arguments = arguments
        self._site = site
        self._remembered = Remembered(map_sources)
        self._diagnostics: tuple[Diagnostic, ...] = ()
        self._warnings: tuple[str, ...] = ()
        self._session = secrets.token_hex(4)  # so that pages know a server that was started anew
        self._builds = 0

    def build(self) -> None:
        """Build for the first time. What goes wrong then ends the command."""
        self._build("built", share_out)
        self._remembered.each = map  # soon there is a thread that serves: a process with threads is not copied

    def build_again(self) -> None:
        """Build again. Whatever is wrong with the tree for now, the site stays as it was."""
        try:
            self._build("rebuilt", one_by_one)
        except LineageError as error:
            self._put_off(f"{error}" + (f": {error.help}" if error.help else ""))
        except TemplateError as error:  # whoever changes how pages look is looking at them
            self._put_off(f"a template: {' '.join(str(error).split())}")
        except OSError as error:
            self._put_off(f"{error.strerror or error}" + (f": {error.filename}" if error.filename else ""))
        gc.collect()  # this command runs for long, and nothing else looks for garbage while it does

    def _build(self, done: str, share_out: ShareOut) -> None:
        start = time.perf_counter()
        asked = self._asked()
        chosen = selected(self._arguments, asked).refs if self._arguments.selectors or self._arguments.exclude else None
        logo, missing = find_logo(self._arguments, asked.compilation)
        try:
            report = build(
                asked.compilation, self._site, select=chosen, diff=asked.changes, logo=logo, share_out=share_out
            )
        except FolderRefusedError as error:
            raise WriteError(str(error), "build into another folder: -o FOLDER") from error
        self._diagnostics = asked.compilation.diagnostics
        self._builds += 1
        self.bulletin.put(news(f"{self._session}-{self._builds}", self._diagnostics))
        self._warn((*missing, *report.warnings))
        self._tell(done, report, time.perf_counter() - start)

    def _asked(self) -> Asked:
        """Compile the tree; of what has not changed since, nothing is read anew."""
        path, base = tree_path(self._arguments), self._arguments.base
        try:
            if base is None:
                return Asked(compile_path(path, self._remembered, today=today()))
            sides = read_sides(base, None, path, self._remembered, today=today())
        finally:
            self._remembered.forget()
        changes = diff(sides.base, sides.head)
        return Asked(changes.head.compilation, changes)

    def _tell(self, done: str, report: BuildReport, seconds: float) -> None:
        fresh = f"{report.pages - report.kept} of " if report.kept else ""
        told = Piece(f"{done} {fresh}{counted(report.pages, 'file')}", Style.STRONG)
        put_lines(
            self._arguments, [(told, f" in {seconds:.1f} s: ", *(summary(self._diagnostics) or [Piece("no faults")]))]
        )

    def _warn(self, warnings: tuple[str, ...]) -> None:
        """Say what the site goes without, unless that has been said."""
        if warnings != self._warnings:
            warn(self._arguments, warnings)
            self._warnings = warnings

    def _put_off(self, reason: str) -> None:
        self.bulletin.put(news(self.bulletin.build, self._diagnostics, f"not rebuilt: {reason}"))
        put_lines(self._arguments, [(Piece("not rebuilt", Style.ERROR), f": {reason}")])
