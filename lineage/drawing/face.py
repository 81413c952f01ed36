"""What a card shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lineage.drawing.fit import measure

_LABEL = 11.5  # ten pixels, in bold
_PADDING = 16


@dataclass(frozen=True, slots=True)
class Face:
    """A card of an artifact, with its texts cut to size; `tip` says in full what had to be cut.

    `mark` is what a change does to it: added, removed, renamed, changed, affected.
    """

    id: str
    href: str
    title: str
    subtitle: str
    tip: str
    group: str
    icon: str
    owner: str = ""
    sensitivity: str = ""
    sensitivity_width: int = 0
    level: int = 0
    endorsement: str = ""
    deprecated: bool = False
    foreign: bool = False
    stack: bool = False
    mark: str = ""
    mark_width: int = 0


def marked(face: Face, mark: str) -> Face:
    """A card that says what a change does to the thing."""
    width = measure(mark, _LABEL) + _PADDING
    return replace(face, tip=f"{face.tip}\n{mark.capitalize()}", mark=mark, mark_width=width)
