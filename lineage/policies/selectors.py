"""What the selectors of policies choose, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.errors import LineageError, NoBaseError, UnknownReferenceError
from lineage.questions.select import select
from lineage.text.diagnostic import Finding
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph
    from lineage.questions.select import Selection
    from lineage.text.source import Text

LONGEST = 500
"""Characters of a selector: each word of one may have to be walked from."""


class Selectors:
    """Reads the selectors of the policies of a tree, each once."""

    def __init__(self, graph: LineageGraph) -> None:
        self._graph = graph
        self._known: dict[str, Selection | LineageError] = {}

    def chosen(self, selector: Text | None) -> frozenset[str]:
        """The artifacts, parts and columns that a selector chooses: all artifacts, if there is none."""
        if selector is None:
            return frozenset(self._graph.project.artifacts)
        found = self._selection(selector)
        return frozenset() if isinstance(found, LineageError) else frozenset(found.refs)

    def can_read(self, selector: Text) -> bool:
        """Tell whether a selector says something."""
        return not isinstance(self._selection(selector), LineageError)

    def faults(self, selector: Text) -> Iterator[Finding]:
        """Say that a selector cannot be read, unless what was refused may be what it means; or chooses nothing."""
        found = self._selection(selector)
        if not isinstance(found, LineageError):
            yield from _idle(selector, found)
        elif self._graph.project.intact or not isinstance(found, UnknownReferenceError):
            yield Finding("LIN502", str(found), selector.span, found.help)

    def _selection(self, selector: Text) -> Selection | LineageError:
        if selector not in self._known:
            self._known[selector] = self._read(selector)
        return self._known[selector]

    def _read(self, selector: Text) -> Selection | LineageError:
        if len(selector) > LONGEST:
            return LineageError(f"a selector of {len(selector):,} characters", "choose by a tag that they share")
        try:
            return select(self._graph, [selector], parts=True)
        except NoBaseError:
            return LineageError(f"a policy knows no base: {quoted(selector)}", "it is about what is, not what was")
        except LineageError as error:
            return error


def _idle(selector: Text, found: Selection) -> Iterator[Finding]:
    """Say what of a selector chooses nothing."""
    for warning in found.warnings or ([] if found.refs else [f"nothing matches {quoted(selector)}"]):
        message, mark, near = warning.partition(": did you mean ")
        help_ = f"did you mean {near}" if mark else "it will count once something does"
        yield Finding("LIN503", message, selector.span, help_)
