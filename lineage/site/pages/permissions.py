"""Who may see an artifact and who may change it: a line a role, with the groups that people come through."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.site.room import fitting, written_size
from lineage.wording.phrasing import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lineage.site.catalog import Catalog
    from lineage.site.views import GrantRow

_WORDS = {"see": "see", "read-data": "read the data of", "run-code": "run", "write": "change", "share": "share"}
_HOLDERS = 12
_PEOPLE = 6
_ROOM = 9_000


class Holder(NamedTuple):
    """Someone who was given a role: a group with those who come through it, or, where they are many, how many do."""

    title: str
    kind: str
    people: tuple[str, ...]
    others: int


class Holders(NamedTuple):
    """A role, what it allows with an artifact, and who has it."""

    role: str
    may: str
    holders: tuple[Holder, ...]
    omitted: int
    people: int


def permissions(catalog: Catalog, workspace: str) -> tuple[Holders, ...]:
    """Who has which role in a workspace, highest first: the same for all that is in it."""
    by_role: dict[str, list[GrantRow]] = {}
    for grant in catalog.grants(workspace):
        by_role.setdefault(grant.role, []).append(grant)
    roles = [_holders(role, grants) for role, grants in by_role.items()]
    shown = fitting(roles, _size, _ROOM)
    more = len(roles) - len(shown)
    return (*shown, Holders(counted(more, "more role"), "", (), 0, 0)) if more else tuple(shown)


def _size(each: Holders) -> int:
    named = [text for who in each.holders for text in (who.title, *who.people, " " * 60)]
    return 80 + written_size(each.role, *named)


def _holders(role: str, grants: Sequence[GrantRow]) -> Holders:
    through: dict[str, list[str]] = {}
    for grant in grants:
        if grant.via:
            through.setdefault(grant.via[0], []).append(grant.title)
    given = [grant for grant in grants if not grant.via]
    holders = [_holder(grant.title, grant.kind, through) for grant in given]
    # Of a group whose role is a lower one, those are left who have a higher one of their own, or by another group.
    holders += [_holder(title, "group", through) for title in through if title not in {each.title for each in given}]
    may = [word for permission, word in _WORDS.items() if permission in grants[0].may]
    return Holders(
        role=role,
        may=f"{_listed(may)} it" if may else "",
        holders=tuple(holders[:_HOLDERS]),
        omitted=len(holders[_HOLDERS:]),
        people=sum(grant.kind != "group" for grant in grants),
    )


def _holder(title: str, kind: str, through: Mapping[str, Sequence[str]]) -> Holder:
    people = through.get(title, ())
    return Holder(title, kind, tuple(people), 0) if len(people) <= _PEOPLE else Holder(title, kind, (), len(people))


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
