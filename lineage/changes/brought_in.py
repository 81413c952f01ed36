"""Which diagnostics a change brings in: those of the head that the base has not, wherever lines have moved to.

Two diagnostics are the same when their rule, their file and their words are. The words name what is wrong, so lines
need not. Of several that say the same in one file, each has its number.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lineage.compiler import Compilation
    from lineage.text.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Numbered:
    """A diagnostic, and which it is of those in its file that say the same, from 1."""

    diagnostic: Diagnostic
    number: int


def numbered(diagnostics: Iterable[Diagnostic]) -> tuple[Numbered, ...]:
    """Number what says the same in one file, in its order there."""
    seen = Counter[tuple[str, str, str]]()
    found = []
    for diagnostic in diagnostics:
        words = _words(diagnostic)
        seen[words] += 1
        found.append(Numbered(diagnostic, seen[words]))
    return tuple(found)


def brought_in(base: Compilation, head: Compilation) -> tuple[Numbered, ...]:
    """The diagnostics of the head that the base has not.

    What the base said of a file that is gone may stand in another file now: that is moved, and not brought in.
    """
    known = Counter(map(_words, base.diagnostics))
    left = []
    for each in numbered(head.diagnostics):
        words = _words(each.diagnostic)
        if known[words]:
            known[words] -= 1
        else:
            left.append(each)
    there = {source.path for source in head.project.sources}
    there.update(each.span.source.path for each in head.diagnostics)  # some could not be read
    moved = Counter[tuple[str, str]]()
    for (code, path, message), count in known.items():
        if path not in there:
            moved[code, message] += count
    new = []
    for each in left:
        said = each.diagnostic.code, each.diagnostic.message
        if moved[said]:
            moved[said] -= 1
        else:
            new.append(each)
    return tuple(new)


def _words(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.code, diagnostic.span.source.path, diagnostic.message
