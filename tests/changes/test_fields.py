"""What is said of a thing: owner, sensitivity, freshness and so on; policies, settings; plain fields."""

from __future__ import annotations

import pytest

from tests.changes.cases import Case, changes, line
from tests.changes.random_trees import compared

REPORT = "    owner: user:bo\n    endorsement: certified\n"
POLICY = """\
  - id: owned
    description: Reports have owners.
    select: type:Report
    require: {fields: [owner]}
"""
TAGS = "tags: [old, big]"

GOVERNANCE = [
    Case(
        "the owner of something that nothing certified is made of",
        {"leads: {type: Lakehouse, owner: user:cleo": "leads: {type: Lakehouse, owner: user:ana"},
        ("safe owner-changed: owner sales/leads",),
    ),
    Case("a first owner", {"  attic: {": "  attic: {owner: user:bo, "}, ("safe owner-changed: owner bank/attic",)),
    Case(
        "the owner of something certified",
        {REPORT: REPORT.replace("bo", "ana")},
        ("risky owner-changed-certified: owner bank/churn-report",),
    ),
    Case(
        "the owner of what something certified is made of",
        {"serving: {type: Lakehouse, owner: group:team": "serving: {type: Lakehouse, owner: user:ana"},
        ("risky owner-changed-certified: owner bank/serving",),
    ),
    Case(
        "an owner who goes",
        {"leads: {type: Lakehouse, owner: user:cleo, ": "leads: {type: Lakehouse, "},
        ("risky owner-removed: owner sales/leads",),
    ),
    Case(
        "the sensitivity of something, raised, of which something certified is made",
        {"    owner: user:bo\n    sensitivity: internal": "    owner: user:bo\n    sensitivity: confidential"},
        ("risky sensitivity-changed-certified: sensitivity bank/lake",),
    ),
    Case(
        "a sensitivity is lowered",
        {"        sensitivity: internal": "        sensitivity: public"},
        ("risky sensitivity-lowered: sensitivity bank/lake.customers",),
    ),
    Case(
        "a sensitivity is said no more",
        {"        sensitivity: internal\n": ""},
        ("risky sensitivity-lowered: sensitivity bank/lake.customers",),
    ),
    Case(
        "a sensitivity of something that nothing certified is made of",
        {"leads-report: {": "leads-report: {sensitivity: public, "},
        ("safe sensitivity-changed: sensitivity sales/leads-report",),
    ),
    Case(
        "certified no more",
        {"certified": "promoted"},
        ("risky endorsement-lowered: endorsement bank/churn-report",),
    ),
    Case(
        "certified, and more than that",
        {"certified": "master-data", "leads-report: {": "leads-report: {endorsement: certified, "},
        (
            "safe endorsement-changed: endorsement bank/churn-report",
            "safe endorsement-changed: endorsement sales/leads-report",
        ),
    ),
    Case(
        "the freshness of something certified",
        {"within: 24h": "within: 2d"},
        ("risky freshness-changed-certified: freshness bank/churn-report",),
    ),
    Case("the same freshness in other words", {"within: 24h": "within: 1d", "within: 2h": "within: 120m"}, ()),
    Case(
        "the freshness of something else",
        {"within: 2h": "within: 1h"},
        ("safe freshness-changed: freshness sales/leads-report",),
    ),
    Case(
        "something that is read is deprecated",
        {"leads: {type: Lakehouse, ": "leads: {type: Lakehouse, deprecated: {reason: old}, "},
        ("risky deprecated-in-use: deprecation sales/leads",),
    ),
    Case(
        "something that nothing reads is deprecated, and something else is no longer",
        {
            "leads-report: {": "leads-report: {deprecated: {}, ",
            "    deprecated: {since: 2026-09-01, reason: replaced, replacement: leads-report}\n": "",
        },
        (
            "safe deprecation-changed: deprecation sales/leads-report",
            "safe deprecation-changed: deprecation sales/old-report",
        ),
    ),
    Case("what to use instead, written whole", {"replacement: leads-report": "replacement: sales/leads-report"}, ()),
    Case(
        "where data comes from",
        {"server: core-db": "server: new-db"},
        ("risky connection-changed-used: connection bank/core",),
    ),
    Case(
        "where something is that nothing reads",
        {"  attic: {": "  attic: {connection: {server: x}, "},
        ("safe connection-changed: connection bank/attic",),
    ),
    Case(
        "the type of a column that is read",
        {"age: {type: int}": "age: {type: decimal}"},
        ("risky type-changed-used: type bank/lake.customers#age",),
    ),
    Case(
        "the type of a column that nothing reads",
        {"left: {type: int": "left: {type: decimal"},
        ("safe type-changed: type bank/lake.spare#left",),
    ),
    Case(
        "the type of an artifact that nothing reads",
        {"attic: {type: Folder": "attic: {type: Lakehouse"},
        ("safe type-changed: type bank/attic",),
    ),
]

AROUND = [
    Case(
        "a policy asks for something else",
        {"fields: [owner]": "fields: [owner, title]"},
        ("risky policy-changed: policy policy:owned",),
    ),
    Case(
        "a policy goes",
        {POLICY: "  []\n"},
        ("risky policy-changed: policy policy:owned",),
    ),
    Case(
        "a policy comes, and another is said in other words",
        {
            "policies:\n": "policies:\n  - {id: titled, description: x, select: '*', require: {fields: [title]}}\n",
            "have owners": "have an owner",
        },
        ("safe described: description policy:owned", "safe policy-added: policy policy:titled"),
    ),
    Case(
        "a waiver is given",
        {"  attic: {": "  attic: {waive: [{policy: owned, reason: soon, until: 2126-01-01}], "},
        ("risky waiver-given: waiver bank/attic owned",),
    ),
    Case("a waiver lasts longer", {"2126-12-31": "2127-12-31"}, ("risky waiver-given: waiver sales/old-report owned",)),
    Case(
        "a waiver goes",
        {"    waive: [{policy: owned, reason: nobody wants it, until: 2126-12-31}]\n": ""},
        ("safe waiver-removed: waiver sales/old-report owned",),
    ),
    Case(
        "a type that is used is of another group, and one that is not goes",
        {
            "Folder: {group: storage}": "Folder: {group: source}",
            "  DbtModel: {group: storage, title: dbt model, icon: Warehouse}\n": "",
        },
        (
            "risky type-definition-in-use: type-definition type:Folder",
            "safe type-definition-changed: type-definition type:DbtModel",
        ),
    ),
    Case(
        "a type comes, and another has a title",
        {"  Folder: {group: storage}": "  Folder: {group: storage, title: A folder}\n  Cube: {group: semantic}"},
        ("safe type-definition-changed: type-definition type:Cube", "safe described: title type:Folder"),
    ),
    Case(
        "the scale of sensitivities",
        {"[public, internal, confidential]": "[internal, public, confidential]"},
        ("risky scale-changed: scale kind:Project",),
    ),
    Case(
        "a rule counts less",
        {"isolated-artifact: off": "isolated-artifact: off, LIN201: warning"},
        ("risky setting-lowered: setting rule:unknown-reference",),
    ),
    Case("a rule by its code", {"isolated-artifact: off": "LIN304: off"}, ()),
    Case("what holds anyhow", {"isolated-artifact: off": "isolated-artifact: off, LIN201: error"}, ()),
    Case(
        "a rule counts more, and a row of the table of changes",
        {"rules: {isolated-artifact: off}": "changes: {part-added: risky, part-removed: breaking}"},
        ("safe setting-changed: setting change:part-added", "safe setting-changed: setting rule:isolated-artifact"),
    ),
    Case(
        "a row of the table of changes counts less",
        {"rules:": "changes: {part-removed: safe}\nrules:"},
        ("risky setting-lowered: setting change:part-removed",),
    ),
    Case(
        "plain fields",
        {
            "title: Bank": "title: A bank",
            "title: The bank\n": "title: Another bank\ndomain: retail\n",
            TAGS: "tags: [big]",
            "  dan: {}": "  dan: {email: dan@example.org}",
            "metrics: {auc: 0.8}": "metrics: {auc: 0.81}, status: finished, commit: 4f1c0de",
            "title: Never used": "title: Never used, stage: none",
            "title: Every night": "source: pipelines/nightly.json",
            "The address to write to": "The address",
        },
        (
            "safe described: domain bank",
            "safe described: title bank",
            "safe described: tags bank/attic",
            "safe described: commit bank/experiment.run-1",
            "safe described: metrics bank/experiment.run-1",
            "safe described: status bank/experiment.run-1",
            "safe described: description bank/lake.customers#email",
            "safe described: stage bank/model@3",
            "safe described: source bank/nightly",
            "safe described: title bank/nightly",
            "safe described: title kind:Project",
            "safe described: email user:dan",
        ),
    ),
    Case("tags in another order", {TAGS: "tags: [big, old]"}, ()),
]


@pytest.mark.parametrize("case", [*GOVERNANCE, *AROUND], ids=lambda case: case.name)
def test_fields(case: Case) -> None:
    assert [line(change) for change in changes(case)] == [*case.told]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("1", "true", "{a: 1} → {a: true}"),
        ("false", "0.0", "{a: false} → {a: 0.0}"),
        ("1", '"1"', '{a: 1} → {a: "1"}'),
        ("1", "1.0", None),
        ("1e1", "10", None),
    ],
)
@pytest.mark.parametrize("edit", ["", ", title: T"])
def test_values_are_those_of_yaml_and_not_of_python(before: str, after: str, expected: str | None, edit: str) -> None:
    def tree(value: str, more: str) -> dict[str, str]:
        source = f"  s: {{type: DataSource, connection: {{a: {value}}}{more}}}\n"
        run = f"  e: {{type: MLExperiment, runs: {{r: {{parameters: {{a: {value}}}{more}}}}}}}\n"
        return {"w.yaml": f"apiVersion: lineage/v1\nkind: Workspace\nname: w\nartifacts:\n{source}{run}"}

    found = compared(tree(before, ""), tree(after, edit)).changes
    values = {each.subject: f"{each.before} → {each.after}" for each in found if each.subject != "title"}
    assert values == ({} if expected is None else {"connection": expected, "parameters": expected})
