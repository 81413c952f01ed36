"""Who may do what where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.language.roles import PERMISSIONS

if TYPE_CHECKING:
    from lineage.language.roles import Role
    from lineage.site.catalog import Catalog
    from lineage.site.views import GrantRow, Link

_WIDEST_MATRIX = 8
_CELLS = 600
"""Principals times workspaces that a page can hold."""


@dataclass(frozen=True, slots=True)
class AccessCell:
    """A principal's role in a workspace, and through which groups; no role is the empty text."""

    workspace: Link
    role: str
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrincipalRow:
    """A principal, and its role in each workspace: one cell a workspace in a matrix, else only those it has."""

    ref: str
    kind: str
    title: str
    email: str
    members: int
    cells: tuple[AccessCell, ...]


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role, and for each permission whether it allows it."""

    title: str
    description: str
    may: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class AccessPage:
    """Who may do what where. `workspaces` heads the matrix, and is empty where there are too many for one."""

    workspaces: tuple[Link, ...]
    principals: tuple[PrincipalRow, ...]
    omitted: int
    permissions: tuple[str, ...]
    roles: tuple[RoleRow, ...]


def access_page(catalog: Catalog) -> AccessPage:
    """Everyone with a role, and everyone who is declared."""
    names = list(catalog.workspaces)
    matrix = len(names) <= _WIDEST_MATRIX
    granted: dict[str, dict[str, GrantRow]] = {ref: {} for ref in catalog.project.principals}
    for name in names:
        for grant in catalog.grants.get(name, ()):
            granted.setdefault(grant.principal, {})[name] = grant
    rows = []
    room = _CELLS
    for ref in sorted(granted):
        shown = names if matrix else [name for name in names if name in granted[ref]]
        room -= max(1, len(shown))
        if room < 0:
            break
        rows.append(_principal(catalog, ref, granted[ref], shown))
    return AccessPage(
        workspaces=tuple(catalog.workspace_link(name) for name in names) if matrix else (),
        principals=tuple(rows),
        omitted=len(granted) - len(rows),
        permissions=tuple(PERMISSIONS.values()),
        roles=tuple(_role(role) for role in sorted(catalog.project.roles.values(), key=lambda each: each.rank)[::-1]),
    )


def _principal(catalog: Catalog, ref: str, grants: dict[str, GrantRow], names: list[str]) -> PrincipalRow:
    principal = catalog.project.principals.get(ref)
    return PrincipalRow(
        ref=ref,
        kind=catalog.kind_of_principal(ref),
        title=catalog.principal_title(ref),
        email=catalog.contact(ref).href,
        members=len(principal.members) if principal else 0,
        cells=tuple(
            AccessCell(
                catalog.workspace_link(name),
                grants[name].role if name in grants else "",
                grants[name].via if name in grants else (),
            )
            for name in names
        ),
    )


def _role(role: Role) -> RoleRow:
    return RoleRow(role.title or role.name, role.description, tuple(each in role.may for each in PERMISSIONS))
