"""Every link of the documentation leads somewhere, and every path it names is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.docs.pages import ROOT, pages, prose

if TYPE_CHECKING:
    from pathlib import Path

_LINK = re.compile(r"\]\(([^)\s]+)\)|<img [^>]*src=\"([^\"]+)\"")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:md|toml))`")
_MADE = {".venv/", "site/"}
"""Folders that `make` makes."""

_ELSEWHERE = re.compile(r"https?:|mailto:")

MAPS = ["ARCHITECTURE.md", "CONTRIBUTING.md"]
"""The pages that show where things are in the repository."""


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = prose(page.read_text(encoding="utf-8"))
    lost = [link for found in _LINK.findall(text) for link in found if link and not _leads_somewhere(page, link)]
    assert not lost


@pytest.mark.parametrize("name", MAPS)
def test_paths_are_there(name: str) -> None:
    named = set(_PATH.findall(prose((ROOT / name).read_text(encoding="utf-8"))))
    assert named, "a map names paths"
    assert not sorted(path for path in named - _MADE if not _is_there(path))


def _leads_somewhere(page: Path, link: str) -> bool:
    if _ELSEWHERE.match(link):
        return True
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    return target.exists() and (not anchor or anchor in _anchors(target))


def _anchors(page: Path) -> set[str]:
    """The anchors of a page, made of its headings as GitHub makes them."""
    headings = _HEADING.findall(prose(page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _is_there(path: str) -> bool:
    """A path from the top of the repository; within the package, a module may leave out `lineage/`."""
    return (ROOT / path).exists() or (ROOT / "lineage" / path).exists()
