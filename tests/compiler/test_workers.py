from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lineage import workers
from lineage.compiler import Compilation, compile_sources, declare
from lineage.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

WORKSPACE = "apiVersion: lineage/v1\nkind: Workspace\nname: w{}\nartifacts:\n  a: {{type: Repot}}\n"
SOURCES = [Source(f"{number}.yaml", WORKSPACE.format(number)) for number in range(30)] + [Source("broken.yaml", "a: [")]


@pytest.fixture(autouse=True)
def _every_tree_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LEAST", 0)


@pytest.mark.parametrize("cores", [1, 2, 3, 50])
def test_the_answer_is_that_of_one_process(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    alone = compile_sources(SOURCES)
    together = compile_sources(SOURCES, each=workers.map_sources)
    assert _said(together) == _said(alone)
    assert together.project.artifacts == alone.project.artifacts
    types = [artifact.type for artifact in together.project.artifacts.values()]
    assert [written.span.line for written in types if written] == [5] * 30


def test_every_source_is_read_once_and_in_order() -> None:
    assert list(workers.map_sources(lambda source: source.path, SOURCES)) == [source.path for source in SOURCES]


def test_a_worker_that_dies_costs_time_and_nothing_else() -> None:
    here = os.getpid()

    def dies_elsewhere(source: Source) -> str:
        if os.getpid() != here:
            os._exit(7)
        return source.path

    assert list(workers.map_sources(dies_elsewhere, SOURCES)) == [source.path for source in SOURCES]


def test_a_fault_in_a_worker_is_told_where_it_can_be_caught() -> None:
    def fails(source: Source) -> object:
        if source.path == "broken.yaml":
            raise ValueError(source.path)
        return declare(source)

    with pytest.raises(ValueError, match=r"broken\.yaml"):
        list(workers.map_sources(fails, SOURCES))


def test_whoever_is_told_to_stop_leaves_no_worker_behind(all_stopped: Callable[[], bool]) -> None:
    here = os.getpid()

    def slow(source: Source) -> str:
        if os.getpid() == here:
            raise KeyboardInterrupt
        time.sleep(60)
        return source.path

    with pytest.raises(KeyboardInterrupt):
        workers.map_sources(slow, SOURCES)
    assert all_stopped()


@pytest.mark.parametrize("last", ["os.kill(here, signal.SIGKILL)", "signal.raise_signal(signal.SIGINT)"])
def test_a_program_that_ends_before_its_workers_leaves_none_behind(last: str) -> None:
    """They would hold its output open, and whoever reads that would wait for ever."""
    program = f"""
import os, signal
from lineage import workers
from lineage.text.source import Source
os.sched_getaffinity = lambda _: range(3)
workers.LEAST = 0
here = os.getpid()
def large(source):
    if os.getpid() == here:
        {last}
    return "more than a pipe holds" * 100_000
workers.map_sources(large, [Source(name, "text") for name in "abcdef"])
"""
    top = Path(__file__).parents[2]
    ended = subprocess.run([sys.executable, "-c", program], check=False, cwd=top, capture_output=True, timeout=20)
    assert ended.returncode < 0


def test_an_interruption_while_a_result_is_awaited_is_told_as_one(all_stopped: Callable[[], bool]) -> None:
    here = os.getpid()
    begun, begins = os.pipe()

    def interrupts(source: Source) -> str:
        if os.getpid() == here:
            os.write(begins, b"!")
        elif os.read(begun, 1):  # all workers are there: an interruption while one is made is lost
            time.sleep(0.1)
            os.kill(here, signal.SIGINT)
            time.sleep(60)
        return source.path

    with pytest.raises(KeyboardInterrupt):
        workers.map_sources(interrupts, SOURCES)
    assert all_stopped()


def _said(compilation: Compilation) -> list[tuple[str, str, str]]:
    return [(each.span.source.path, each.code, each.message) for each in compilation.diagnostics]
