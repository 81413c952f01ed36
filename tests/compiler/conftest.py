"""Which processes a test has started."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def none_left(monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """With two cores: whether all copies of this process that the test made are gone. Other tests may have theirs."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    made: list[int] = []
    fork = os.fork

    def counted() -> int:
        process = fork()
        made.append(process)
        return process

    def gone(process: int) -> bool:
        try:
            os.waitpid(process, os.WNOHANG)
        except ChildProcessError:
            return True
        return False

    monkeypatch.setattr(os, "fork", counted)
    return lambda: bool(made) and all(map(gone, made))
