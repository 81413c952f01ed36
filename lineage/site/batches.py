"""The files of a site, in batches that can be made apart from each other, and of which what has not changed is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

File: TypeAlias = tuple[str, bytes]
"""A path in the site, and what is there."""

Bundle: TypeAlias = "tuple[str, Iterable[File]]"
"""A name, and the files that are made and kept together under it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some bundles that are best made together. `key` says what a bundle is made from; what has none is always made."""

    names: tuple[str, ...]
    make: Callable[[Sequence[str]], Iterator[Bundle]]
    key: Callable[[str], str | None] = lambda _name: None

    def files(self) -> Iterator[File]:
        """All files, in their order."""
        for _, files in self.make(self.names):
            yield from files
