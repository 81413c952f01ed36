"""Going through many files on all cores, where the system can fork.

It stands in for `map` where a program of our own compiles a tree. A library must not fork the program that uses it, so
the command line hands this in, and the compiler knows only that something maps.
"""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lineage.text.source import Source

Result = TypeVar("Result")

LEAST = 1_000_000
"""Characters below which starting a process costs more than it saves."""

_HANDING_OVER = 0.68
"""What a worker reads for each character that we read ourselves: it has to hand over what it found besides."""


def map_sources(function: Callable[[Source], Result], sources: Sequence[Source]) -> Iterable[Result]:
    """Do as `map`, with a process for each core. Results come in the order of the sources."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if cores == 1 or sum(len(source.text) for source in sources) < LEAST:
        return map(function, sources)
    own, *others = _shares(sources, [1.0] + [_HANDING_OVER] * (cores - 1))
    workers = [_Worker(function, share) for share in others]
    results = [function(source) for source in own]
    for worker in workers:
        results += worker.results()
    return results


def _shares(sources: Sequence[Source], weights: Sequence[float]) -> list[Sequence[Source]]:
    """Cut the sources into as many runs as there are weights, with so much text in each."""
    total = sum(len(source.text) for source in sources)
    shares, start, seen, due = [], 0, 0, 0.0
    for weight in weights[:-1]:
        due += total * weight / sum(weights)
        end = start
        while end < len(sources) and seen < due:
            seen += len(sources[end].text)
            end += 1
        shares.append(sources[start:end])
        start = end
    return [*shares, sources[start:]]


class _Worker(Generic[Result]):
    """A copy of this process that works through a share, and writes what it found into a pipe."""

    def __init__(self, function: Callable[[Source], Result], share: Sequence[Source]) -> None:
        self._function, self._share = function, share
        self._pipe, into = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            self._work(into)
        os.close(into)

    def _work(self, into: int) -> None:
        """Never returns: the copy must not go on with what the program does next."""
        try:
            found = pickle.dumps([self._function(source) for source in self._share], pickle.HIGHEST_PROTOCOL)
            with os.fdopen(into, "wb") as pipe:
                pipe.write(found)
            os._exit(0)
        finally:
            os._exit(1)

    def results(self) -> list[Result]:
        """What the worker found. If it came to no good end, its share is done here, where a fault can be told."""
        with os.fdopen(self._pipe, "rb") as pipe:
            found = pipe.read()
        _, status = os.waitpid(self._process, 0)
        if status != 0:
            return [self._function(source) for source in self._share]
        results: list[Result] = pickle.loads(found)  # noqa: S301 - written by a copy of this very process
        return results
