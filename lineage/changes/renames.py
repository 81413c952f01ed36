"""What was renamed: a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.changes.names import Names

if TYPE_CHECKING:
    from lineage.compiler import Compilation


def renames(_base: Compilation, _head: Compilation) -> Names:
    """What things of the base are called on the head."""
    return Names()
