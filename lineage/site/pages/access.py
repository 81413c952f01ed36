"""Who may do what where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.language.roles import PERMISSIONS
from lineage.site.room import clipped, fitting, written_size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lineage.language.roles import Role
    from lineage.site.catalog import Catalog
    from lineage.site.views import GrantRow, Link

_WIDEST_MATRIX = 8
_ROLES = 40
"""Roles that a row names where there is no matrix."""

_ROOM, _ROOM_FOR_ROLES = 100_000, 30_000
_DESCRIPTION = 400
_ROOM_FOR_MORE = 2_000_000
_ROW, _CELL = 440, 60


class AccessCell(NamedTuple):
    """A principal's role in a workspace, and through which groups; no role is the empty text."""

    workspace: Link
    role: str
    via: tuple[str, ...]


class PrincipalRow(NamedTuple):
    """A principal, and its role in each workspace: one cell a workspace in a matrix, else only those it has.

    `others` is how many more roles it has.
    """

    ref: str
    kind: str
    title: str
    email: str
    members: int
    in_matrix: bool
    cells: tuple[AccessCell, ...]
    others: int


class RoleRow(NamedTuple):
    """A role; its title where that is not its name; and for each permission whether it allows it."""

    name: str
    title: str
    description: str
    may: tuple[bool, ...]


class AccessPage(NamedTuple):
    """Who may do what where. `workspaces` heads the matrix, and is empty where there are too many for one.

    `omitted` is how many principals have no room in the page, `more` the first of these: a script brings them.
    """

    workspaces: tuple[Link, ...]
    principals: tuple[PrincipalRow, ...]
    more: tuple[PrincipalRow, ...]
    omitted: int
    permissions: tuple[str, ...]
    roles: tuple[RoleRow, ...]
    roles_omitted: int


def access_page(catalog: Catalog) -> AccessPage:
    """Everyone with a role, and everyone who is declared."""
    names = list(catalog.workspaces)
    matrix = len(names) <= _WIDEST_MATRIX
    granted: dict[str, dict[str, GrantRow]] = {ref: {} for ref in catalog.project.principals}
    for name in names:
        for grant in catalog.grants(name):
            granted.setdefault(grant.principal, {})[name] = grant
    rows: list[PrincipalRow] = []
    more: list[PrincipalRow] = []
    room, beyond = _ROOM, _ROOM_FOR_MORE
    for ref in sorted(granted):
        row = _principal(catalog, ref, granted[ref], names, matrix=matrix)
        size = _size(row)
        if not more and size <= room:
            rows.append(row)
            room -= size
        elif size <= beyond:
            more.append(row)
            beyond -= size
        else:
            break
    declared = sorted(catalog.project.roles.values(), key=lambda each: each.rank)[::-1]
    roles = fitting([_role(role) for role in declared[: _ROOM_FOR_ROLES // _ROW]], _role_size, _ROOM_FOR_ROLES)
    return AccessPage(
        workspaces=tuple(catalog.workspace_link(name) for name in names) if matrix else (),
        principals=tuple(rows),
        more=tuple(more),
        omitted=len(granted) - len(rows),
        permissions=tuple(PERMISSIONS.values()),
        roles=tuple(roles),
        roles_omitted=len(declared) - len(roles),
    )


def _size(row: PrincipalRow) -> int:
    said = written_size(row.ref, row.ref, row.title, row.title, row.email)
    return _ROW + said + sum(_cell_size(cell, row) for cell in row.cells)


def _cell_size(cell: AccessCell, row: PrincipalRow) -> int:
    named = () if row.in_matrix else (cell.workspace.text, cell.workspace.href)
    return _CELL + written_size(cell.role, *cell.via, *named)


def _principal(
    catalog: Catalog, ref: str, grants: Mapping[str, GrantRow], names: Sequence[str], *, matrix: bool
) -> PrincipalRow:
    principal = catalog.project.principals.get(ref)
    shown = names if matrix else [name for name in names if name in grants]
    return PrincipalRow(
        ref=ref,
        kind=catalog.kind_of_principal(ref),
        title=catalog.principal_title(ref),
        email=catalog.contact(ref).href,
        members=len(principal.members) if principal else 0,
        in_matrix=matrix,
        cells=tuple(
            AccessCell(
                catalog.workspace_link(name),
                grants[name].role if name in grants else "",
                grants[name].via if name in grants else (),
            )
            for name in shown[:_ROLES]
        ),
        others=len(shown[_ROLES:]),
    )


def _role(role: Role) -> RoleRow:
    may = tuple(each in role.may for each in PERMISSIONS)
    title = clipped(role.title) if role.title != role.name else ""
    return RoleRow(clipped(role.name), title, clipped(role.description, _DESCRIPTION), may)


def _role_size(row: RoleRow) -> int:
    return _ROW + written_size(row.name, row.title, row.description)
