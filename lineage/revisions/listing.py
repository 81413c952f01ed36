"""What a spec tree in git is made of: its entries, which of them are read, and where its links lead."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lineage.tree import SUFFIXES, is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LINK, _SUBMODULE = "120000", "160000"
_MOST_LINKS = 40
"""As many links as a system follows before it takes them for a circle."""


class Entry(NamedTuple):
    """A file, link or submodule. `path` is its way from the top of the repository."""

    mode: str
    oid: str
    path: str

    @property
    def is_link(self) -> bool:
        """Tell whether it is a symbolic link."""
        return self.mode == _LINK

    @property
    def is_submodule(self) -> bool:
        """Tell whether it stands for a commit of another repository."""
        return self.mode == _SUBMODULE

    @property
    def is_named_as_spec(self) -> bool:
        """Tell whether it is called like a spec file."""
        return self.path.endswith(SUFFIXES)


@dataclass(frozen=True)
class Listing:
    """All entries of a spec tree, below the folder `top`; or the one that is the tree, if it is a single file."""

    top: str
    entries: tuple[Entry, ...]

    @property
    def single(self) -> Entry | None:
        """The file that is the tree, if it is a single one."""
        return self.entries[0] if self.entries[0].path == self.top else None

    def inside(self, path: str) -> str:
        """A path, as it is from the top of the tree."""
        return path[len(self.top) + 1 :] if self.top else path

    def visible(self) -> Iterator[Entry]:
        """The entries in folders that are looked into."""
        for entry in self.entries:
            *folders, name = self.inside(entry.path).split("/")
            if not is_hidden(name) and not any(is_hidden(each) or each.endswith(SUFFIXES) for each in folders):
                yield entry

    def folders_named_as_specs(self) -> list[str]:
        """The folders that are called like a spec file, and therefore not looked into."""
        found: dict[str, None] = {}
        for entry in self.entries:
            folders = self.inside(entry.path).split("/")[:-1]
            for depth, name in enumerate(folders, 1):
                if is_hidden(name):
                    break
                if name.endswith(SUFFIXES):
                    found["/".join(folders[:depth])] = None
                    break
        return list(found)

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(entry.path for entry in self.entries if not entry.is_submodule)

    @cached_property
    def _folders(self) -> frozenset[str]:
        found = {self.top, *(entry.path for entry in self.entries if entry.is_submodule)}
        for entry in self.entries:
            folder = entry.path.rpartition("/")[0]
            while folder not in found:
                found.add(folder)
                folder = folder.rpartition("/")[0]
        return frozenset(found)

    def led_to(self, link: str, targets: Mapping[str, str]) -> Target:
        """What a link leads to, by way of other links; `targets` has what is written in each."""
        at = link.split("/")[:-1]
        todo = _steps(targets[link])
        followed = 0
        while todo:
            step = todo.pop()
            if step == "":
                return Target(None)
            if step != "..":
                at.append(step)
            elif at:
                at.pop()
            else:
                return Target(None)
            if (path := "/".join(at)) in targets:
                followed += 1
                if followed > _MOST_LINKS:
                    return Target(())
                at.pop()
                todo += _steps(targets[path])
        top = self.top.split("/") if self.top else []
        if at[: len(top)] != top:
            return Target(None)
        path = "/".join(at)
        return Target(tuple(at[len(top) :]), path in self._files or path in self._folders, path in self._folders)


class Target(NamedTuple):
    """What a link leads to: its way from the top of the tree (None for what is outside), and what is there."""

    inside: tuple[str, ...] | None
    exists: bool = False
    is_folder: bool = False


def _steps(target: str) -> list[str]:
    """The steps of a way, the next one last; an absolute one begins with an empty step."""
    steps = [step for step in target.split("/") if step not in {"", "."}]
    return [*reversed(steps), *([""] if target.startswith("/") else [])]
