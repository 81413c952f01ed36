"""Both sides of a diff, and what is found out about them once for all changes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lineage.changes.access import Rights
from lineage.changes.dangling import dangling
from lineage.changes.gaps import Gaps
from lineage.changes.joints import Half, Joined, joints
from lineage.changes.reliance import entries
from lineage.changes.renames import renames

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lineage.changes.difference import Difference
    from lineage.compiler import Compilation
    from lineage.language.relationship_types import Plane


class Scene:
    """The base, the head, what of them could not be read, what things of the base are called on the head."""

    def __init__(self, base: Compilation, head: Compilation) -> None:
        self.base = base
        self.head = head
        self.gaps = Gaps(base), Gaps(head)
        self._joints = joints(base.project), joints(head.project)
        before, after = self._joints
        # What is gone or came has around it only what is gone or came.
        around = [ends for ends in before if ends not in after], [ends for ends in after if ends not in before]
        self.names = renames(base.project, head.project, around, self.gaps)

    @cached_property
    def left_behind(self) -> frozenset[str]:
        """What the head still calls by a name that only the base knows."""
        return dangling(self.base.project, self.head.project, self.names)

    @cached_property
    def joined(self) -> Joined:
        """The relationships of both, by their ends."""
        turned = self.names.turned()
        base, head = self.base.project, self.head.project
        return Joined(
            Half(base, self._joints[0], self.names, self.left_behind, self.gaps[1]),
            Half(head, self._joints[1], turned, dangling(head, base, turned), self.gaps[0]),
        )

    @cached_property
    def rights(self) -> Rights:
        """Who may do what on both."""
        return Rights(self.base.project, self.head.project, self.names)

    @cached_property
    def owners(self) -> frozenset[str]:
        """Who owns something on the head."""
        return frozenset(str(each.owner) for each in self.head.project.artifacts.values() if each.owner is not None)

    def compilation_of(self, difference: Difference) -> Compilation:
        """The side on which a difference is followed."""
        return self.base if difference.is_followed_on_base else self.head

    def refs_of(self, difference: Difference) -> tuple[str, ...]:
        """The artifacts, parts or columns on that side that a change is about."""
        project = self.compilation_of(difference).project
        fact = difference.followed
        if fact.subject == "alias":
            return (project.aliases[fact.ref],)
        if fact.subject == "workspace":
            return tuple(ref for ref, each in project.artifacts.items() if each.workspace == fact.ref)
        return (fact.ref,) if fact.ref in project.nodes or fact.ref in project.columns else ()

    def relying(self, difference: Difference, planes: frozenset[Plane]) -> Iterable[str]:
        """What relies directly on what a change is about, by the names of the head, and is still there."""
        compilation, refs = self.compilation_of(difference), self.refs_of(difference)
        on_base = compilation is self.base
        project = self.head.project
        for state in entries(compilation.graph, refs, planes):
            name = self.names.head(state.ref) if on_base else state.ref
            followed = on_base and any((ref, state.ref) in self.joined.led for ref in refs)
            if not followed and (name in project.nodes or name in project.columns or self.may_hide(state.ref)):
                yield name

    def may_hide(self, ref: str) -> bool:
        """Tell whether a thing of the base that the head does not show may be there all the same."""
        project = self.base.project
        thing = project.columns.get(ref) or project.nodes[ref]
        return self.gaps[1].may_hide(ref, thing.name)
