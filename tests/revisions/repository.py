"""A real git repository, made by a test and for nobody else."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ana",
    "GIT_AUTHOR_EMAIL": "ana@example.org",
    "GIT_AUTHOR_DATE": "2026-10-02T08:00:00Z",
    "GIT_COMMITTER_NAME": "Ana",
    "GIT_COMMITTER_EMAIL": "ana@example.org",
    "GIT_COMMITTER_DATE": "2026-10-02T08:00:00Z",
    "GIT_ALLOW_PROTOCOL": "file",
}
"""What makes git forget whose machine it is on."""


@dataclass(frozen=True)
class Repository:
    """A repository and what a person would do in it."""

    top: Path

    @classmethod
    def start(cls, top: Path, *options: str) -> Repository:
        top.mkdir(parents=True, exist_ok=True)
        repository = cls(top)
        repository.git("init", "--quiet", "--initial-branch=main", *options)
        return repository

    def git(self, *words: str, env: dict[str, str] | None = None) -> str:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        ended = subprocess.run(
            ["git", *words],  # noqa: S607 - whichever git there is
            check=False,
            cwd=self.top,
            env={**clean, **ALONE, **(env or {})},
            capture_output=True,
        )
        assert ended.returncode == 0, (words, ended.stderr.decode())
        return ended.stdout.decode(errors="backslashreplace").strip()

    def write(self, path: str, text: str | bytes) -> Path:
        place = self.top / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return place

    def commit(self, message: str = "because") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def clone(self, to: Path, *options: str) -> Repository:
        self.git("clone", "--quiet", *options, f"file://{self.top}", str(to))
        return Repository(to)
