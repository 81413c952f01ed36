"""Which pictures the lineage of a workspace has: what is drawn, and where its cards lie."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lineage.drawing.picture import Arrow, Drawing
from lineage.site.faces import artifact_face, type_face, workspace_stack, workspaces_stack
from lineage.site.flows import roll_up
from lineage.site.paths import href, lineage_path, list_path
from lineage.site.room import item_size, text_size
from lineage.site.views import Count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lineage.drawing.face import Face
    from lineage.site.catalog import Catalog
    from lineage.site.flows import Flow
    from lineage.site.views import Item

MOST_PLACED = 400
"""Cards that the lineage view gets places for; where there are more, it gathers them."""

_MOST_CARDS = 150
_MOST_TYPES = 80
_MOST_WORKSPACES = 60
_ROOM = 112_000
"""Bytes that the cards and arrows of a picture may take."""


class Plan(NamedTuple):
    """A picture to be laid out: its drawing, and who in it is downstream of whom, each card by its number."""

    drawing: Drawing[Face]
    downstream: tuple[str, ...]
    rolled_up: bool = False


def workspace_plan(catalog: Catalog, workspace: str) -> Plan:
    """A workspace's artifacts and their neighbours in others; gathered by type where they are too many to draw."""
    own = {item.ref for item in catalog.workspaces[workspace]}
    refs, flows = _around_workspace(catalog, workspace)
    if len(refs) > _MOST_CARDS or _size(catalog, refs, flows) > _ROOM:
        return _by_type(catalog, workspace, refs, flows)
    faces = tuple(artifact_face(catalog.items[ref], foreign=ref not in own) for ref in refs)
    return Plan(Drawing(faces, _arrows(refs, flows)), _downstream(catalog, refs))


def whole_plan(catalog: Catalog) -> Plan:
    """All artifacts that anything flows between; gathered by type where they are too many to draw."""
    flows = catalog.flows.between_artifacts
    refs = _in_order(catalog, {ref for flow in flows for ref in (flow.source, flow.target)})
    if len(refs) > _MOST_CARDS:
        return _by_type(catalog, "", refs, flows)
    faces = tuple(artifact_face(catalog.items[ref], foreign=False) for ref in refs)
    return Plan(Drawing(faces, _arrows(refs, flows)), _downstream(catalog, refs))


def places_drawing(catalog: Catalog, workspace: str) -> Drawing[str]:
    """The same, as the lineage view lays it out: every artifact by its reference, unless they are too many."""
    refs, flows = _around_workspace(catalog, workspace)
    return Drawing(tuple(refs), _arrows(refs, flows)) if len(refs) <= MOST_PLACED else Drawing((), ())


def _around_workspace(catalog: Catalog, workspace: str) -> tuple[list[str], Sequence[Flow]]:
    """A workspace's artifacts with their neighbours, as far as anything flows there, and what does."""
    flows = catalog.flows.by_workspace.get(workspace, ())
    return _in_order(catalog, {ref for flow in flows for ref in (flow.source, flow.target)}), flows


def _size(catalog: Catalog, refs: Sequence[str], flows: Sequence[Flow]) -> int:
    items = (catalog.items[ref] for ref in refs)
    return sum(item_size(item) + text_size(item.href) + 220 for item in items) + 130 * len(flows)


def _by_type(catalog: Catalog, workspace: str, refs: Sequence[str], flows: Sequence[Flow]) -> Plan:
    """Gathered by type; those of other workspaces by workspace alone, where even their types are too many.

    Where there are too many workspaces as well, those that least is from are one card.
    """
    types = {(catalog.items[ref].workspace, catalog.items[ref].type) for ref in refs}
    sizes = Counter(where for ref in refs if (where := catalog.items[ref].workspace) != workspace)
    largest = {name for name, _ in sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_WORKSPACES]}
    rest = len(sizes.keys() - largest)

    def name(ref: str) -> str:
        item = catalog.items[ref]
        if len(types) <= _MOST_TYPES or item.workspace == workspace:
            return f"{item.workspace}/{item.type}"
        return f"{item.workspace}/" if item.workspace in largest else "/"

    gathered: dict[str, list[Item]] = {}
    for ref in refs:
        gathered.setdefault(name(ref), []).append(catalog.items[ref])
    names = sorted(gathered)
    faces = tuple(
        workspaces_stack(rest, len(gathered[each]))
        if each == "/"
        else _gathered_face(gathered[each], workspace, whole=each.endswith("/"))
        for each in names
    )
    rolled = roll_up(flows, name)
    return Plan(Drawing(faces, _arrows(names, rolled, weighed=True)), _reachable(names, rolled), rolled_up=True)


def _gathered_face(items: Sequence[Item], workspace: str, *, whole: bool) -> Face:
    first = items[0]
    if whole:
        return workspace_stack(first, len(items), href(lineage_path(first.workspace)))
    link = href(list_path(first.workspace)) + f"?type={href(first.type)}"
    count = Count(first.type, first.type_title, len(items))
    return type_face(count, first, first.workspace, link, foreign=first.workspace != workspace)


def _in_order(catalog: Catalog, refs: Iterable[str]) -> list[str]:
    """First what most depends on and what depends on least, so that circles are drawn with their beginning left."""

    def place(ref: str) -> tuple[int, int, str]:
        number = catalog.reach.order[ref]
        return -catalog.reach.downstream[number].bit_count(), catalog.reach.upstream[number].bit_count(), ref

    return sorted(refs, key=place)


def _arrows(names: Sequence[str], flows: Iterable[Flow], *, weighed: bool = False) -> tuple[Arrow, ...]:
    numbers = {name: number for number, name in enumerate(names)}
    return tuple(
        Arrow(numbers[flow.source], numbers[flow.target], flow.types, flow.plane, flow.count if weighed else 1)
        for flow in flows
    )


def _downstream(catalog: Catalog, refs: Sequence[str]) -> tuple[str, ...]:
    """For each card the cards that lineage says are downstream: sharper than following the arrows drawn."""
    bits = [catalog.reach.order[ref] for ref in refs]
    marks = []
    for bit in bits:
        members = catalog.reach.downstream[bit]
        marks.append(format(sum(1 << number for number, other in enumerate(bits) if members >> other & 1), "x"))
    return tuple(marks)


def _reachable(names: Sequence[str], flows: Iterable[Flow]) -> tuple[str, ...]:
    """For each gathering, those that its arrows lead to; a gathering has no lineage of its own to be sharper by."""
    numbers = {name: number for number, name in enumerate(names)}
    onwards: dict[int, set[int]] = {}
    for flow in flows:
        onwards.setdefault(numbers[flow.source], set()).add(numbers[flow.target])
    marks = []
    for start in range(len(names)):
        found: set[int] = set()
        waiting = [start]
        while waiting:
            fresh = onwards.get(waiting.pop(), set()) - found
            found |= fresh
            waiting += fresh
        marks.append(format(sum(1 << number for number in found - {start}), "x"))
    return tuple(marks)
