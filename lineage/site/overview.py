"""The map of the organisation: its workspaces and what flows between them; where they are many, by domain."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lineage.drawing.fit import fit
from lineage.drawing.picture import WORKSPACE_CARD, Arrow, Drawing
from lineage.drawing.sketch import Sketch
from lineage.site.faces import workspace_face
from lineage.site.flows import roll_up
from lineage.site.grid import columns_for, grid
from lineage.site.order import by_name
from lineage.site.paths import ARTIFACTS, anchor, href, lineage_path
from lineage.site.room import clipped, written_size
from lineage.specs.project import workspace_name
from lineage.wording.phrasing import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lineage.drawing.sketch import Placement
    from lineage.site.catalog import Catalog
    from lineage.site.flows import Flow
    from lineage.site.views import WorkspaceFace

_MOST_CARDS = 24
"""Workspaces that have a card each; more of them stand as spots in the frame of their domain."""

_MOST_SPOTS = 240
_MOST_DOMAINS = 24
_MOST_ARROWS = 80
_MOST_ONWARDS = 12
"""Arrows from a spot: the thickest. More of them could not be told apart."""

_ROOM_FOR_SPOTS, _A_SPOT = 74_000, 215
_TIP = 80

_ROOM = (1270, 484)
"""How much of a map a page shows without scrolling, in pixels."""

_SPOT = (172, 26)
_STEP = (178, 31)
_MARK = re.compile(r"[,:/] |\s[-\u2013\u2014\u00b7]\s")
_HEAD = 34
_EDGE = 10
_TITLE = (154, 11.5 * 1.22)  # bold letters are wider


class Spot(NamedTuple):
    """A workspace in the frame of its domain. `to` says how much flows from it to other spots, by their numbers."""

    id: str
    href: str
    title: str
    tip: str
    x: int
    y: int
    to: str


class DomainFace(NamedTuple):
    """A domain, as a frame around its workspaces; `omitted` of them have no room."""

    title: str
    href: str
    width: int
    height: int
    spots: tuple[Spot, ...]
    omitted: int


Face: TypeAlias = "WorkspaceFace | DomainFace"


class Overview(NamedTuple):
    """What is to be drawn of the organisation, and all that flows between its workspaces.

    `omitted` is how many arrows are too thin to be drawn.
    """

    drawing: Drawing[Face]
    flows: tuple[Flow, ...]
    omitted: int = 0
    placement: Placement | None = None

    @property
    def by_domain(self) -> bool:
        """Whether the cards are domains, for which there are places."""
        return self.placement is not None


def overview(catalog: Catalog) -> Overview:
    """The map of the organisation, however large it is; an empty drawing where nothing flows."""
    flows = roll_up(catalog.flows.between_artifacts, workspace_name)
    names = sorted({name for flow in flows for name in (flow.source, flow.target)})
    if len(names) <= _MOST_CARDS:
        shown = _thickest(flows)
        faces = tuple(workspace_face(catalog, name) for name in names)
        return Overview(Drawing(faces, _arrows(names, shown), WORKSPACE_CARD), flows, omitted=len(flows) - len(shown))
    return _by_domain(catalog, flows)


def _by_domain(catalog: Catalog, flows: tuple[Flow, ...]) -> Overview:
    """All workspaces in frames; between the frames, what flows between the domains."""
    domains: dict[str, list[str]] = {}
    for name in sorted(catalog.workspaces, key=lambda name: (by_name(catalog.workspace_title(name)), name)):
        domains.setdefault(catalog.domain_of(name), []).append(name)
    between = roll_up(flows, catalog.domain_of)
    largest = sorted(domains, key=lambda domain: (-len(domains[domain]), domain))[:_MOST_DOMAINS]
    kept = _upstream_first(largest, between)
    faces = _fitting_faces(catalog, {domain: domains[domain] for domain in kept}, flows)
    drawn = _thickest([flow for flow in between if flow.source in kept and flow.target in kept])
    sizes = tuple((face.width, face.height) for face in faces)
    drawing: Drawing[Face] = Drawing(faces, arrows := _arrows(kept, drawn))
    sketch = Sketch(sizes, tuple((arrow.tail, arrow.head) for arrow in arrows))
    return Overview(drawing, flows, len(between) - len(drawn), grid(sketch, columns_for(sizes, _ROOM)))


def _fitting_faces(catalog: Catalog, domains: dict[str, list[str]], flows: Sequence[Flow]) -> tuple[DomainFace, ...]:
    """The domains with as many of their workspaces each as there is room for."""
    room = _MOST_SPOTS // max(1, len(domains))
    while True:
        shown = {domain: names[:room] for domain, names in domains.items()}
        numbers = {name: number for number, name in enumerate(name for names in shown.values() for name in names)}
        to = _onwards(flows, numbers)
        faces = tuple(_domain_face(catalog, each, shown[each], len(domains[each]), to) for each in domains)
        size = sum(_spot_size(spot) for face in faces for spot in face.spots)
        if size <= _ROOM_FOR_SPOTS or room == 1:
            return faces
        room = max(1, min(room - 1, room * _ROOM_FOR_SPOTS // size))


def _spot_size(spot: Spot) -> int:
    return _A_SPOT + written_size(spot.id, spot.href, spot.title, spot.tip, spot.to)


def _upstream_first(domains: Iterable[str], between: Sequence[Flow]) -> list[str]:
    """In reading order: those that give much to others and take little come first."""
    given: Counter[str] = Counter()
    for flow in between:
        given[flow.source] += flow.count
        given[flow.target] -= flow.count
    return sorted(domains, key=lambda domain: (-given[domain], domain))


def _onwards(flows: Iterable[Flow], numbers: dict[str, int]) -> dict[str, str]:
    """How much flows from each workspace to others, by their numbers: `3:12 7:1`."""
    found: dict[str, list[tuple[int, int]]] = {}
    for flow in flows:
        if flow.source in numbers and flow.target in numbers:
            found.setdefault(flow.source, []).append((-flow.count, numbers[flow.target]))
    thickest = {name: sorted(to)[:_MOST_ONWARDS] for name, to in found.items()}
    return {name: " ".join(f"{number}:{-less}" for less, number in to) for name, to in thickest.items()}


def _domain_face(catalog: Catalog, domain: str, names: Sequence[str], total: int, to: dict[str, str]) -> DomainFace:
    columns = 1 if len(names) <= 4 else 2 if len(names) <= 24 else 3  # noqa: PLR2004 - so that a frame is no tower
    rows = -(-len(names) // columns)
    artifacts = sum(len(catalog.workspaces[name]) for name in names)
    titles = {name: catalog.workspace_title(name) for name in names}
    shared = _shared(list(titles.values()))
    return DomainFace(
        title=f"{fit(domain or 'Without a domain', 140, 13)} · {total}",
        href=f"{href(ARTIFACTS)}#domain={anchor(domain)}" if domain and artifacts else "",
        width=columns * _STEP[0] + 2 * _EDGE - _STEP[0] + _SPOT[0],
        height=_HEAD + rows * _STEP[1] + _EDGE - _STEP[1] + _SPOT[1],
        spots=tuple(
            Spot(
                id=anchor(f"{name}/"),
                href=href(lineage_path(name)),
                title=fit(title[shared:], *_TITLE),
                tip=f"{clipped(title, _TIP)}\n{counted(len(catalog.workspaces[name]), 'artifact')}",
                x=_EDGE + number % columns * _STEP[0],
                y=_HEAD + number // columns * _STEP[1],
                to=to.get(name, ""),
            )
            for number, (name, title) in enumerate(titles.items())
        ),
        omitted=total - len(names),
    )


def _shared(titles: Sequence[str]) -> int:
    """How long the beginning is that all titles of a domain have, up to a mark: in their frame it need not be said."""
    beginnings = [titles[0][: mark.end()] for mark in _MARK.finditer(titles[0])]
    shared = (len(each) for each in beginnings if all(title.startswith(each) and title != each for title in titles))
    return max(shared, default=0) if len(titles) > 1 else 0


def _thickest(flows: Sequence[Flow]) -> list[Flow]:
    """As many flows as a person can tell apart, in their order: those that most goes along, and of all the largest."""
    largest: Counter[str] = Counter()
    kept: set[tuple[str, str]] = set()
    for flow in sorted(flows, key=lambda flow: (-flow.count, flow.source, flow.target)):
        if len(kept) < _MOST_ARROWS or not largest[flow.source]:
            kept.add((flow.source, flow.target))
            largest[flow.source] += 1
    return [flow for flow in flows if (flow.source, flow.target) in kept]


def _arrows(names: Sequence[str], flows: Iterable[Flow]) -> tuple[Arrow, ...]:
    numbers = {name: number for number, name in enumerate(names)}
    return tuple(
        Arrow(numbers[flow.source], numbers[flow.target], flow.types, flow.plane, flow.count) for flow in flows
    )
