"""What an address of a site leads to on disk: one of its files, or nothing. Folders are not listed."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from lineage.tree import is_hidden

if TYPE_CHECKING:
    from pathlib import Path

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
"""What a site is made of."""

_INDEX = "index.html"
_SWAP = (0.05, 0.2, 0.5)
"""Seconds to wait for a site that is not there: a new one is being put in its place."""


def find(site: Path, address: str) -> Path | None:
    """The file at the path of an address. None for what is no file of a site, wherever the path tries to lead."""
    try:
        names = unquote_to_bytes(address).decode().split("/")
    except UnicodeDecodeError:
        return None
    first, *names = names
    if first or not names or not all(map(_is_plain, names[:-1])):
        return None
    *_, last = names = [*names[:-1], names[-1] or _INDEX]
    if not _is_plain(last) or os.path.splitext(last)[1] not in TYPES:  # noqa: PTH122 - of a name, not of a path
        return None
    _wait_for(site)
    file = site.joinpath(*(os.fsdecode(name.encode()) for name in names))
    return file if file.is_file() and file.resolve().is_relative_to(site.resolve()) else None


def _is_plain(name: str) -> bool:
    """Tell whether a name can be that of a file in a site, and means nothing else on any system."""
    return bool(name) and not is_hidden(name) and not set(name) & set('\\/:*?"<>|\0')


def _wait_for(site: Path) -> None:
    for seconds in _SWAP:
        if site.is_dir():
            return
        time.sleep(seconds)
