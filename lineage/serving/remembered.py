"""What was made of each file the last time: in a tree that is worked on, few of them change."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lineage.compiler import MapSources
    from lineage.text.source import Source

Result = TypeVar("Result")


class Remembered:
    """Goes through sources as `each` does, but only through those that it was not asked about the last time."""

    def __init__(self, each: MapSources) -> None:
        self.each = each
        self._before: dict[Source, object] = {}
        self._now: dict[Source, object] = {}

    def __call__(self, function: Callable[[Source], Result], sources: Sequence[Source], /) -> Iterable[Result]:
        """The result for each source, in their order; it is the same function each time."""
        new = [source for source in sources if source not in self._before and source not in self._now]
        self._now.update(zip(new, self.each(function, new), strict=True))
        for source in sources:
            if source not in self._now:
                self._now[source] = self._before[source]
        return cast("list[Result]", [self._now[source] for source in sources])

    def forget(self) -> None:
        """Forget what was not asked about since this was last called."""
        self._before, self._now = self._now, {}
