"""What leads from what to what: relationships, and columns that say where they come from, compared by their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lineage.changes.compare import Raw
from lineage.changes.facts import Fact
from lineage.language.relationship_types import Plane
from lineage.language.severities import Kind
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

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


class Joined:
    """The relationships of both sides by their ends, those of the base in the names of the head, too."""

    def __init__(
        self, base: Project, head: Project, joints: tuple[Joints, Joints], names: Names, dangling: Collection[str]
    ) -> None:
        self._base = base
        self._head = head
        self._names = names
        self._turned = names.turned()
        self._dangling = dangling
        before, self._after = joints
        self._before = {(names.head(ends[0]), names.head(ends[1])): (ends, joint) for ends, joint in before.items()}
        self._gone = {ends: was for ends, was in self._before.items() if ends not in self._after}
        self._come = {ends: now for ends, now in self._after.items() if ends not in self._before}
        self.led = frozenset(self._led_by_aliases())
        """The ends that differ because an alias points at another version now, by the names of the head."""

    def differences(self, gaps: tuple[Gaps, Gaps]) -> Iterator[Raw]:
        """What differs, of what joins ends that both sides have. What is implied is not repeated."""
        on_base, on_head = gaps
        for ends, (own, was) in self._gone.items():
            unsaid = on_head.may_hide(own[1], was.place) or self._dangles(own, ends)
            if self._counts(ends, ends, self._head, self._gone) and not unsaid:
                yield Raw(Kind.REMOVED, _fact(own, was), None)
        for ends, now in self._come.items():
            own = self._turned.head(ends[0]), self._turned.head(ends[1])
            if self._counts(ends, own, self._base, self._come) and not on_base.may_hide(ends[1], now.place):
                yield Raw(Kind.ADDED, None, _fact(ends, now))
        for ends, now in self._after.items():
            if (known := self._before.get(ends)) is not None and known[1][:-1] != now[:-1]:
                yield from self._changed(*known, ends, now)

    def _counts(self, ends: Ends, there: Ends, other: Project, all_such: Mapping[Ends, object]) -> bool:
        """Whether both ends are on the other side, where they are called so, and nothing else implies it."""
        if ends in self.led or not all(end in other.nodes or end in other.columns for end in there):
            return False
        return not _within(ends, all_such)

    def _changed(self, own: Ends, was: Joint, ends: Ends, now: Joint) -> Iterator[Raw]:
        if was.narrow != now.narrow or (was.types != now.types and not self._types_changed(own, ends)):
            yield Raw(Kind.CHANGED, _fact(own, was), _fact(ends, now))
        for subject, before, after in (
            ("description", was.description, now.description),
            ("pin", ", ".join(was.pins) or None, ", ".join(now.pins) or None),
        ):
            if before != after:
                kind = Kind.ADDED if before is None else Kind.REMOVED if after is None else Kind.CHANGED
                yield Raw(
                    kind,
                    Fact(subject, own[1], was.place, before, before, own[0]) if before is not None else None,
                    Fact(subject, ends[1], now.place, after, after, ends[0]) if after is not None else None,
                )

    def _types_changed(self, own: Ends, ends: Ends) -> bool:
        """Whether an artifact at an end is of another type now, from which the type of the relationship follows."""
        return any(
            self._base.artifacts[artifact_ref(before)].type != self._head.artifacts[artifact_ref(after)].type
            for before, after in zip(own, ends, strict=True)
        )

    def _dangles(self, own: Ends, ends: Ends) -> bool:
        """Whether it is gone because the head still calls an end by a name that is gone: an old one, or an alias."""
        if not self._dangling:
            return False
        if any(before != after and before in self._dangling for before, after in zip(own, ends, strict=True)):
            return True
        return any(alias in self._dangling for alias in self._aliases_of(own[0]))

    def _aliases_of(self, ref: str) -> tuple[str, ...]:
        node = self._base.nodes.get(ref)
        model = ref.partition("@")[0]
        return tuple(f"{model}@{alias}" for alias in getattr(node, "aliases", ()))

    def _led_by_aliases(self) -> Iterator[Ends]:
        """What an alias takes along that points at another version now."""
        targets: dict[str, list[str]] = {}
        for source, target in self._gone:
            targets.setdefault(source, []).append(target)
        for ref, version in self._base.aliases.items():
            moved = self._head.aliases.get(self._names.head(ref))
            before = self._names.head(version)
            if moved is not None and moved != before:
                for target in targets.get(before, ()):
                    if (moved, target) in self._come:
                        yield before, target
                        yield moved, target


def _fact(ends: Ends, joint: Joint) -> Fact:
    return Fact("relationship", ends[1], joint.place, joint, joint.words, ends[0])


def _within(ends: Ends, others: Mapping[Ends, object]) -> bool:
    """Whether it is about columns of two things that a whole relationship goes or comes between."""
    if "#" not in ends[0] or "#" not in ends[1]:
        return False
    return (ends[0].partition("#")[0], ends[1].partition("#")[0]) in others
