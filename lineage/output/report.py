"""What a check has to report, as every format of it is given it."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from posixpath import join, normpath
from typing import TYPE_CHECKING

from lineage.output.diagnostics import summary
from lineage.output.escape import harmless
from lineage.output.terminal import Piece, Style
from lineage.text.diagnostic import Severity
from lineage.wording.phrasing import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lineage.changes.brought_in import Numbered
    from lineage.output.terminal import Line
    from lineage.specs.project import Project
    from lineage.text.diagnostic import Diagnostic
    from lineage.text.source import Source, Span


@dataclass(frozen=True, slots=True)
class Report:
    """The diagnostics of a project that are reported.

    `version` is that of the tool. `older` counts those that are not reported, as the base has them, too; it is None
    where nothing was compared. `fails_at` is the severity from which on the check fails; None is never. `folders` says
    for the folders of sources, as they were typed, where they are in the repository: what shows a report to reviewers
    knows files only so.
    """

    project: Project
    numbered: tuple[Numbered, ...]
    version: str
    older: int | None = None
    fails_at: Severity | None = Severity.ERROR
    folders: Mapping[str, str] = field(default_factory=dict)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is reported, in file order."""
        return tuple(each.diagnostic for each in self.numbered)

    @property
    def failed(self) -> bool:
        """Whether the check does."""
        at = self.fails_at
        return at is not None and any(each.severity.rank >= at.rank for each in self.diagnostics)

    def path(self, source: Source) -> str:
        """Where a file is in the repository."""
        return normpath(join(self.folders.get(source.folder, source.folder), source.path))

    def place(self, span: Span) -> str:
        """`specs/x.yaml:31:14`, in the repository."""
        return f"{self.path(span.source)}:{span.line}:{span.column}"

    def fingerprint(self, each: Numbered) -> str:
        """A text that is the same for the same diagnostic, whatever its line, and another for every other."""
        diagnostic = each.diagnostic
        said = (diagnostic.code, self.path(diagnostic.span.source), diagnostic.message, str(each.number))
        return sha256("\0".join(said).encode(errors="backslashreplace")).hexdigest()[:32]

    @property
    def worst_first(self) -> list[Numbered]:
        """What is reported, the worst first."""
        return sorted(self.numbered, key=lambda each: -each.diagnostic.severity.rank)

    def heading(self, diagnostic: Diagnostic) -> str:
        """A diagnostic on one line, with its place."""
        return harmless(
            f"{self.place(diagnostic.span)}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"
        )

    def told(self, diagnostic: Diagnostic) -> list[str]:
        """What a diagnostic says where its place is known, on lines: message, related places, help."""
        lines = [diagnostic.message]
        lines += (f"{self.place(related.span)}: note: {related.message}" for related in diagnostic.related)
        lines += [f"help: {diagnostic.help}"] if diagnostic.help else []
        return [harmless(line) for line in lines]

    def closing(self) -> Iterator[Line]:
        """The lines that end a report for people: how many there are, and how many more there were before."""
        project = self.project
        extent = f"{counted(len(project.artifacts), 'artifact')} in {counted(len(project.sources), 'file')}"
        if counts := summary(self.diagnostics):
            yield (*counts, f" ({extent})")
            yield ("`lineage explain CODE` says why it matters, and how to mend it",)
        else:
            yield (Piece("no new faults" if self.older else "no faults", Style.HELP), f" ({extent})")
        if self.older:
            yield (self.told_older,)

    @property
    def told_older(self) -> str:
        """What is said of those that are not reported."""
        count = self.older or 0
        return f"{counted(count, 'older fault')} not shown: the base has {'it' if count == 1 else 'them'}, too"
