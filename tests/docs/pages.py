"""The pages of the documentation, and the fenced blocks in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]

_RENDERED = "<!-- Rendered by"
"""What a page says that is rendered from code, and tested where that code is."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its lines, and the number of the line after the opening fence."""

    language: str
    lines: tuple[str, ...]
    start: int

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def pages() -> list[Path]:
    """Every page that is written by hand."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md")]
    return sorted(page for page in found if _RENDERED not in page.read_text(encoding="utf-8"))


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    language, lines, start, inside = "", [], 0, False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("```"):
            lines.append(line)
        elif inside:
            yield Block(language, tuple(lines), start)
            inside = False
        else:
            language, lines, start, inside = line.removeprefix("```").strip(), [], number, True


def prose(text: str) -> str:
    """A page without its fenced blocks."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
