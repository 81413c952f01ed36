"""Access for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.roles import PERMISSIONS
from lineage.output.layout import table
from lineage.output.terminal import Piece, Style
from lineage.wording.phrasing import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.output.terminal import Line
    from lineage.specs.grants import Access, EffectiveGrant


def access_lines(access: Access) -> Iterator[Line]:
    """Who may do what where, and through which groups."""
    principals = {grant.principal for grant in access.grants}
    workspaces = {grant.workspace for grant in access.grants}
    total = f"{counted(len(principals), 'principal')} in {counted(len(workspaces), 'workspace')}"
    yield (Piece(total if access.grants else "nobody has a role", Style.STRONG),)
    if access.grants:
        yield ()
        rows = [
            (
                Piece(grant.workspace),
                Piece(grant.principal, Style.NAME),
                Piece(grant.role, Style.TYPE),
                Piece(" → ".join(grant.via)),
                Piece(_may(grant), Style.DIM),
            )
            for grant in access.grants
        ]
        yield from table(("workspace", "principal", "role", "through", "may"), rows)


def _may(grant: EffectiveGrant) -> str:
    return "everything" if len(grant.may) == len(PERMISSIONS) else ", ".join(grant.may)
