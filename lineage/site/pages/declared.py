"""An artifact as it is declared: the lines of its file, and where they can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.site.blocks import block_end

if TYPE_CHECKING:
    from lineage.site.catalog import Catalog
    from lineage.site.views import Place
    from lineage.specs.model import Artifact

_LINES = 60
_ROOM = 3_500


class Declared(NamedTuple):
    """Where an artifact is declared, and how; `omitted` is how many lines are not shown."""

    place: Place
    text: str
    omitted: int


def declared(catalog: Catalog, artifact: Artifact) -> Declared:
    """The block of an artifact, as it stands in its file, but for what all its lines are indented by."""
    lines = _lines(artifact)
    shown = _fitting(lines)
    return Declared(
        place=catalog.place(artifact.name.span),
        text="\n".join(shown),
        omitted=len(lines) - len(shown),
    )


def _lines(artifact: Artifact) -> list[str]:
    """The lines of a block. None, where the text is not known: what was saved has kept what it says, and no more."""
    span = artifact.name.span
    text = span.source.text
    start = text.rfind("\n", 0, span.start) + 1
    before = text[start : span.start]
    depth = len(before) if before.isspace() else 0
    lines = [line.rstrip("\r") for line in text[start : block_end(span)].split("\n")]
    while lines and _is_after(lines[-1], depth):
        lines.pop()
    return [line[min(depth, _indent(line)) :] for line in lines]


def _is_after(line: str, depth: int) -> bool:
    """Whether a line says nothing of what stands before it: it is empty, or a comment on what comes next."""
    return not line.strip() or (line.lstrip().startswith("#") and _indent(line) <= depth)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _fitting(lines: list[str]) -> list[str]:
    room = _ROOM
    for number, line in enumerate(lines):
        room -= len(line.encode(errors="replace")) + 1
        if number == _LINES or room < 0:
            return lines[:number]
    return lines
