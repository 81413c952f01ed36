"""Relationships, and who may do what."""

from __future__ import annotations

import pytest

from tests.changes.cases import Case, changes, line

RELATIONSHIPS = [
    Case(
        "an input goes",
        {"inputs: [lake.customers]\n    outputs": "inputs: []\n    outputs"},
        ("breaking relationship-removed: relationship bank/prepare bank/lake.customers",),
    ),
    Case(
        "an input is another one now",
        {"inputs: [lake.customers]\n    outputs": "inputs: [lake.spare]\n    outputs"},
        (
            "breaking relationship-removed: relationship bank/prepare bank/lake.customers",
            "safe relationship-added: relationship bank/prepare bank/lake.spare",
        ),
    ),
    Case(
        "an input is said of the whole",
        {"inputs: [lake.customers]\n    outputs": "inputs: [lake]\n    outputs"},
        (
            "safe relationship-added: relationship bank/prepare bank/lake",
            "safe relationship-reworded: relationship bank/prepare bank/lake.customers",
        ),
    ),
    Case(
        "an input comes",
        {"inputs: [serving.predictions]": "inputs: [serving.predictions, lake.customers]"},
        ("safe relationship-added: relationship bank/figures bank/lake.customers",),
    ),
    Case(
        "an input is said at the other end",
        {
            "inputs: [figures]": "inputs: []",
            "inputs: [serving.predictions]}": "inputs: [serving.predictions], outputs: [churn-report]}",
        },
        (),
    ),
    Case(
        "a pipeline runs a notebook no more",
        {"runs: [prepare], title": "runs: [], title"},
        ("risky orchestration-removed: relationship bank/prepare bank/nightly",),
    ),
    Case(
        "a notebook no longer uses an environment",
        {"    uses: [libraries]\n": ""},
        ("breaking relationship-removed: relationship bank/prepare bank/libraries",),
    ),
    Case(
        "a column no longer says where it comes from",
        {", from: [lake.customers#age]": ""},
        ("risky column-link-removed: relationship bank/lake.features#band bank/lake.customers#age",),
    ),
    Case(
        "a column says where it comes from",
        {"score: {type: double}": "score: {type: double, from: [lake.customers#email]}"},
        ("safe relationship-added: relationship bank/lake.features#score bank/lake.customers#email",),
    ),
    Case(
        "a relationship was about all, and is about some columns now",
        {"to: sales/leads.closed}": "to: sales/leads.closed, columns: {band: [band]}}"},
        ("risky relationship-narrowed: relationship sales/leads.closed bank/lake.features",),
    ),
    Case(
        "a relationship was about some columns, and is about all now",
        {", columns: {mail: [email]}": ""},
        ("safe relationship-changed: relationship sales/leads.open bank/lake.customers",),
    ),
    Case(
        "what a relationship is for",
        {"description: every night": "description: every hour"},
        ("safe described: description bank/lake.customers bank/core",),
    ),
    Case(
        "what is read is pinned to another version, and something certified is made of it",
        {"inputs: [serving.predictions]": 'inputs: ["serving.predictions@v2"]'},
        ("risky pin-changed-certified: pin bank/figures bank/serving.predictions",),
    ),
    Case("a pin moves", {"leads@v7": "leads@v8"}, ("safe pin-changed: pin sales/leads-report sales/leads",)),
    Case(
        "the type of an end changes, and with it that of its relationships",
        {"figures: {type: SemanticModel": "figures: {type: DbtModel"},
        ("risky type-changed-used: type bank/figures",),
    ),
]

ACCESS = [
    Case(
        "an owner may write no more",
        {"  Contributor: [group:team]\n": "", "  Viewer: [group:guests]": "  Viewer: [group:guests, group:team]"},
        ("breaking access-lost: role bank group:team",),
    ),
    Case(
        "an owner may no longer read what its notebook reads",
        {"  Reader: [group:readers]\n": ""},
        ("breaking access-lost: role bank group:readers",),
    ),
    Case(
        "it may read it in another way",
        {"  Reader: [group:readers]\n": "  Reader: [user:cleo]\n"},
        ("safe role-changed: role bank group:readers", "safe role-changed: role bank user:cleo"),
    ),
    Case(
        "an owner leaves the group by which it may",
        {"readers: {members: [user:cleo]}": "readers: {}"},
        ("breaking access-lost: member group:readers user:cleo",),
    ),
    Case(
        "the group goes",
        {"  readers: {members: [user:cleo]}\n": ""},
        ("breaking access-lost: principal group:readers",),
    ),
    Case(
        "the role allows less",
        {"Reader: {may: [see, read-data]}": "Reader: {may: [see]}"},
        ("breaking access-lost: role-definition role:Reader",),
    ),
    Case(
        "somebody may do less, and owns nothing that needs it",
        {"  Viewer: [group:guests]\n": ""},
        ("safe role-changed: role bank group:guests",),
    ),
    Case(
        "a role widens",
        {"  Viewer: [group:guests]": "  Member: [group:guests]"},
        ("risky role-widened: role bank group:guests",),
    ),
    Case(
        "a role is given to somebody new",
        {"  Viewer: [group:guests]": "  Viewer: [group:guests, user:dan, user:bo]\n  Auditor: [user:cleo]"},
        (
            "risky role-widened: role bank user:cleo",
            "safe role-changed: role bank user:bo",
            "safe role-changed: role bank user:dan",
        ),
    ),
    Case(
        "a role is given that says no more than another",
        {"  Viewer: [group:guests]": "  Viewer: [group:guests, group:team]"},
        (),
    ),
    Case(
        "a group gets a member who may more by it",
        {"readers: {members: [user:cleo]}": "readers: {members: [user:cleo, user:dan]}"},
        ("risky member-widened: member group:readers user:dan",),
    ),
    Case(
        "a group gets a member who may no more by it",
        {"readers: {members: [user:cleo]}": "readers: {members: [user:cleo, user:ana]}"},
        ("safe member-changed: member group:readers user:ana",),
    ),
    Case(
        "a member leaves who needs nothing of it",
        {"guests: {members: [user:dan]}": "guests: {}"},
        ("safe member-changed: member group:guests user:dan",),
    ),
    Case(
        "a role allows more, and somebody has it",
        {"Reader: {may: [see, read-data]}": "Reader: {may: [see, read-data, share]}"},
        ("risky role-definition-widened: role-definition role:Reader",),
    ),
    Case(
        "a role allows more, and nobody has it",
        {"Auditor: {may: [see, open-lineage]}": "Auditor: {may: [see, open-lineage, share], title: Auditor}"},
        ("safe role-definition-changed: role-definition role:Auditor", "safe described: title role:Auditor"),
    ),
    Case(
        "a role comes, and one goes",
        {"  Auditor: {may: [see, open-lineage]}": "  Guest: {may: [see]}"},
        (
            "safe role-definition-changed: role-definition role:Auditor",
            "safe role-definition-changed: role-definition role:Guest",
        ),
    ),
    Case(
        "somebody comes",
        {"  dan: {}": "  dan: {}\n  eve: {email: eve@example.org}"},
        ("safe principal-added: principal user:eve",),
    ),
    Case(
        "a group comes whose members may more by it",
        {
            "  guests: {members: [user:dan]}": "  guests: {members: [user:dan]}\n  more: {members: [user:dan]}",
            "  Contributor: [user:cleo]": "  Contributor: [user:cleo, group:more]",
        },
        ("risky principal-widened: principal group:more", "risky role-widened: role sales group:more"),
    ),
    Case(
        "an owner is no longer declared", {"  cleo: {}\n": ""}, ("risky principal-removed-owner: principal user:cleo",)
    ),
    Case(
        "somebody who owns nothing is no longer declared",
        {"  dan: {}\n": ""},
        ("safe principal-removed: principal user:dan",),
    ),
    Case(
        "the last contact goes",
        {"contacts: [group:team]\n": ""},
        ("risky last-contact-removed: contact bank group:team",),
    ),
    Case(
        "somebody else is the contact",
        {"contacts: [group:team]": "contacts: [user:bo]"},
        ("safe contact-changed: contact bank group:team", "safe contact-changed: contact bank user:bo"),
    ),
]


@pytest.mark.parametrize("case", [*RELATIONSHIPS, *ACCESS], ids=lambda case: case.name)
def test_ties(case: Case) -> None:
    assert [line(change) for change in changes(case)] == [*case.told]
