"""What a card shows."""

from __future__ import annotations

from dataclasses import dataclass


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
