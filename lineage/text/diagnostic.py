"""What can be said about a spec tree: findings, and the diagnostics people see."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineage.text.source import Span


class Severity(StrEnum):
    """How much a diagnostic matters, mildest first."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Greater is worse."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, and why it does."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault as a stage or a rule found it; it does not know its rule's name, nor how much it matters here.

    What judges says which `artifacts` it judges: a waiver on one of them counts. A broken `policy` is of the policy's
    own `severity`.
    """

    code: str
    message: str
    span: Span
    help: str = ""
    related: tuple[Related, ...] = ()
    artifacts: tuple[str, ...] = ()
    policy: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its rule's name, and the severity that this project gives it."""

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    help: str = ""
    related: tuple[Related, ...] = ()

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands, to sort by: path, start, end."""
        return self.span.source.path, self.span.start, self.span.end
