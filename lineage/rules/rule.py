"""What a rule is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lineage.graph.steps import LineageGraph
    from lineage.text.diagnostic import Finding, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its stable code and name, how much it matters unless the project says otherwise, and its documentation.

    `documentation` is the docstring of the rule's module. `check` finds the faults; it is None for the rules that are
    applied while text is read and documents are validated. What a rule finds that judges how things are, and not how
    they are written, may be `waivable`: known, and harmless where it is.
    """

    code: str
    name: str
    severity: Severity
    documentation: str
    check: Callable[[LineageGraph], Iterable[Finding]] | None = None
    waivable: bool = False
