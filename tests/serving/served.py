"""`lineage serve` in a process of its own."""

from __future__ import annotations

import os
import queue
import re
import subprocess
import sys
import threading
from http.client import HTTPConnection
from typing import TYPE_CHECKING

from tests.cli.conftest import TOP

if TYPE_CHECKING:
    from pathlib import Path


class Served:
    """A server that runs, and what it says."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.temporary = folder / "tmp"
        self.temporary.mkdir(exist_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lineage", "serve", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(TOP), "TMPDIR": str(self.temporary)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.built = self.line()
        self.port = int(re.findall(r"http://127\.0\.0\.1:(\d+)/", self.line())[0])

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line.decode())

    def line(self) -> str:
        """The next line that it says."""
        return self._lines.get(timeout=20)

    def get(self, path: str) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=15)
        connection.request("GET", path)
        response = connection.getresponse()
        text = (response.readline() if path == "/.lineage/news" else response.read()).decode()
        connection.close()
        return response.status, text

    def ended(self, number: int) -> tuple[int, str]:
        """Tell it to end; its code, and what it complained of."""
        self.process.send_signal(number)
        _, complaints = self.process.communicate(timeout=30)
        return self.process.returncode, complaints.decode()
