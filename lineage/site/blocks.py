"""Which artifact a place in a file belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lineage.specs.model import Artifact
    from lineage.text.source import Span


class Block(NamedTuple):
    """The stretch of a file that declares an artifact."""

    start: int
    end: int
    ref: str


def blocks_of(artifacts: Iterable[Artifact]) -> Mapping[str, tuple[Block, ...]]:
    """The blocks of each file, by its path."""
    found: dict[str, list[Block]] = {}
    for artifact in artifacts:
        span = artifact.name.span
        found.setdefault(span.source.path, []).append(Block(span.start, block_end(span), artifact.ref))
    return {path: tuple(sorted(blocks)) for path, blocks in found.items()}


def artifact_at(blocks: Sequence[Block], offset: int) -> str:
    """The artifact declared around a place, or the empty text."""
    return next((block.ref for block in blocks if block.start <= offset < block.end), "")


def block_end(name: Span) -> int:
    """Where the lines end that are indented deeper than the name: the way YAML says what belongs to it."""
    text = name.source.text
    depth = name.start - text.rfind("\n", 0, name.start) - 1
    at = _line_end(text, name.end)
    while at < len(text):
        line = text[at : (end := _line_end(text, at))]
        content = line.lstrip(" ")
        if content.strip() and not content.startswith("#") and len(line) - len(content) <= depth:
            break
        at = end
    return at


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end + 1
