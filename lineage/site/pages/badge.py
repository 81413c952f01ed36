"""A badge: a small picture of how an artifact stands, for pages elsewhere. It says what the site says, build by build.

Only what people look at and rely on has one: that is where somebody asks, and ten thousand more files help nobody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lineage.drawing.fit import fit, measure
from lineage.language.artifact_types import Group

if TYPE_CHECKING:
    from lineage.site.catalog import Catalog
    from lineage.site.views import Item

_GROUPS = {Group.CONSUMPTION, Group.MODEL}
_SIZE = 11
_PADDING = 16
_WIDEST = 260

_MARKS = re.compile(r"[\\\[\]<>&*_`!]")
"""What means something in the text of a Markdown image."""

_RED, _GREEN, _BLUE, _VIOLET, _GREY = "#b3261e", "#17693c", "#3350cf", "#6b41c9", "#4f5b6e"
_ENDORSEMENTS = {"certified": _GREEN, "promoted": _BLUE, "master-data": _VIOLET}


class Badge(NamedTuple):
    """A badge: what it is of, how that stands, and how wide both are. `alt` says it as Markdown has it."""

    title: str
    state: str
    colour: str
    left: int
    right: int
    tip: str
    alt: str


def badge_path(item: Item) -> str:
    """Where the badge of an artifact lies: beside its page."""
    return f"artifacts/{item.ref}.svg"


def badge(catalog: Catalog, item: Item) -> Badge | None:
    """The badge of an artifact, if it has one."""
    if item.group not in _GROUPS and not item.endorsement:
        return None
    state, colour = _state(catalog, item)
    title = fit(item.title, _WIDEST, _SIZE)
    tip = f"{item.title}: {state}"
    return Badge(
        title=title,
        state=state,
        colour=colour,
        left=measure(title, _SIZE) + _PADDING,
        right=measure(state, _SIZE) + _PADDING,
        tip=tip,
        alt=_MARKS.sub(r"\\\g<0>", " ".join(tip.split())),
    )


def _state(catalog: Catalog, item: Item) -> tuple[str, str]:
    """What matters most of how an artifact stands."""
    errors = sum(row.severity == "error" for row in catalog.diagnostics.get(item.href, ()))
    if item.deprecated:
        return "deprecated", _RED
    if errors:
        return f"{errors} error{'' if errors == 1 else 's'}", _RED
    if item.endorsement:
        return item.endorsement.replace("-", " "), _ENDORSEMENTS.get(item.endorsement, _GREY)
    return "declared", _GREY
