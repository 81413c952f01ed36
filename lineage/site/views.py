"""What several pages show, ready to be written. What only one page shows is said in that page's module.

Links are kept as they are from the root of the site; a template puts its way to the root in front.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lineage.drawing.face import Face
    from lineage.drawing.picture import Picture
    from lineage.text.diagnostic import Severity


class Link(NamedTuple):
    """A text that leads somewhere, or just a text."""

    text: str
    href: str = ""


NO_LINK = Link("")


@dataclass(frozen=True, slots=True)
class Count:
    """So many of something. `name` is how scripts call it."""

    name: str
    title: str
    count: int


class Item(NamedTuple):
    """An artifact, as every page shows it.

    `level` is its sensitivity on a scale of 0 to 3, `mark` what a change did to it: added, renamed, changed.
    """

    ref: str
    name: str
    title: str
    href: str
    workspace: str
    workspace_title: str
    type: str
    type_title: str
    group: str
    icon: str
    owner: str = ""
    owner_title: str = ""
    domain: str = ""
    sensitivity: str = ""
    level: int = 0
    endorsement: str = ""
    tags: tuple[str, ...] = ()
    description: str = ""
    deprecated: bool = False
    mark: str = ""


class WorkspaceFace(NamedTuple):
    """A card of a workspace on the map."""

    id: str
    href: str
    title: str
    subtitle: str
    tip: str


class Graph(NamedTuple):
    """A picture with what a script has to know of it: for each card, the cards downstream, as a hexadecimal number."""

    picture: Picture[Face]
    downstream: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Step:
    """A relationship, in words."""

    source: Link
    target: Link
    type: str
    description: str = ""
    count: int = 1


class Frame(NamedTuple):
    """What surrounds every page: `root` is the way from the page to the root of the site, `layout` the template.

    `changes` is the totals of what changed, if the site says so.
    """

    site: str
    title: str
    root: str
    current: str
    errors: int
    warnings: int
    crumbs: tuple[Link, ...] = ()
    changes: Totals | None = None
    links: tuple[Link, ...] = ()
    layout: str = "base.html"


class Totals(NamedTuple):
    """How many changes there are since a base, by severity, worst first."""

    base: str
    counts: tuple[Count, ...]

    @property
    def worst(self) -> Count | None:
        """The worst severity that there is, if it is worse than safe."""
        return next((count for count in self.counts if count.count and count.name != "safe"), None)


class DiagnosticRow(NamedTuple):
    """Something that is wrong, where, and in which artifact. `href` leads to the line in the repository."""

    code: str
    name: str
    severity: Severity
    message: str
    help: str
    path: str
    line: int
    column: int
    href: str
    item: Link


class Place(NamedTuple):
    """A line of a spec file. `href` leads to it in the repository, if the project says where that is."""

    path: str
    line: int
    href: str


class GrantRow(NamedTuple):
    """A role that someone has in a workspace, and the groups it comes through."""

    kind: str
    principal: str
    title: str
    role: str
    via: tuple[str, ...]
    may: tuple[str, ...]
