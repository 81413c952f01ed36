"""What the lineage view of a workspace is made from: its cards, with their neighbours in others, and all between them.

A browser loads the shard of a workspace when it comes to see something of it. Lists refer to each other by number, and
say nothing that goes without saying, so that a shard stays small.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lineage.drawing.inert import inert
from lineage.language.artifact_types import Group
from lineage.site.ways import Ways
from lineage.specs.model import Run, Table, Version
from lineage.specs.project import artifact_ref, workspace_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lineage.drawing.picture import Picture
    from lineage.site.catalog import Catalog
    from lineage.specs.model import Artifact, Part
    from lineage.specs.project import Relationship

MOST_PARTS = 400
"""How many of its parts a card lists."""

_MOST_BEYOND = 200_000
"""Bytes in which a shard says who lies beyond its borders; more is known when the shards there come."""


@dataclass(frozen=True)
class Sharding:
    """What the shards of all workspaces have in common."""

    catalog: Catalog

    @cached_property
    def listed(self) -> Mapping[str, tuple[Part, ...]]:
        """The parts that the card of each artifact lists; of runs and versions, the last first."""
        return {ref: tuple(_parts(self.catalog.project.artifacts[ref])) for ref in self.catalog.items}

    @cached_property
    def ways(self) -> Ways:
        """The steps between what cards show."""
        parts = {part.ref for parts in self.listed.values() for part in parts}
        return Ways(self.catalog.reach, lambda ref: ref in self.catalog.items or ref in parts)

    @cached_property
    def steps(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """For each workspace, what comes next after each of its states."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for name, ahead in self.ways.onwards.items():
            found.setdefault(workspace_name(name), {})[name] = ahead
        return found

    @cached_property
    def arrivals(self) -> Mapping[str, tuple[str, ...]]:
        """For each state of the ways, those of other workspaces that lead to it."""
        found: dict[str, list[str]] = {}
        for workspace, steps in self.steps.items():
            home = f"{workspace}/"
            for name, ahead in steps.items():
                for to in ahead:
                    if not to.startswith(home):
                        found.setdefault(to, []).append(name)
        return {name: tuple(starts) for name, starts in found.items()}

    @cached_property
    def leading(self) -> int:
        """What people look at, and all that it comes from, as a set of `Reach`."""
        reach = self.catalog.reach
        looked_at = [item.ref for item in self.catalog.items.values() if item.group == Group.CONSUMPTION]
        members = 0
        for ref in looked_at:
            members |= 1 << reach.order[ref] | reach.upstream[reach.order[ref]]
        return members


class Words:
    """A list of what cards have in common, each said once and meant by its number."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}

    def number(self, value: object) -> int:
        """The number of a value."""
        return self._numbers.setdefault(value, len(self._numbers))

    def __iter__(self) -> Iterator[object]:
        return iter(self._numbers)


def graph_shard(sharding: Sharding, workspace: str, picture: Picture[str]) -> Mapping[str, Sequence[object]]:
    """The shard of a workspace. `picture` says where its cards lie, where there are not too many for that."""
    return _Shard(sharding, workspace, picture).value()


class _Shard:
    """A shard while it is made."""

    def __init__(self, sharding: Sharding, workspace: str, picture: Picture[str]) -> None:
        catalog = sharding.catalog
        self._sharding = sharding
        self._catalog = catalog
        self._workspace = workspace
        self._places = {card.face: (card.x, card.y) for card in picture.cards}
        self._faces = [card.face for card in picture.cards]
        self._curves = picture.curves
        self._own = sorted(item.ref for item in catalog.workspaces[workspace])
        flows = catalog.flows.by_workspace.get(workspace, ())
        others = {end for flow in flows for end in (flow.source, flow.target)}.difference(self._own)
        self._refs = [*self._own, *sorted(others)]
        self._numbers = {ref: number for number, ref in enumerate(self._refs)}
        self._types, self._owners, self._levels, self._tags, self._spaces = (Words() for _ in range(5))
        self._kinds = Words()
        self._here = sum(1 << catalog.reach.order[ref] for ref in self._refs)
        self._room = _MOST_BEYOND
        self._sets: dict[int, list[int] | str] = {}

    def value(self) -> Mapping[str, Sequence[object]]:
        self._spaces.number((self._workspace, inert(self._catalog.workspace_title(self._workspace))))
        cards = [self._card(ref) for ref in self._refs]
        edges = [list(edge) for edge in sorted(set(self._edges()))]
        states, steps, marks = self._steps()
        return {
            "types": list(self._types),
            "owners": list(self._owners),
            "levels": list(self._levels),
            "tags": list(self._tags),
            "workspaces": list(self._spaces),
            "kinds": list(self._kinds),
            "cards": cards,
            "edges": edges,
            "curves": list(self._drawn()),
            "states": states,
            "steps": steps,
            "marks": marks,
            "around": list(self._around()),
        }

    def _card(self, ref: str) -> object:
        item = self._catalog.items[ref]
        artifact = self._catalog.project.artifacts[ref]
        own = item.workspace == self._workspace
        flows = self._catalog.flows
        kind = (item.type, inert(item.type_title), item.group, item.icon)
        said = {
            "name": item.name,
            "in": self._spaces.number((item.workspace, inert(item.workspace_title))),
            "title": "" if item.title == item.name else inert(item.title),
            "type": self._types.number(kind),
            "owner": self._owners.number((item.owner, inert(item.owner_title))) if item.owner else None,
            "within": str(artifact.within or ""),
            "endorsement": item.endorsement,
            "level": self._levels.number((item.sensitivity, item.level)) if item.sensitivity else None,
            "tags": [self._tags.number(inert(tag)) for tag in item.tags],
            "deprecated": int(item.deprecated),
            "mark": item.mark,
            "leads": self._sharding.leading >> self._catalog.reach.order[ref] & 1,
            "at": self._places.get(ref, ()),
            "ties": () if own else (len(flows.back.get(ref, ())), len(flows.onwards.get(ref, ()))),
            "columns": len(artifact.columns) if own else 0,
            "parts": [_part(part, ref) for part in self._sharding.listed[ref]] if own else (),
            "more": len(list(artifact.all_parts())) - len(self._sharding.listed[ref]) if own else 0,
        }
        # A number may be nought and mean something; all else is left out when it says nothing.
        numbers = {"in", "type", "owner", "level"}
        return {key: value for key, value in said.items() if value or (key in numbers and value is not None)}

    def _edges(self) -> Iterator[tuple[object, ...]]:
        """The relationships, from part to part: source, target, type, and which part of each."""
        for ref in self._own:
            for each in self._catalog.flows.touching.get(ref, ()):
                yield from self._edge(each.source, each.target, each)
        links = self._catalog.column_links
        for ref in self._own:
            artifact = self._catalog.project.artifacts[ref]
            for column in (*artifact.columns, *(c for part in artifact.all_parts() for c in part.columns)):
                came, goes = links.get(column.ref, ((), ()))
                yield from (edge for source in came for edge in self._edge(source, column.ref, None))
                yield from (edge for target in goes for edge in self._edge(column.ref, target, None))

    def _edge(self, source: str, target: str, said: Relationship | None) -> Iterator[tuple[object, ...]]:
        ends = [end.partition("#")[0] for end in (source, target)]
        cards = [self._numbers.get(artifact_ref(end)) for end in ends]
        if None in cards or ends[0] == ends[1]:
            return
        kind = self._kinds.number((said.type, said.plane) if said else ("derives", "data"))
        suffixes = [end[len(artifact_ref(end)) :] for end in ends]
        yield (*cards, kind, *suffixes) if any(suffixes) else (*cards, kind)

    def _drawn(self) -> Iterator[object]:
        """The curves, by the numbers of the cards that they join."""
        for curve in self._curves:
            ends = (self._faces[curve.arrow.tail], self._faces[curve.arrow.head])
            yield (*(self._numbers[end] for end in ends), curve.path)

    def _steps(self) -> tuple[list[object], list[object], list[object]]:
        """States by name, the steps between them by number, and for states elsewhere the cards beyond them."""
        states = Words()
        steps: list[object] = []
        for name, ahead in self._sharding.steps.get(self._workspace, {}).items():
            steps.append([states.number(name), *map(states.number, ahead)])
            arrivals = self._sharding.arrivals.get(name, ())
            steps += ([states.number(start), states.number(name)] for start in arrivals)
        names = [str(name) for name in states]
        return [name.removeprefix(f"{self._workspace}/") for name in names], steps, list(self._marks(names))

    def _marks(self, names: Sequence[str]) -> Iterator[object]:
        """For states of other workspaces: the cards here that lie downstream and upstream of them, by way of others."""
        reach = self._catalog.reach
        for number, name in enumerate(names):
            state = self._sharding.ways.numbers.get(name)
            if state is not None and workspace_name(name) != self._workspace:
                yield from self._beyond(number, reach.downstream_of_states[state], reach.upstream_of_states[state])

    def _around(self) -> Iterator[object]:
        """For cards of other workspaces, the same."""
        reach = self._catalog.reach
        for number, ref in enumerate(self._refs[len(self._own) :], len(self._own)):
            yield from self._beyond(number, reach.downstream[reach.order[ref]], reach.upstream[reach.order[ref]])

    def _beyond(self, number: int, *sides: int) -> Iterator[object]:
        if self._room > 0 and any(side & self._here for side in sides):
            said = [self._cards(side & self._here) for side in sides]
            self._room -= sum(map(_said_size, said))
            if self._room > 0:
                yield [number, *said]

    def _cards(self, artifacts: int) -> list[int] | str:
        """The numbers of the cards of some artifacts or, where that is shorter, a hexadecimal number of their bits."""
        if artifacts not in self._sets:  # whatever is next to a hub says the same set
            cards = [self._numbers[ref] for ref in self._catalog.reach.members(artifacts)]
            bits = f"{sum(1 << card for card in cards):x}"
            self._sets[artifacts] = bits if len(bits) < _said_size(cards) else cards
        return self._sets[artifacts]


def _said_size(cards: list[int] | str) -> int:
    return len(cards) if isinstance(cards, str) else sum(len(str(card)) + 1 for card in cards)


def _parts(artifact: Artifact) -> Iterable[Part]:
    parts = list(artifact.all_parts())
    if parts and isinstance(parts[0], Run | Version):
        parts.reverse()
    return parts[:MOST_PARTS]


def _part(part: Part, ref: str) -> list[object]:
    """A part as a card lists it: its kind, the end of its reference, a note, and how many columns it has."""
    said = [part.kind[0], part.ref[len(ref) :], inert(_note(part)), len(part.columns)]
    while said and not said[-1]:
        said.pop()
    return said


def _note(part: Part) -> str:
    match part:
        case Version():
            return ", ".join(map(str, part.aliases))
        case Run():
            return part.status or ""
        case Table():
            return part.title or ""
        case _:
            return ""
