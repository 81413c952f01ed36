"""Work is shared out among processes, and comes out as if it had been done in one."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

from lineage.workers import share_out

if TYPE_CHECKING:
    from collections.abc import Callable


def _nothing(_number: int) -> None: ...


@pytest.mark.parametrize("cores", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 100])
def test_results_come_in_the_order_of_the_numbers(cores: int, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    assert share_out(lambda number: number * number, count, _nothing) == [number * number for number in range(count)]


def test_more_than_a_pipe_holds_is_done_all_the_same() -> None:
    assert share_out(lambda number: number, 20_000, _nothing) == list(range(20_000))


def test_a_process_that_dies_costs_time_and_nothing_else() -> None:
    here = os.getpid()

    def dies_elsewhere(number: int) -> int:
        if os.getpid() != here:
            os._exit(7)
        time.sleep(0.01)
        return number

    assert share_out(dies_elsewhere, 20, _nothing) == list(range(20))


def test_a_fault_in_another_process_is_told_here() -> None:
    here = os.getpid()

    def fails(number: int) -> int:
        if number == 7:
            raise ValueError(str(os.getpid() == here))
        return number

    with pytest.raises(ValueError, match="True"):
        share_out(fails, 20, _nothing)


def test_whoever_is_told_to_stop_leaves_no_process_behind(all_stopped: Callable[[], bool]) -> None:
    here = os.getpid()

    def slow(number: int) -> int:
        if os.getpid() == here:  # whichever number it takes: the copy may have been faster
            raise KeyboardInterrupt
        time.sleep(60)
        return number

    with pytest.raises(KeyboardInterrupt):
        share_out(slow, 2, _nothing)
    assert all_stopped()


def test_no_signal_handler_is_left() -> None:
    before = signal.getsignal(signal.SIGTERM)
    share_out(lambda number: number, 4, _nothing)
    assert signal.getsignal(signal.SIGTERM) == before
