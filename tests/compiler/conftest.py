"""What became of the processes that a test started."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def all_stopped(monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """With two cores: whether every copy of this process that the test made was stopped, and waited for."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    stopped: dict[int, bool] = {}
    fork, waitpid = os.fork, os.waitpid

    def counted() -> int:
        process = fork()
        stopped[process] = False
        return process

    def waited(process: int, options: int) -> tuple[int, int]:
        found, status = waitpid(process, options)
        stopped[found] = os.WIFSIGNALED(status)
        return found, status

    monkeypatch.setattr(os, "fork", counted)
    monkeypatch.setattr(os, "waitpid", waited)
    return lambda: bool(stopped) and all(stopped.values())
