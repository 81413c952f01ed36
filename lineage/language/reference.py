"""The grammar of names, references and principals.

A reference is `[workspace/]artifact[.part…][@version][#column]`, a principal `user:`, `group:` or `app:` and a name.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

MAX_NAME_BYTES = 200
"""A name becomes a file name of the site, and file systems end at 255 bytes."""

PRINCIPAL_KINDS = ("user", "group", "app")

_ASCII_NAME = re.compile(r"[A-Za-z0-9_-]+\Z")


class Reference(NamedTuple):
    """A reference, taken apart. `version` is whatever follows `@`: a version, an alias, or an opaque pin."""

    workspace: str | None
    artifact: str
    parts: tuple[str, ...] = ()
    version: str | None = None
    column: str | None = None

    @property
    def node(self) -> str:
        """The artifact or part that is meant, without version and column: `workspace/artifact.part`."""
        name = ".".join((self.artifact, *self.parts))
        return f"{self.workspace}/{name}" if self.workspace else name

    def __str__(self) -> str:
        """Write it as the grammar has it."""
        version = f"@{self.version}" if self.version is not None else ""
        column = f"#{self.column}" if self.column is not None else ""
        return f"{self.node}{version}{column}"


def parse_reference(text: str) -> Reference | None:
    """Take a reference apart, or None if it is none."""
    rest, hash_, column = text.partition("#")
    rest, at, version = rest.partition("@")
    workspace, slash, path = rest.rpartition("/")
    artifact, *parts = path.split(".")
    names = [artifact, *parts, *([workspace] if slash else [])]
    if not all(map(is_name, names)) or (hash_ and not column) or (at and not version):
        return None
    return Reference(
        workspace if slash else None, artifact, tuple(parts), version if at else None, column if hash_ else None
    )


def written_in(workspace: str, ref: str) -> str:
    """A whole reference as it is written inside a workspace: without its name."""
    return ref.removeprefix(f"{workspace}/")


def parse_principal(text: str) -> tuple[str, str] | None:
    """Split a principal into its kind and its name, or None if it is none."""
    kind, _, name = text.partition(":")
    return (kind, name) if kind in PRINCIPAL_KINDS and is_name(name) else None


def is_name(text: str) -> bool:
    """Tell whether a text can name something: letters, marks and digits of any script, `_` and `-`."""
    if _ASCII_NAME.match(text):
        return len(text) <= MAX_NAME_BYTES
    return bool(text) and all(map(_fits_a_name, text)) and len(text.encode()) <= MAX_NAME_BYTES


def is_version_name(text: str) -> bool:
    """Tell whether a text can name a version or an alias: a name, which may also hold dots (`1.2.0`)."""
    return is_name(text.replace(".", "-"))


def _fits_a_name(character: str) -> bool:
    # Marks (M) count as letters: without them the words of many scripts could not be written.
    return character in "_-" or unicodedata.category(character)[0] in "LM" or unicodedata.category(character) == "Nd"


def same_name_key(name: str) -> str:
    """Two names with one key would be one file on a file system that ignores case or normalises Unicode."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
