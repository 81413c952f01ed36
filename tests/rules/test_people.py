"""LIN401 to LIN405: principals, groups, roles and owners."""

from __future__ import annotations

import pytest

from tests.rules.said import HEADER, document, expected, said, sales

PRINCIPALS = document(
    "Principals", "users: {ana: {}, bo: {}}\ngroups: {team: {members: [user:bo]}}\napps: {loader: {}}\n"
)


def workspace(text: str) -> str:
    """A workspace with roles of its own; they start on line 4."""
    return HEADER.format(kind="Workspace") + "name: sales\n" + text


def test_everybody_who_is_named_is_looked_up() -> None:
    spec = sales(
        """
        contacts: [user:anna, group:team]
        artifacts:
          lake: {type: Lakehouse, owner: group:taem}
          store: {type: Lakehouse, owner: nothing-like-it}
          table: {type: Lakehouse, owner: ana}
          other: {type: Lakehouse, owner: app:loader}
        """,
        PRINCIPALS,
        document("Principals", "groups: {more: {members: [user:nobody-like-it, person:ana]}}\n"),
        document("Workspace", "name: other\nroles: {Admin: [team, user:ana]}\n"),
    )
    assert said(spec, "LIN401") == expected("""
        5:12 error[LIN401]: unknown principal `user:anna`
            help: did you mean `user:ana`?
        7:34 error[LIN401]: unknown principal `group:taem`
            help: did you mean `group:team`?
        8:35 error[LIN401]: `nothing-like-it` is not a principal
            help: write `user:`, `group:` or `app:` and a name
        9:35 error[LIN401]: `ana` is not a principal
            help: did you mean `user:ana`?
        20:27 error[LIN401]: unknown principal `user:nobody-like-it`
            help: declare it in a Principals document
        20:48 error[LIN401]: `person:ana` is not a principal
            help: did you mean `user:ana`?
        25:17 error[LIN401]: `team` is not a principal
            help: did you mean `group:team`?
    """)


def test_a_tree_without_principals_keeps_its_people_elsewhere() -> None:
    assert not said(sales("contacts: [user:anna, group:team]\n"), "LIN401")


def test_nobody_is_unknown_who_may_be_in_what_was_not_read() -> None:
    assert not said(sales("contacts: [user:anna]\n", PRINCIPALS, "---\nkind: ["), "LIN401")


def test_groups_that_contain_themselves() -> None:
    spec = sales(
        "",
        document(
            "Principals",
            """
            groups:
              alone: {members: [group:alone]}
              one: {members: [group:three, user:ana]}
              two: {members: [group:one]}
              three: {members: [group:two]}
              outside: {members: [group:one, group:alone]}
            users: {ana: {}}
            """,
        ),
    )
    assert said(spec, "LIN402") == expected("""
        9:21 error[LIN402]: a group contains itself: `group:alone → group:alone`
            help: take one of them out of the other
        10:19 error[LIN402]: a group contains itself: `group:one → group:three → group:two → group:one`
            12:21: `group:two` is a member of `group:three`
            11:19: `group:one` is a member of `group:two`
            help: take one of them out of the other
    """)


def test_roles() -> None:
    roles = document("Roles", "roles: {Steward: {may: [see, write]}}\n")
    spec = workspace("roles: {Steward: [user:ana], admin: [user:ana], Nothing-like-it: [user:ana]}\n") + roles
    assert said(spec, "LIN403") == expected("""
        4:30 error[LIN403]: unknown role `admin`
            help: did you mean `Admin`?
        4:49 error[LIN403]: unknown role `Nothing-like-it`
            help: it can be `Admin`, `Contributor`, `Member`, `Steward` or `Viewer`
    """)
    assert not said(spec + "---\nkind: [", "LIN403")


NO_ADMIN = """
3:7 warning[LIN404]: nobody is Admin of `sales`
    help: name somebody in `roles`, as in `Admin: [user:ana]`
"""


@pytest.mark.parametrize(
    ("roles", "expectation"),
    [
        ("", NO_ADMIN),
        ("roles: {Viewer: [user:ana]}\n", NO_ADMIN),
        ("roles: {Admin: [user:ana]}\n", ""),
        ("roles: {Admin: [group:empty]}\n", ""),
        ("roles: {Owner: [user:ana]}\n", ""),
        ("roles: {Unknown: [user:ana]}\n", NO_ADMIN),
    ],
)
def test_somebody_manages_each_workspace(roles: str, expectation: str) -> None:
    spec = workspace(roles) + document("Roles", "roles: {Owner: {may: [manage]}}\n")
    assert said(spec, "LIN404") == expected(expectation)


NESTED = document(
    "Principals",
    """
    users: {ana: {}, bo: {}, cleo: {}}
    groups:
      outer: {members: [group:inner, user:cleo]}
      inner: {members: [user:bo, group:outer]}
      apart: {}
    """,
)


@pytest.mark.parametrize(
    ("owner", "roles", "message"),
    [
        ("user:ana", "Contributor: [user:ana]", ""),
        ("user:bo", "Contributor: [group:outer]", ""),
        ("group:inner", "Contributor: [group:outer]", ""),
        ("user:bo", "Viewer: [user:bo], Member: [group:inner]", ""),
        (
            "user:cleo",
            "Viewer: [group:outer], Contributor: [group:apart]",
            "may not write in `sales`, being only `Viewer`",
        ),
        ("group:apart", "Admin: [group:outer]", "has no role in `sales`"),
        ("user:ana", "Sudo: [user:ana]", "has no role in `sales`"),
        ("user:unknown", "Admin: [user:ana]", ""),
    ],
)
def test_owners_can_write(owner: str, roles: str, message: str) -> None:
    found = said(
        workspace(f"roles: {{{roles}}}\nartifacts: {{lake: {{type: Lakehouse, owner: {owner}}}}}\n") + NESTED, "LIN405"
    )
    expectation = f"""
        5:44 warning[LIN405]: the owner `{owner}` {message}
            help: give it a role that may `write`, such as `Contributor`, or name another owner
    """
    assert found == (expected(expectation) if message else "")


def test_roles_are_not_missed_where_something_was_refused() -> None:
    spec = workspace("roles: {Admin: user:ana}\nartifacts: {lake: {type: Lakehouse, owner: user:ana}}\n") + NESTED
    assert said(spec, "LIN105")
    assert not said(spec, "LIN404", "LIN405")


def test_a_workspace_that_gives_no_roles_is_not_judged() -> None:
    assert not said(workspace("artifacts: {lake: {type: Lakehouse, owner: user:ana}}\n") + NESTED, "LIN405")
