"""Access: who may do what in which workspace, groups expanded (question Q8)."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from lineage.language.roles import PERMISSIONS
from lineage.specs.project import workspace_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lineage.language.roles import Role
    from lineage.specs.model import Principal, Workspace
    from lineage.specs.project import Project


@dataclass(frozen=True, slots=True)
class EffectiveGrant:
    """What a principal may do in a workspace, all its ways to roles there taken together.

    `role` is the highest of them, `via` the groups by which it comes, outermost first: none when it is given directly.
    """

    principal: str
    workspace: str
    role: str
    via: tuple[str, ...]
    may: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Access:
    """The answer: one grant for each principal and workspace, sorted by workspace and principal."""

    grants: tuple[EffectiveGrant, ...]


def access(project: Project, of: str | None = None, by: str | None = None) -> Access:
    """Tell who may do what: of one workspace (or the one that a whole reference is in), by one principal, or all."""
    membership = Membership(project.principals)
    only = workspace_name(of) if of is not None else None
    workspaces = [workspace for name, workspace in project.workspaces.items() if only in {None, name}]
    grants = [grant for workspace in workspaces for grant in grants_in(workspace, project.roles, membership, by)]
    return Access(tuple(sorted(grants, key=lambda grant: (grant.workspace, grant.principal))))


class Membership:
    """Who is in which group, directly or through other groups."""

    def __init__(self, principals: Mapping[str, Principal]) -> None:
        self._principals = principals
        self._everybody: dict[str, dict[str, tuple[str, ...]]] = {}

    def everybody(self, principal: str) -> Mapping[str, tuple[str, ...]]:
        """All whom a principal stands for, itself first, each with the groups it comes through, outermost first.

        Of several ways through groups the shortest counts. A group that contains itself does no harm.
        """
        if (known := self._everybody.get(principal)) is not None:
            return known
        found: dict[str, tuple[str, ...]] = {str(principal): ()}
        queue = deque(found)
        while queue:
            holder = queue.popleft()
            declared = self._principals.get(holder)
            for member in sorted(declared.members) if declared else ():
                if member not in found:
                    found[str(member)] = (*found[holder], holder)
                    queue.append(str(member))
        self._everybody[str(principal)] = found
        return found


def grants_in(
    workspace: Workspace, roles: Mapping[str, Role], membership: Membership, by: str | None = None
) -> Iterator[EffectiveGrant]:
    """The grants of one workspace, to everybody or to one principal. Roles that nobody declares allow nothing."""
    ways: dict[str, list[tuple[Role, tuple[str, ...]]]] = {}
    for given in workspace.grants:
        if (role := roles.get(given.role)) is None:
            continue
        for holder in given.principals:
            everybody = membership.everybody(holder)
            for principal in _wanted(everybody, by):
                ways.setdefault(principal, []).append((role, everybody[principal]))
    for principal, found in ways.items():
        role = max((role for role, _ in found), key=attrgetter("rank"))
        via = min((via for given, via in found if given is role), key=lambda via: (len(via), via))
        allowed = {permission for role, _ in found for permission in role.may}
        may = tuple(permission for permission in PERMISSIONS if permission in allowed)
        yield EffectiveGrant(principal, str(workspace.name), str(role.name), via, may)


def _wanted(everybody: Mapping[str, object], by: str | None) -> Iterable[str]:
    if by is None:
        return everybody
    return (by,) if by in everybody else ()
