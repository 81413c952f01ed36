"""Processes, started cold and measured whole."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took, children it waited for included."""

    seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Sample:
    """Several runs of the same command."""

    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        """The median."""
        return median(run.seconds for run in self.runs)

    @property
    def peak_bytes(self) -> int:
        """The most that any run held."""
        return max(run.peak_bytes for run in self.runs)


class CommandFailedError(Exception):
    """A command to be measured did not do its work, so that there is nothing to measure."""


def run(command: Sequence[str]) -> Run:
    """Run a command to its end, its output thrown away."""
    with tempfile.TemporaryFile() as complaints:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=complaints)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            complaints.seek(0)
            message = complaints.read().decode(errors="replace")[-2000:]
            raise CommandFailedError(f"{shlex.join(command)[:200]} … exited {process.returncode}\n{message}")
    return Run(seconds, usage.ru_maxrss * RSS_UNIT)


def run_all(commands: Sequence[Sequence[str]]) -> Run:
    """Run commands one after the other, as one piece of work."""
    runs = [run(command) for command in commands]
    return Run(sum(one.seconds for one in runs), max(one.peak_bytes for one in runs))


def interleave(works: Mapping[str, Sequence[Sequence[str]]], rounds: int, *, warm_up: bool = True) -> dict[str, Sample]:
    """Do each work once a round, so that whatever the machine does meanwhile happens to all of them.

    Warming up is a round that is not counted: it fills the disk's cache and Python's.
    """
    if warm_up:
        for commands in works.values():
            run_all(commands)
    turns = [{name: run_all(commands) for name, commands in works.items()} for _ in range(rounds)]
    return {name: Sample(tuple(turn[name] for turn in turns)) for name in works}
