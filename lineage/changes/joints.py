"""What leads from what to what: relationships, and columns that say where they come from, compared by their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lineage.changes.difference import Difference
from lineage.changes.facts import Fact
from lineage.language.relationship_types import Plane
from lineage.language.severities import Kind
from lineage.specs.model import Version

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lineage.changes.gaps import Gaps
    from lineage.changes.names import Names
    from lineage.specs.project import Project, Relationship
    from lineage.text.source import Text

Ends: TypeAlias = tuple[str, str]


class Joint(NamedTuple):
    """All that leads from one end to another. `narrow` tells that it is about some columns only."""

    types: tuple[str, ...]
    plane: Plane
    narrow: bool
    description: str | None
    pins: tuple[str, ...]
    place: Text

    @property
    def words(self) -> str:
        """It in words."""
        return ", ".join(self.types) + (" (some columns)" if self.narrow else "")


Joints: TypeAlias = dict[Ends, Joint]
"""Everything that leads somewhere, by its ends."""


def joints(project: Project) -> Joints:
    """Everything that leads somewhere, by its ends."""
    found: dict[Ends, Joint] = {}
    for each in project.relationships:
        _enter(found, (each.source, each.target), _joint(each))
        for column, sources in each.columns:
            for source in sources:
                _enter(found, (source, column), _of_column(each.plane, each.declared))
    for column, sources in project.column_sources.items():
        for source in sources:
            _enter(found, (source, column), _of_column(Plane.DATA, project.columns[column].name))
    return found


def _joint(said: Relationship) -> Joint:
    pins = tuple(sorted(said.pins))
    return Joint((said.type,), said.plane, bool(said.columns), said.description or None, pins, said.declared)


def _of_column(plane: Plane, place: Text) -> Joint:
    return Joint(("derives",), plane, narrow=False, description=None, pins=(), place=place)


def _enter(found: dict[Ends, Joint], ends: Ends, joint: Joint) -> None:
    """Of several types between two ends, which only artifacts of unknown types may have, make one."""
    known = found.setdefault(ends, joint)
    if known is not joint:
        found[ends] = Joint(
            tuple(sorted({*known.types, *joint.types})),
            min(known.plane, joint.plane),
            known.narrow and joint.narrow,
            min(filter(None, (known.description, joint.description)), default=None),
            tuple(sorted({*known.pins, *joint.pins})),
            known.place,
        )


class Half(NamedTuple):
    """One side of a comparison, as seen from the other.

    `names` leads to the other. `in_vain` is what texts of the other mean here, and there leads nowhere; `gaps` are
    those of the other.
    """

    project: Project
    joints: Joints
    names: Names
    in_vain: Collection[str]
    gaps: Gaps


class Joined:
    """The relationships of both sides by their ends."""

    def __init__(self, base: Half, head: Half) -> None:
        self._base = base
        self._head = head
        self._gone = _alone(base, head)
        self._come = _alone(head, base)
        led = [*self._led_by_aliases()]
        self.led = frozenset(was for was, _ in led)
        """The ends on the base that an alias joins to another version now."""
        self._led_to = frozenset(now for _, now in led)

    def differences(self) -> Iterator[Difference]:
        """What differs, of what joins ends that both sides have. What is implied is not repeated."""
        for ends in self._gone:
            if ends not in self.led and _counts(ends, self._gone, self._base, self._head):
                yield Difference(Kind.REMOVED, _fact(ends, self._base.joints[ends]), None)
        for ends in self._come:
            if ends not in self._led_to and _counts(ends, self._come, self._head, self._base):
                yield Difference(Kind.ADDED, None, _fact(ends, self._head.joints[ends]))
        for ends, was in self._base.joints.items():
            there = ends if ends in self._head.joints else _across(ends, self._base.names)
            now = self._head.joints.get(there)
            if now is not None and was != now and was[:-1] != now[:-1]:
                yield from self._changed(ends, was, there, now)

    def _changed(self, ends: Ends, was: Joint, there: Ends, now: Joint) -> Iterator[Difference]:
        if was.narrow != now.narrow or (was.types != now.types and not self._types_changed(ends, there)):
            yield Difference(Kind.CHANGED, _fact(ends, was), _fact(there, now))
        for subject, before, after in (
            ("description", was.description, now.description),
            ("pin", ", ".join(was.pins) or None, ", ".join(now.pins) or None),
        ):
            if before != after:
                kind = Kind.ADDED if before is None else Kind.REMOVED if after is None else Kind.CHANGED
                yield Difference(
                    kind,
                    Fact(subject, ends[1], was.place, before, before, ends[0]) if before is not None else None,
                    Fact(subject, there[1], now.place, after, after, there[0]) if after is not None else None,
                )

    def _types_changed(self, ends: Ends, there: Ends) -> bool:
        """Whether an artifact at an end is of another type now, from which the type of the relationship follows."""
        return any(
            self._base.project.artifact_of(before).type != self._head.project.artifact_of(after).type
            for before, after in zip(ends, there, strict=True)
        )

    def _led_by_aliases(self) -> Iterator[tuple[Ends, Ends]]:
        """What an alias takes along that points at another version now: its ends before and now."""
        names = self._base.names
        targets: dict[str, list[str]] = {}
        for source, target in self._gone:
            targets.setdefault(source, []).append(target)
        for alias, version in self._base.project.aliases.items():
            moved = self._head.project.aliases.get(names.head(alias))
            if moved is not None and moved != names.head(version):
                for target in targets.get(version, ()):
                    now = moved, names.head(target)
                    if now in self._come:
                        yield (version, target), now


def _across(ends: Ends, names: Names) -> Ends:
    return names.head(ends[0]), names.head(ends[1])


def _alone(own: Half, other: Half) -> dict[Ends, None]:
    """What only one side joins, in its own names. What both have by one name was not renamed."""
    found = (ends for ends in own.joints if ends not in other.joints)
    return dict.fromkeys(ends for ends in found if _across(ends, own.names) not in other.joints)


def _counts(ends: Ends, alone: Collection[Ends], own: Half, other: Half) -> bool:
    """Whether what only one side joins is a difference that no other implies."""
    there = _across(ends, own.names)
    return (
        all(end in other.project.nodes or end in other.project.columns for end in there)
        and not _implied(ends, alone, own, other)
        and not _in_vain(ends, there, own)
        and not own.gaps.may_hide(ends[1], own.joints[ends].place)
    )


def _implied(ends: Ends, alone: Collection[Ends], own: Half, other: Half) -> bool:
    """Whether it joins columns of two things that a relationship of which this is told already leads between."""
    if "#" not in ends[0] or "#" not in ends[1]:
        return False
    between = ends[0].partition("#")[0], ends[1].partition("#")[0]
    if between in alone:
        return True
    here, there = own.joints.get(between), other.joints.get(_across(between, own.names))
    return here is not None and there is not None and here.narrow != there.narrow


def _in_vain(ends: Ends, there: Ends, side: Half) -> bool:
    """Whether the other side still says it, with a name for an end that leads nowhere: an old one, or an alias."""
    if not side.in_vain:
        return False
    if any(own != known_as and own in side.in_vain for own, known_as in zip(ends, there, strict=True)):
        return True
    version = side.project.nodes.get(ends[0])
    model = ends[0].partition("@")[0]
    return isinstance(version, Version) and any(f"{model}@{alias}" in side.in_vain for alias in version.aliases)


def _fact(ends: Ends, joint: Joint) -> Fact:
    return Fact("relationship", ends[1], joint.place, joint, joint.words, ends[0])
