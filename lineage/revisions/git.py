"""Running git: what it is asked, and what it answers."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from lineage.errors import RevisionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_BYTES = 128 * 1024 * 1024
"""The longest listing that is taken. A few small trees that hold each other can list without end."""

_OF_ANOTHER_REPOSITORY = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""What a hook or an alias sets for its own repository. Ours is the one that the specs lie in."""

_OUR_WAY = {
    "GIT_ALLOW_PROTOCOL": "none",  # with what follows, nothing is fetched by any git
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said, and whether it could do what it was asked."""

    worked: bool
    out: bytes
    complaint: str

    @property
    def line(self) -> str:
        """The answer, where it is one line; as a name of a file, where it is one."""
        return os.fsdecode(self.out.removesuffix(b"\n"))


@dataclass(frozen=True, slots=True)
class Git:
    """Git, asked from a folder."""

    folder: str
    environment: Mapping[str, str]

    @classmethod
    def at(cls, folder: str) -> Git:
        """Git for the repository that a folder lies in, whatever repository the environment is about."""
        inherited = {name: value for name, value in os.environ.items() if not _is_foreign(name)}
        git = cls(folder, {**inherited, **_OUR_WAY})
        return cls(folder, {**git.environment, **git._quarantine()})

    def ask(self, *words: str, asked: bytes = b"") -> Answer:
        """Run a command to its end, with something on its standard input."""
        with self.running(words) as process:
            out, complaint = process.communicate(asked)
        return Answer(process.returncode == 0, out, _text(complaint))

    def listing(self, *words: str) -> Answer:
        """Run a command whose answer nobody knows the length of."""
        with self.running(words) as process:
            stdout, stderr = cast("tuple[IO[bytes], IO[bytes]]", (process.stdout, process.stderr))
            out = stdout.read(MOST_BYTES + 1)
            if len(out) > MOST_BYTES:
                raise RevisionError("the specs at this revision are too many files to be read")
            complaint = stderr.read()
        return Answer(process.returncode == 0, out, _text(complaint))

    def _quarantine(self) -> dict[str, str]:
        """Where the objects of a push are while a hook looks at them, if it is a push into this repository."""
        names = ("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")
        given = {name: os.environ[name] for name in names if name in os.environ}
        if "GIT_QUARANTINE_PATH" not in os.environ or len(given) < len(names):
            return {}
        store = self.ask("rev-parse", "--git-path", "objects")
        here = Path(self.folder, store.line).resolve()
        return given if store.worked and Path(given[names[0]]).resolve().is_relative_to(here) else {}

    @contextmanager
    def running(self, words: tuple[str, ...]) -> Iterator[subprocess.Popen[bytes]]:
        """A command that has ended when we are done with it, and is stopped if we are stopped."""
        command = ["git", "--no-pager", "-C", self.folder, *words]
        try:
            process = subprocess.Popen(  # noqa: S603 - the words are ours, or cannot be options
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment
            )
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            help_ = "install git, or compare folders or saved `lineage.json` files"
            raise RevisionError(f"git, which reads revisions, cannot be run: {reason}", help_) from error
        with process:
            try:
                yield process
            except BaseException:
                process.kill()
                raise


def _is_foreign(name: str) -> bool:
    """Tell whether a variable is about another repository, or makes git say or mean more than it is asked."""
    return name in _OF_ANOTHER_REPOSITORY or name.startswith("GIT_TRACE") or name.endswith("_PATHSPECS")


def _text(said: bytes) -> str:
    return said.decode(errors="backslashreplace").strip()
