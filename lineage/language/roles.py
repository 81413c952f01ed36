"""What a role in a workspace allows: the four built-in roles, and the permissions that roles are made of."""

from __future__ import annotations

from dataclasses import dataclass

PERMISSIONS: dict[str, str] = {
    "see": "see the workspace's artifacts and what they show",
    "read-data": "read stored data directly",
    "run-code": "run code",
    "write": "write artifacts, add runs and versions",
    "open-lineage": "open the lineage view",
    "share": "share artifacts",
    "add-members": "add members of a lower role",
    "add-admins": "add admins",
    "manage": "change or delete the workspace",
}
"""Every permission with what it allows, in the order of the roles that have it."""


@dataclass(frozen=True, slots=True)
class Role:
    """A named set of permissions, in the order of `PERMISSIONS`."""

    name: str
    may: tuple[str, ...] = ()
    title: str = ""
    description: str = ""

    @property
    def rank(self) -> tuple[int, str]:
        """Greater is higher: the more it allows. The name only makes the order of equals certain."""
        return len(self.may), self.name


_ALL = tuple(PERMISSIONS)

BUILT_IN_ROLES: dict[str, Role] = {
    role.name: role
    for role in (
        Role("Admin", _ALL),
        Role("Member", _ALL[:7]),
        Role("Contributor", _ALL[:5]),
        Role("Viewer", _ALL[:1]),
    )
}
