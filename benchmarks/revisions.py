"""A generated tree as a git repository of two revisions, the second as after a few pull requests."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MOST_FILES = 20
"""How many files differ between the revisions."""

_SETTINGS = ("user.name=Bench", "user.email=bench@example.org", "commit.gpgSign=false", "gc.auto=0")
_GIT = ("git", *(word for setting in _SETTINGS for word in ("-c", setting)))


def commit_twice(tree: Path) -> int:
    """Commit the tree, change some of its files, commit it again; answer how many were changed.

    What git keeps is beside the tree, so that nothing is in it that was not. It is packed, as in a clone.
    """
    _git(tree, "init", "--quiet", "--separate-git-dir", str(tree.with_name(f"{tree.name}.git")))
    _commit(tree, "as generated")
    files = sorted(tree.glob("*/*.yaml"))
    changed = files[:: max(1, len(files) // MOST_FILES)][:MOST_FILES]
    for file in changed:
        file.write_text(_changed(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    _commit(tree, "changed")
    _git(tree, "gc", "--quiet")
    return len(changed)


def _changed(text: str) -> str:
    """Other types, one column less, one endorsement more, a new description, a report by another name."""
    text = text.replace("{type: real", "{type: double").replace("{type: decimal", "{type: float")
    text = re.sub(r"^ +(city|note|humidity): .*\n", "", text, flags=re.MULTILINE)
    text = text.replace("endorsement: promoted", "endorsement: certified")
    text = re.sub(r"^( +description: )(?=\w)", r"\1Once more. ", text, count=1, flags=re.MULTILINE)
    return re.sub(r"-(report|statement|watch):$", r"-new-\1:", text, flags=re.MULTILINE)


def _commit(tree: Path, message: str) -> None:
    _git(tree, "add", "--all")
    _git(tree, "commit", "--quiet", "--no-verify", "--message", message)


def _git(tree: Path, *words: str) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}  # it may run in a hook
    subprocess.run([*_GIT, "-C", str(tree), *words], check=True, capture_output=True, env=env)
