"""What a change of roles gives and takes: whom, and what of it an owner relies on.

An owner relies on writing in the workspace of what it owns, and on reading the data of the workspaces that this takes
its data from.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lineage.language.relationship_types import Plane
from lineage.specs.grants import Membership
from lineage.specs.project import artifact_ref, workspace_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.changes.facts import Fact
    from lineage.changes.names import Names
    from lineage.specs.model import Workspace
    from lineage.specs.project import Project

_WRITE = "write"
_READ = "read-data"
_NOTHING: frozenset[str] = frozenset()


class Rights:
    """Who may do what on both sides. Workspaces are called as on the head."""

    def __init__(self, base: Project, head: Project, names: Names) -> None:
        self._names = names
        self._base = _Side(base, names)
        self._head = _Side(head, type(names)())
        self._relied_on = _relied_on(head, set(map(names.head, base.artifacts)))

    def gained(self, fact: Fact) -> bool:
        """Tell whether what a fact of the head says lets anybody do what they could not do before."""
        return any(not may <= self._base.may(who, place) for who, place, may in self._head.given(fact))

    def opened(self, was: str, now: str) -> bool:
        """Tell whether anybody may do in a workspace of the head what they could not do in that of the base."""
        place = self._names.head(was)
        return place != now and any(not may <= self._base.may(who, place) for who, may in self._head.everybody_in(now))

    def missed(self, fact: Fact) -> frozenset[str]:
        """The artifacts whose owners relied on what a fact of the base said, and have lost it."""
        found: set[str] = set()
        for who, place, may in self._base.given(fact):
            if who in self._relied_on:
                for permission in may - self._head.may(who, place):
                    found.update(self._relied_on[who].get((place, permission), ()))
        return frozenset(found)


class _Side:
    """Who may do what on one side."""

    def __init__(self, project: Project, names: Names) -> None:
        self._project = project
        self._membership = Membership(project.principals)
        self._known: dict[tuple[str, str], frozenset[str]] = {}
        self._names = names

    @cached_property
    def _workspaces(self) -> dict[str, Workspace]:
        return {self._names.head(name): workspace for name, workspace in self._project.workspaces.items()}

    def may(self, who: str, place: str) -> frozenset[str]:
        """What somebody may do in a workspace, by all ways together."""
        if (who, place) not in self._known:
            workspace = self._workspaces.get(place)
            self._known[who, place] = frozenset(
                permission
                for grant in (workspace.grants if workspace else ())
                for holder in grant.principals
                if who in self._membership.everybody(holder)
                for permission in self._allowed(grant.role)
            )
        return self._known[who, place]

    def given(self, fact: Fact) -> Iterator[tuple[str, str, frozenset[str]]]:
        """What a fact lets people do: who, in which workspace, and what."""
        if fact.subject == "role":
            may = frozenset().union(*map(self._allowed, self._roles_in(fact)))
            yield from self._everybody(fact.other or "", ((self._names.head(fact.ref), may),))
        elif fact.subject == "role-definition":
            name = fact.ref.partition(":")[2]
            for place, workspace in self._workspaces.items():
                holders = (holder for grant in workspace.grants if grant.role == name for holder in grant.principals)
                for holder in holders:
                    yield from self._everybody(holder, ((place, self._allowed(name)),))
        else:
            places = [(place, may) for place in self._workspaces if (may := self.may(fact.ref, place))]
            yield from self._everybody(fact.other or fact.ref, places)

    def everybody_in(self, place: str) -> Iterator[tuple[str, frozenset[str]]]:
        """Who has a role in a workspace, and what that lets them do."""
        workspace = self._workspaces.get(place)
        for grant in workspace.grants if workspace else ():
            for holder in grant.principals:
                for who in self._membership.everybody(holder):
                    yield who, self._allowed(grant.role)

    def _everybody(
        self, holder: str, places: Iterable[tuple[str, frozenset[str]]]
    ) -> Iterator[tuple[str, str, frozenset[str]]]:
        for place, may in places:
            for who in self._membership.everybody(holder):
                yield who, place, may

    def _allowed(self, role: str) -> frozenset[str]:
        declared = self._project.roles.get(role)
        return frozenset(declared.may) if declared else _NOTHING

    @staticmethod
    def _roles_in(fact: Fact) -> Iterable[str]:
        return fact.value if isinstance(fact.value, frozenset) else ()


def _relied_on(project: Project, known: set[str]) -> dict[str, dict[tuple[str, str], set[str]]]:
    """For each owner the permissions it needs, by workspace, and the artifacts for which it needs them."""
    found: dict[str, dict[tuple[str, str], set[str]]] = {}
    for artifact in project.artifacts.values():
        if artifact.owner is not None and artifact.ref in known:
            found.setdefault(artifact.owner, {}).setdefault((artifact.workspace, _WRITE), set()).add(artifact.ref)
    for each in project.relationships:
        reader = project.artifacts[artifact_ref(each.target)]
        if each.plane is Plane.DATA and reader.owner is not None and reader.ref in known:
            place = workspace_name(each.source)
            found.setdefault(reader.owner, {}).setdefault((place, _READ), set()).add(reader.ref)
    return found
