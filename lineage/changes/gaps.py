"""What of a tree could not be read, so that nothing can be said to be missing there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.specs.project import workspace_name

if TYPE_CHECKING:
    from lineage.compiler import Compilation
    from lineage.text.source import Text


_UNREAD = ("LIN0", "LIN101", "LIN102")
"""How the codes begin of what keeps a document from being read: faults of its text, and of its kind."""


class Gaps:
    """The gaps of one side: workspaces that were not read whole, and files of which it is not known what they say."""

    def __init__(self, compilation: Compilation) -> None:
        self._truncated = compilation.project.truncated
        self._broken: frozenset[str] = frozenset()
        if self._truncated:
            faults = (each for each in compilation.findings if each.code.startswith(_UNREAD))
            self._broken = frozenset(each.span.source.path for each in faults)
        self._files = frozenset(source.path for source in compilation.project.sources)

    def may_hide(self, ref: str, place: Text | None) -> bool:
        """Tell whether something may be there all the same, which the other side says in that place.

        It may, where its workspace was not read whole, or its file. Where it is not known what was not read, it may
        have moved there from a file that is gone.
        """
        if not self._truncated:
            return False
        if workspace_name(ref) in self._truncated or (place is not None and place.source.path in self._broken):
            return True
        if "" not in self._truncated:
            return False
        return not self._broken or place is None or place.source.path not in self._files
