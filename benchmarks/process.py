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
    from pathlib import Path

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


def interleave(
    works: Mapping[str, Sequence[Sequence[str]]], rounds: int, *, warm_up: bool = True, makes: Sequence[Path] = ()
) -> dict[str, Sample]:
    """Do each work once a round, so that whatever the machine does meanwhile happens to all of them.

    Warming up is a round that is not counted: it fills the disk's cache and Python's. `makes` are folders that works
    make: each round finds none of them. They are moved aside, since a disk that has just removed many files is slow at
    making others (ext4 does not use their places again for minutes, and looks at each of them every time).
    """
    turns = []
    for number in range(rounds + warm_up):
        for folder in makes:
            if folder.exists():
                folder.rename(folder.with_name(f"{folder.name}-{number}"))
        turns.append({name: run_all(commands) for name, commands in works.items()})
    return {name: Sample(tuple(turn[name] for turn in turns[warm_up:])) for name in works}
