"""What it is to break a policy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lineage.text.diagnostic import Related
    from lineage.text.source import Span

MOST_EVIDENCE = 20
"""How many related places show one breach."""


@dataclass(frozen=True, slots=True)
class Breach:
    """That a thing breaks a line of a policy: the fact, in words that follow its name; where it is; what shows it."""

    ref: str
    fact: str
    span: Span
    evidence: tuple[Related, ...] = ()


def bounded(evidence: Iterable[Related]) -> tuple[Related, ...]:
    """Evidence, each place once, and not too much of it."""
    return tuple(dict.fromkeys(evidence))[:MOST_EVIDENCE]
