"""The repository that a spec tree lies in, and what revisions of it are called."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.errors import RevisionError
from lineage.revisions.git import Git
from lineage.tree import readable
from lineage.wording.phrasing import quoted
from lineage.wording.suggest import closest

if TYPE_CHECKING:
    from lineage.revisions.git import Answer

_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_HASH = re.compile(r"[0-9a-fA-F]{7,64}")
IN_CI = "in CI, fetch with the whole history (`fetch-depth: 0` of actions/checkout)"


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository, and the way from its top to where the specs are in it; empty if they are all of it."""

    git: Git
    path: str

    @classmethod
    def around(cls, specs: Path | str) -> Repository:
        """The repository that holds a spec tree. The tree need not be there: it may have been, or will be."""
        try:
            place = Path(os.path.realpath(specs))
        except ValueError as error:
            raise RevisionError(f"{quoted(str(specs))} names no place: {error}") from error
        folder = next(each for each in (place, *place.parents) if each.is_dir())
        git = Git.at(str(folder))
        prefix = git.ask("rev-parse", "--show-prefix")
        if not prefix.worked:
            raise _no_repository(prefix, specs)
        return cls(git, "/".join((*Path(prefix.line).parts, *place.relative_to(folder).parts)))

    def commit(self, name: str) -> str:
        """The commit that a revision names. Raises `RevisionError` if it names none."""
        commit = self.find(name)
        if commit is None:
            raise RevisionError(f"unknown revision {quoted(readable(name))}", self._instead_of(name))
        return commit

    def find(self, name: str) -> str | None:
        """The commit that a revision names, if it is one."""
        if not name or name.startswith("-") or "\0" in name:
            return None
        found = self.git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        return found.line if found.worked and _OBJECT.fullmatch(found.line) else None

    def merge_base(self, one: str, other: str) -> str:
        """The commit from which two revisions went apart."""
        found = self.git.ask("merge-base", self.commit(one), self.commit(other))
        if found.worked:
            return found.line.partition("\n")[0]
        names = f"{quoted(readable(one))} and {quoted(readable(other))}"
        if self._is_shallow():
            raise RevisionError(f"this shallow clone does not reach back to where {names} went apart", self.unshallow())
        raise RevisionError(f"{names} have no history in common", "compare them as they are: name them one by one")

    def missing(self, revision: str) -> RevisionError:
        """The error to raise where objects of a revision are not in this clone."""
        partial = self.git.ask("config", "--get-regexp", r"^remote\..*\.promisor$")
        remote = partial.line.removeprefix("remote.").partition(".promisor")[0]
        help_ = "fetch what is missing, or clone again; `git fsck` says what is"
        if partial.worked:
            help_ = f"this is a partial clone: `git fetch --refetch --no-filter {remote}` gets what it left out"
        elif self._is_shallow():
            help_ = self.unshallow()
        return RevisionError(f"this clone does not hold all of the specs at {quoted(readable(revision))}", help_)

    def unshallow(self) -> str:
        """How to get the rest of the history."""
        return f"get the rest with `git fetch --unshallow`; {IN_CI}"

    def _instead_of(self, name: str) -> str:
        """What else may be meant by the name of a revision, or how to get it."""
        refs = self.git.ask("for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads", "refs/tags", "refs/remotes")
        known = refs.line.split("\n")
        remote = self.git.ask("remote").line.partition("\n")[0]
        near = f"{remote}/{name}" if f"{remote}/{name}" in known else closest(name, known)
        if near:
            return f"did you mean {quoted(readable(near))}?"
        branch = name.removeprefix(f"{remote}/")
        if remote and re.fullmatch(r"\w[\w./-]*", branch) and not _HASH.fullmatch(name):
            where = quoted(f"{remote}/{branch}")
            # A clone of one branch keeps no other by itself, so the place is said, too.
            fetch = f"git fetch {remote} {branch}:refs/remotes/{remote}/{branch}"
            return f"get a branch with `{fetch}` and name it {where}; {IN_CI}"
        return self.unshallow() if self._is_shallow() else "it can be a branch, a tag, a commit, a folder or a file"

    def _is_shallow(self) -> bool:
        return self.git.ask("rev-parse", "--is-shallow-repository").line == "true"


def _no_repository(said: Answer, specs: Path | str) -> RevisionError:
    """Say in our words what git says where it finds no repository, or one that it does not trust."""
    place = quoted(readable(str(specs)))
    fault, _, advice = said.complaint.partition("\n")
    trust = next((line.strip() for line in advice.splitlines() if "safe.directory" in line), None)
    if trust:
        return RevisionError(f"git does not trust the repository of {place}: it belongs to somebody else", trust)
    if "not a git repository" in fault:
        help_ = "name a folder, a spec file or a saved `lineage.json`; or run it in a clone"
        return RevisionError(f"{place} is in no git repository, so there are no revisions of it", help_)
    return RevisionError(f"git cannot read the repository of {place}: {fault.removeprefix('fatal: ')}")
