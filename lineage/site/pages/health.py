"""What is wrong, file by file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.site.catalog import counted
from lineage.site.views import Count, DiagnosticRow
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
    from lineage.site.catalog import Catalog

_ROWS = 250
_RULES = 40
_TITLES = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "notes"}


@dataclass(frozen=True, slots=True)
class FileBlock:
    """The diagnostics of one file."""

    path: str
    rows: tuple[DiagnosticRow, ...]


@dataclass(frozen=True, slots=True)
class HealthPage:
    """What is wrong, file by file."""

    severities: tuple[Count, ...]
    rules: tuple[Count, ...]
    files: tuple[FileBlock, ...]
    omitted: int


def health_page(catalog: Catalog) -> HealthPage:
    """Everything that `lineage check` says."""
    diagnostics = catalog.compilation.diagnostics
    files: dict[str, list[DiagnosticRow]] = {}
    for diagnostic in diagnostics[:_ROWS]:
        row = catalog.diagnostic_row(diagnostic)
        files.setdefault(row.path, []).append(row)
    rules = counted(Counter(each.code for each in diagnostics), {each.code: each.name for each in diagnostics})
    return HealthPage(
        severities=tuple(Count(each, title, catalog.compilation.count(each)) for each, title in _TITLES.items()),
        rules=rules[:_RULES],
        files=tuple(FileBlock(path, tuple(rows)) for path, rows in files.items()),
        omitted=len(diagnostics[_ROWS:]),
    )
