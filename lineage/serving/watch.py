"""What lies in some folders, looked at time and again: whatever changes its looks has changed."""

from __future__ import annotations

import os
import stat
import time
from typing import TYPE_CHECKING

from lineage.tree import is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_EVERY = 0.3
"""Seconds between two looks."""

_REST = 0.1
_RESTLESS = 2.0
"""Who saves many files does so over some time: we wait until nothing changes for so long, but not for ever."""


class Watch:
    """Looks at files and at all that lies in folders, hidden things left out."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths
        self._seen = _looks(paths)

    def changes(self) -> Iterator[None]:
        """Yield each time that something has changed since it was last looked at, and has come to rest."""
        while True:
            time.sleep(_EVERY)
            if self.has_changed():
                yield

    def has_changed(self) -> bool:
        """Whether anything has changed since it was last looked at."""
        now = _looks(self._paths)
        if now == self._seen:
            return False
        end = time.monotonic() + _RESTLESS
        while time.monotonic() < end:
            time.sleep(_REST)
            before, now = now, _looks(self._paths)
            if now == before:
                break
        self._seen = now
        return True


def _looks(paths: Sequence[Path]) -> frozenset[tuple[str, int, int, int]]:
    """Where each thing is, which one it is, its size and when it was last written."""
    found: set[tuple[str, int, int, int]] = set()
    waiting = [os.fspath(path) for path in paths]
    found.update(_look(path) for path in waiting)
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                shown = [entry for entry in entries if not is_hidden(entry.name)]
        except OSError:
            continue  # a file, or gone; that it is has been seen
        found.update(_look(entry.path) for entry in shown)
        waiting += [entry.path for entry in shown if entry.is_dir(follow_symlinks=False)]
    return frozenset(found)


def _look(path: str) -> tuple[str, int, int, int]:
    try:
        told = os.lstat(path)
    except OSError:
        return path, 0, 0, 0
    if stat.S_ISDIR(told.st_mode):  # it is written to whenever something hidden comes or goes: what is in it counts
        return path, told.st_mode, 0, 0
    return path, told.st_ino, told.st_size, told.st_mtime_ns
