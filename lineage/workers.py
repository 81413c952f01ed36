"""Work on all cores, where the system can fork.

A library must not fork the program that uses it. So the command line hands these functions in: the compiler knows only
that something maps, and the site that something does its work.
"""

from __future__ import annotations

import os
import pickle
import signal
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lineage.text.source import Source

Result = TypeVar("Result")

LEAST = 1_000_000
"""Characters below which starting a process costs more than it saves."""

_HANDING_OVER = 0.68
"""What a worker reads for each character that we read ourselves: it has to hand over what it found besides."""

_NUMBER = 4
"""Bytes of a number in a pipe."""

_MOST = 16_000
"""How many numbers fit into a pipe."""


def map_sources(function: Callable[[Source], Result], sources: Sequence[Source]) -> Iterable[Result]:
    """Do as `map`, with a process for each core. Results come in the order of the sources."""
    cores = _cores()
    if cores == 1 or sum(len(source.text) for source in sources) < LEAST:
        return map(function, sources)
    own, *others = _shares(sources, [1.0] + [_HANDING_OVER] * (cores - 1))
    with _copies([partial(_each, function, share) for share in others]) as copies:
        results = _each(function, own)
        for copy in copies:
            results += copy.result()
    return results


def map_sources_with_places(function: Callable[[Source], Result], sources: Sequence[Source]) -> Iterable[Result]:
    """The same, and find where in the sources everything stands, for what will ask that of nearly all."""
    return map_sources(partial(_with_places, function), sources)


def _with_places(function: Callable[[Source], Result], source: Source) -> Result:
    source.find_places()
    return function(source)


def _each(function: Callable[[Source], Result], sources: Sequence[Source]) -> list[Result]:
    return [function(source) for source in sources]


@contextmanager
def beside(task: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Do a task in a copy of this process, and something else meanwhile. Gives what waits for its result.

    Where there is one core, the task is done when its result is asked for.
    """
    if _cores() == 1:
        yield task
        return
    copy = _Copy(task)
    try:
        yield copy.result
    finally:
        copy.stop()


def share_out(work: Callable[[int], Result], count: int, told: Callable[[int], None]) -> list[Result]:
    """Do a work for each number below a count, on all cores; results come in the order of the numbers.

    Whoever is free takes the next number, so let what takes longest come first. `told` is called, in this process, with
    the number it takes. What a copy of this process fails at is done here, where a fault can be told.
    """
    with _handed_out(count) as numbers:
        task = partial(_all_taken, work, numbers, os.getpid())
        with _copies([task] * (min(_cores(), count) - 1)) as copies:
            results: dict[int, Result] = {}
            for number in _taken(numbers):
                told(number)
                results[number] = work(number)
            for copy in copies:
                results.update(copy.result())
    return [results[number] if number in results else work(number) for number in range(count)]


@contextmanager
def _handed_out(count: int) -> Iterator[int]:
    """A pipe that holds the numbers below a count. Each read from it, by whatever process, takes one."""
    numbers, into = os.pipe()
    try:
        with os.fdopen(into, "wb") as pipe:
            pipe.write(b"".join(number.to_bytes(_NUMBER, "big") for number in range(min(count, _MOST))))
        yield numbers
    finally:
        os.close(numbers)


def _taken(numbers: int) -> Iterator[int]:
    while number := os.read(numbers, _NUMBER):
        yield int.from_bytes(number, "big")


def _all_taken(work: Callable[[int], Result], numbers: int, for_whom: int) -> dict[int, Result]:
    """Do what is left, as long as the process that wants it is there: it may have been killed."""
    return {number: work(number) for number in _taken(numbers) if os.getppid() == for_whom}


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


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


class _Copy(Generic[Result]):
    """A copy of this process that does a task, and writes what came of it into a pipe."""

    def __init__(self, task: Callable[[], Result]) -> None:
        self._task = task
        out, into = os.pipe()
        self._pipe = os.fdopen(out, "rb")
        self._process = os.fork()
        if self._process == 0:
            self._work(into)
        os.close(into)

    def _work(self, into: int) -> None:
        """Never returns: the copy must not go on with what the program does next."""
        try:
            self._pipe.close()  # so that it cannot wait for itself to read, should all others be gone
            found = pickle.dumps(self._task(), pickle.HIGHEST_PROTOCOL)
            with os.fdopen(into, "wb") as pipe:
                pipe.write(found)
            os._exit(0)
        finally:
            os._exit(1)

    def result(self) -> Result:
        """What came of the task. If the copy came to no good end, it is done here, where a fault can be told."""
        with self._pipe:
            found = self._pipe.read()
        process, self._process = self._process, 0
        _, status = os.waitpid(process, 0)
        if status != 0:
            return self._task()
        result: Result = pickle.loads(found)  # noqa: S301 - written by a copy of this very process
        return result

    def stop(self) -> None:
        """End a copy whose result nobody wants any more."""
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            self._pipe.close()
            os.waitpid(self._process, 0)
            self._process = 0


@contextmanager
def _copies(tasks: Sequence[Callable[[], Result]]) -> Iterator[Sequence[_Copy[Result]]]:
    """A copy for each task. However this ends, they end."""
    copies: list[_Copy[Result]] = []
    try:
        for task in tasks:
            copies.append(_Copy(task))  # noqa: PERF401 - those that there are have to be known if the next cannot be made
        yield copies
    finally:
        for copy in copies:
            copy.stop()
