"""The changed neighbourhood in Mermaid: what came, went and changed, by class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.changes.surroundings import Mark, surroundings
from lineage.output.mermaid import ARROWS, quoted
from lineage.specs.project import workspace_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lineage.changes.review import Review
    from lineage.changes.surroundings import Spot, Surroundings, Tie

_SIZES = (40, 24, 12, 6, 3, 1)
"""How many artifacts are drawn: the most that fit."""

_MOST_ARROWS = 120
_LONGEST = 40

_CLASSES = {
    Mark.ADDED: "fill:#e0f3e7,stroke:#17693c,color:#0d3a21,stroke-width:2px",
    Mark.REMOVED: "fill:#fce8e6,stroke:#b3261e,color:#5f130e,stroke-width:2px,stroke-dasharray:5 3",
    Mark.RENAMED: "fill:#e6eafc,stroke:#3350cf,color:#18286f,stroke-width:2px",
    Mark.CHANGED: "fill:#fdf0d5,stroke:#805300,color:#4a3000,stroke-width:2px",
    Mark.AFFECTED: "fill:#ffffff,stroke:#b3261e,color:#18202d,stroke-width:2px",
    Mark.SAME: "fill:#ffffff,stroke:#97a3b8,color:#566176",
}
_NAMES = {mark: str(mark) or "near" for mark in Mark}


def diff_mermaid(review: Review, room: int) -> tuple[str, int]:
    """The picture, in not more than so many bytes, and how many changed artifacts are left out of it.

    It is empty where no artifact changed.
    """
    for size in _SIZES:
        picture = surroundings(review, size)
        if not picture.spots:
            break
        text = _drawn(picture, review)
        if len(text.encode()) <= room:
            return text, picture.omitted
    return "", 0


def _drawn(picture: Surroundings, review: Review) -> str:
    ids = {spot.ref: f"n{number}" for number, spot in enumerate(picture.spots)}
    ties = sorted(picture.ties, key=lambda tie: tie.mark is Mark.SAME)[:_MOST_ARROWS]
    used = sorted({spot.mark for spot in picture.spots}, key=[*Mark].index)
    lines = [
        "flowchart LR",
        *_boxes(picture.spots, ids, review),
        *(_arrow(tie, ids) for tie in ties),
        *(f"  classDef {_NAMES[mark]} {_CLASSES[mark]}" for mark in used),
        *_coloured(ties),
    ]
    return "".join(f"{line}\n" for line in lines)


def _boxes(spots: Sequence[Spot], ids: Mapping[str, str], review: Review) -> Iterator[str]:
    workspaces: dict[str, list[Spot]] = {}
    for spot in spots:
        workspaces.setdefault(workspace_name(spot.ref), []).append(spot)
    for number, (name, inside) in enumerate(sorted(workspaces.items())):
        yield f"  subgraph s{number}[{quoted(_cut(name))}]"
        yield from (f"    {ids[spot.ref]}[{_label(spot, review)}]:::{_NAMES[spot.mark]}" for spot in inside)
        yield "  end"


def _label(spot: Spot, review: Review) -> str:
    name = spot.ref.partition("/")[2]
    marked = (str(spot.mark),) if spot.mark is not Mark.SAME else ()
    return quoted(_cut(name), _cut(review.sort_of(spot.ref)), *marked)


def _arrow(tie: Tie, ids: Mapping[str, str]) -> str:
    """What stays as it is needs no words."""
    said = f"|{quoted(_cut(', '.join(tie.types)), str(tie.mark))}|" if tie.mark is not Mark.SAME else ""
    return f"  {ids[tie.source]} {ARROWS[tie.plane]}{said} {ids[tie.target]}"


def _coloured(ties: Sequence[Tie]) -> Iterator[str]:
    for mark, colour in ((Mark.ADDED, "#17693c"), (Mark.REMOVED, "#b3261e")):
        numbers = [str(number) for number, tie in enumerate(ties) if tie.mark is mark]
        if numbers:
            yield f"  linkStyle {','.join(numbers)} stroke:{colour},stroke-width:3px"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
