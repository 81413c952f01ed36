"""Who may do what where: groups expanded, highest role first."""

from __future__ import annotations

import pytest

import lineage
from lineage.specs.grants import access
from tests.rules.said import document, sales

PEOPLE = document(
    "Principals",
    """
    users: {ana: {}, bo: {}, cleo: {}}
    groups:
      outer: {members: [group:inner, user:cleo]}
      inner: {members: [user:bo, group:outer]}
      short: {members: [user:bo]}
      empty: {}
    apps: {loader: {}}
    """,
)
ROLES = document("Roles", "roles: {Auditor: {may: [see, open-lineage]}, Runner: {may: [see, run-code]}}\n")

TABLE = [
    ("{Admin: [user:ana]}", {"user:ana": ("Admin", ())}),
    ("{Viewer: [user:ana], Member: [user:ana]}", {"user:ana": ("Member", ())}),
    (
        "{Contributor: [group:outer]}",
        {
            "group:inner": ("Contributor", ("group:outer",)),
            "group:outer": ("Contributor", ()),
            "user:bo": ("Contributor", ("group:outer", "group:inner")),
            "user:cleo": ("Contributor", ("group:outer",)),
        },
    ),
    (
        "{Viewer: [user:bo], Member: [group:short]}",
        {"group:short": ("Member", ()), "user:bo": ("Member", ("group:short",))},
    ),
    ("{Member: [group:short, user:bo]}", {"group:short": ("Member", ()), "user:bo": ("Member", ())}),
    (
        "{Viewer: [app:loader, group:empty, user:stranger]}",
        dict.fromkeys(["app:loader", "group:empty", "user:stranger"], ("Viewer", ())),
    ),
    ("{Unknown: [user:ana]}", {}),
    ("{Auditor: [user:ana], Runner: [user:ana]}", {"user:ana": ("Runner", ())}),
]


def project(roles: str) -> lineage.Compilation:
    spec = f"apiVersion: lineage/v1\nkind: Workspace\nname: other\nroles: {roles}\n{PEOPLE}{ROLES}"
    return lineage.compile_texts({"other.yaml": spec, "sales.yaml": sales("artifacts: {lake: {type: Lakehouse}}\n")})


@pytest.mark.parametrize(("roles", "expectation"), TABLE)
def test_one_grant_for_each_principal(roles: str, expectation: dict[str, tuple[str, tuple[str, ...]]]) -> None:
    grants = access(project(roles).project, of="other").grants
    assert {grant.principal: (grant.role, grant.via) for grant in grants} == expectation
    assert [grant.principal for grant in grants] == sorted(expectation)


def test_all_ways_together_say_what_one_may_do() -> None:
    [grant] = access(project("{Auditor: [user:ana], Runner: [user:ana]}").project, of="other").grants
    assert grant.may == ("see", "run-code", "open-lineage")


def test_of_a_reference_it_is_the_workspace_that_counts() -> None:
    compiled = project("{Viewer: [user:ana]}").project
    assert [grant.workspace for grant in access(compiled, of="sales/lake").grants] == ["sales"]
    assert [grant.workspace for grant in access(compiled).grants] == ["other", "sales"]
    assert not access(compiled, of="nowhere").grants


def test_of_one_principal() -> None:
    compiled = project("{Viewer: [group:outer]}").project
    assert [(grant.workspace, grant.role) for grant in access(compiled, by="user:ana").grants] == [("sales", "Admin")]
    assert [grant.via for grant in access(compiled, by="user:bo").grants] == [("group:outer", "group:inner")]
    assert not access(compiled, by="user:nobody").grants
