"""A repository with a pull request, and its checkouts as each system makes them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

BEFORE = """\
apiVersion: lineage/v1
kind: Workspace
name: shop
roles:
  Admin: [user:ana]
artifacts:
  lake:
    type: Lakehouse
    owner: user:ana
    tables:
      orders: {}
      returns: {}
  sales-model:
    type: SemanticModel
    owner: user:ana
    inputs: [lake.orders, lake.returns]
  sales-report:
    type: Report
    title: Sales
    owner: user:ben
    inputs: [sales-model]
---
apiVersion: lineage/v1
kind: Principals
users:
  ana: {}
  ben: {}
"""
AFTER = BEFORE.replace("      returns: {}\n", "").replace(", lake.returns", "")
"""A table is gone that the report rests on."""

FAULTY = BEFORE.replace("lake.returns]", "lake.retruns]")
"""A reference leads nowhere."""

HOSTILE = BEFORE.replace("title: Sales", 'title: "##vso[task.setvariable variable=PATH]x"').replace(
    "inputs: [sales-model]",
    'inputs: [sales-model, "::error::x", "##[error]x"]\n    description: "\\n/close\\n@everybody"',
)


@dataclass(frozen=True)
class Ended:
    code: int
    log: str


@dataclass(frozen=True)
class Repository:
    """What is pushed to: `main`, and `feature`, which is to be merged."""

    folder: Path
    outside: dict[str, str]
    """The environment that everything has: `lineage`, `python3` and git, and nothing of this machine's settings."""

    def git(self, *arguments: str, cwd: Path | None = None) -> str:
        command = ["git", *arguments]
        done = subprocess.run(command, cwd=cwd or self.folder, env=self.outside, capture_output=True, check=True)
        return done.stdout.decode().strip()

    def commit(self, text: str, path: str = "specs/shop.yaml") -> str:
        file = self.folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", f"change {path}")
        return self.git("rev-parse", "HEAD")

    def checkout(self, folder: Path, revision: str, *options: str) -> Path:
        """One commit by its name, and as much before it as the options fetch: what the systems do."""
        folder.mkdir()
        self.git("init", "--quiet", cwd=folder)
        self.git("remote", "add", "origin", self.folder.as_uri(), cwd=folder)
        self.git("fetch", "--quiet", "--no-tags", *options, "origin", revision, cwd=folder)
        self.git("checkout", "--quiet", "--detach", revision, cwd=folder)
        return folder

    def bash(self, script: str, cwd: Path, environment: dict[str, str], *options: str) -> Ended:
        """Run a script as the systems do, from a file."""
        file = cwd.parent / "script.sh"
        file.write_text(script, encoding="utf-8")
        done = subprocess.run(
            ["/bin/bash", "--noprofile", "--norc", *options, str(file)],
            cwd=cwd,
            env={**self.outside, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=60,
        )
        return Ended(done.returncode, done.stdout.decode())


def make_repository(folder: Path, head: str = AFTER) -> Repository:
    """A repository in which `feature` says `head`, merged into `main` as `refs/pull/7/merge`."""
    programs = folder / "programs"
    programs.mkdir(parents=True)
    for name, command in {"python3": "", "lineage": "-m lineage"}.items():
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {command} "$@"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    outside = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ana",
        "GIT_AUTHOR_EMAIL": "ana@merrow.example",
        "GIT_COMMITTER_NAME": "Ana",
        "GIT_COMMITTER_EMAIL": "ana@merrow.example",
    }
    repository = Repository(folder / "origin", outside)
    repository.folder.mkdir()
    repository.git("init", "--quiet", "--initial-branch", "main")
    repository.git("config", "uploadpack.allowAnySHA1InWant", "true")  # as all three systems have it
    for number in range(3):
        repository.commit(f"{number}\n", "README.md")
    repository.commit(BEFORE)
    repository.git("switch", "--quiet", "--create", "feature")
    repository.commit(head)
    repository.commit("more\n", "README.md")
    repository.git("switch", "--quiet", "main")
    repository.commit("meanwhile\n", "NEWS.md")
    repository.git("switch", "--quiet", "--detach", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge", "feature")
    repository.git("update-ref", "refs/pull/7/merge", "HEAD")
    return repository
