"""What is said about documents that do not have the shape of their kind."""

from __future__ import annotations

import time
from typing import Any

import pytest

from lineage.language.schema import faults
from lineage.text.document import MAX_FAULTS
from tests.schema.saying import Said, faults_of, said

A = "*artifacts.a"
VERSION_FIELDS = "`title`, `description`, `tags`, `run`, `aliases`, `created`, `stage`"

ARTIFACTS: list[tuple[str, list[Said]]] = [
    # Unknown fields: the one that is meant, where it belongs, or what there is.
    ("{type: Lakehouse}", []),
    (
        "{type: X, inputz: []}",
        [("LIN103", f"{A}.inputz", "unknown field `inputz` in an artifact", "did you mean `inputs`?")],
    ),
    (
        "{type: X, Inputs: []}",
        [("LIN103", f"{A}.Inputs", "unknown field `Inputs` in an artifact", "did you mean `inputs`?")],
    ),
    (
        "{type: X, desc: x}",
        [("LIN103", f"{A}.desc", "unknown field `desc` in an artifact", "did you mean `description`?")],
    ),
    (
        "{type: X, upstream: []}",
        [("LIN103", f"{A}.upstream", "unknown field `upstream` in an artifact", "did you mean `inputs`?")],
    ),
    (
        "{type: X, members: []}",
        [("LIN103", f"{A}.members", "unknown field `members` in an artifact", "`members` belongs in a group")],
    ),
    (
        "{type: X, name: a}",
        [
            (
                "LIN103",
                f"{A}.name",
                "unknown field `name` in an artifact",
                "its key is its name; `title` is for what people read",
            )
        ],
    ),
    (
        "{type: X, versions: {v: {zzzz: 1}}}",
        [("LIN103", f"{A}.versions.v.zzzz", "unknown field `zzzz` in a version", f"allowed are {VERSION_FIELDS}")],
    ),
    (
        '{type: X, versions: {v: {"": 1}}}',
        [("LIN103", f"{A}.versions.v.", 'unknown field `""` in a version', f"allowed are {VERSION_FIELDS}")],
    ),
    (
        '{type: X, versions: {v: {"a\\nb\\u202e": 1}}}',
        [
            (
                "LIN103",
                f"{A}.versions.v.a\nb\u202e",
                "unknown field `a\\u000ab\\u202e` in a version",
                f"allowed are {VERSION_FIELDS}",
            )
        ],
    ),
    # Missing fields, and the misspelt ones that are only one fault.
    ("{title: x}", [("LIN104", A, "missing field `type` in an artifact", "add it, as in `type: Lakehouse`")]),
    ("{typ: Lakehouse}", [("LIN103", f"{A}.typ", "unknown field `typ` in an artifact", "did you mean `type`?")]),
    ("{kind: Lakehouse}", [("LIN103", f"{A}.kind", "unknown field `kind` in an artifact", "did you mean `type`?")]),
    (
        "{type: X, freshness: {}}",
        [("LIN104", f"{A}.freshness", "missing field `within` in a freshness promise", "add it, as in `within: 24h`")],
    ),
    # Wrong types, each with the way out.
    ("", [("LIN105", A, "`a` must be a mapping, but it has no value", "write it as in `{type: Lakehouse}`")]),
    (
        "{type: X, inputs: lake.customers}",
        [("LIN105", "artifacts.a.inputs", "`inputs` must be a list, not a text", "write `[lake.customers]`")],
    ),
    (
        "{type: X, inputs: 'b, c@champion'}",
        [("LIN105", "artifacts.a.inputs", "`inputs` must be a list, not a text", "write `[b, c@champion]`")],
    ),
    (
        "{type: X, inputs: }",
        [
            (
                "LIN105",
                f"{A}.inputs",
                "`inputs` must be a list, but it has no value",
                "write it as in `[lake.customers]`",
            )
        ],
    ),
    (
        "{type: X, inputs: {b: c}}",
        [
            (
                "LIN105",
                "artifacts.a.inputs",
                "`inputs` must be a list, not a mapping",
                "write it as in `[lake.customers]`",
            )
        ],
    ),
    (
        "{type: X, inputs: [b, 12]}",
        [("LIN105", "artifacts.a.inputs.1", "item 2 of `inputs` must be a text, not a number", 'quote it: `"12"`')],
    ),
    (
        "{type: X, owner: [user:ana]}",
        [
            (
                "LIN105",
                "artifacts.a.owner",
                "`owner` must be a text, not a list",
                "write it without brackets, `user:ana`",
            )
        ],
    ),
    (
        "{type: X, title: 1.10}",
        [
            (
                "LIN105",
                "artifacts.a.title",
                "`title` must be a text, not a number",
                "quote it, so that it stays as it is written",
            )
        ],
    ),
    (
        "{type: X, domain: true}",
        [("LIN105", "artifacts.a.domain", "`domain` must be a text, not true", 'quote it: `"true"`')],
    ),
    (
        "{type: X, freshness: 24h}",
        [
            (
                "LIN105",
                "artifacts.a.freshness",
                "`freshness` must be a mapping, not a text",
                "write it as in `{within: 24h}`",
            )
        ],
    ),
    (
        "{type: X, runs: 1}",
        [
            (
                "LIN105",
                "artifacts.a.runs",
                "`runs` must be a list or a mapping, not a number",
                "write it as in `[prepare, train]`",
            )
        ],
    ),
    (
        "{type: X, runs: {r: {commit: 1234567}}}",
        [("LIN105", "artifacts.a.runs.r.commit", "`commit` must be a text, not a number", 'quote it: `"1234567"`')],
    ),
    (
        "{type: X, runs: {r: {metrics: {auc: '0.9', f1: high, ok: true}}}}",
        [
            (
                "LIN105",
                "artifacts.a.runs.r.metrics.auc",
                "`auc` must be a number, not a text",
                "take the quotes off, `0.9`",
            ),
            ("LIN105", "artifacts.a.runs.r.metrics.f1", "`f1` must be a number, not a text", ""),
            ("LIN105", "artifacts.a.runs.r.metrics.ok", "`ok` must be a number, not true", ""),
        ],
    ),
    (
        "{type: X, runs: {r: {parameters: {p: [1]}}}}",
        [
            (
                "LIN105",
                "artifacts.a.runs.r.parameters.p",
                "`p` must be a text, a number or true or false, not a list",
                "",
            )
        ],
    ),
    ("{type: X, tables: {t: , u: {columns: {c: }}}, versions: {v: }, runs: {r: }, deprecated: }", []),
    # Values that are not among those allowed.
    (
        "{type: X, endorsement: certifed}",
        [
            (
                "LIN106",
                "artifacts.a.endorsement",
                "`endorsement` cannot be `certifed`",
                "did you mean `certified`? it can be `promoted`, `certified` or `master-data`",
            )
        ],
    ),
    (
        f"{{type: X, endorsement: {'x' * 100}}}",
        [
            (
                "LIN106",
                "artifacts.a.endorsement",
                f"`endorsement` cannot be `{'x' * 59}…`",
                "it can be `promoted`, `certified` or `master-data`",
            )
        ],
    ),
    # Lists that say too little or the same twice.
    (
        "{type: X, inputs: [b, c, b]}",
        [("LIN107", "artifacts.a.inputs.2", "`b` stands in `inputs` twice", "keep one of them")],
    ),
    (
        "{type: X, columns: {c: {from: []}}}",
        [("LIN107", "artifacts.a.columns.c.from", "`from` must not be empty", "write it as in `[lake.customers#age]`")],
    ),
]


@pytest.mark.parametrize(("artifact", "expected"), ARTIFACTS)
def test_artifacts(artifact: str, expected: list[Said]) -> None:
    header = "apiVersion: lineage/v1\nkind: Artifacts\nworkspace: w\nartifacts:\n"
    assert faults_of(f"{header}  a: {artifact}\n") == expected


PERMISSIONS = (
    "`see`, `read-data`, `run-code`, `write`, `open-lineage`, `share`, `add-members`, `add-admins` or `manage`"
)

OTHERS: list[tuple[str, str, list[Said]]] = [
    ("Roles", "roles: {A: {may: [see]}}", []),
    (
        "Roles",
        "roles: {A: {may: [sea]}}",
        [
            (
                "LIN106",
                "roles.A.may.0",
                "`may` cannot hold `sea`",
                f"did you mean `see`? it can hold {PERMISSIONS}",
            )
        ],
    ),
    (
        "Roles",
        "roles: {A: {may: []}}",
        [("LIN107", "roles.A.may", "`may` must not be empty", "write it as in `[see, open-lineage]`")],
    ),
    (
        "Roles",
        "{}",
        [
            (
                "LIN104",
                "*",
                "missing field `roles` in a roles document",
                "add it, as in `roles: {Auditor: {may: [see, open-lineage]}}`",
            )
        ],
    ),
    ("Project", "rules: {LIN304: off}", []),
    (
        "Project",
        "rules: {LIN304: false}",
        [
            (
                "LIN105",
                "rules.LIN304",
                "`LIN304` must be a text, not false",
                "it can be `off`, `info`, `warning` or `error`",
            )
        ],
    ),
    (
        "Project",
        "sensitivity: []",
        [
            (
                "LIN107",
                "sensitivity",
                "`sensitivity` must not be empty",
                "write it as in `[public, internal, confidential, restricted]`",
            )
        ],
    ),
    ("Principals", "users: {ana: }\ngroups: {g: {members: [user:ana]}}", []),
    (
        "Principals",
        "users: {ana: {members: []}}",
        [("LIN103", "*users.ana.members", "unknown field `members` in a user", "`members` belongs in a group")],
    ),
    (
        "Relationships",
        "relationships: [{from: a, too: b}, [c], {from: a, to: b, columns: {}}]",
        [
            ("LIN103", "*relationships.0.too", "unknown field `too` in a relationship", "did you mean `to`?"),
            (
                "LIN105",
                "relationships.1",
                "item 2 of `relationships` must be a mapping, not a list",
                "write it as in `{from: lake.customers, to: churn-semantic-model}`",
            ),
            (
                "LIN107",
                "relationships.2.columns",
                "`columns` must not be empty",
                "write it as in `{segment: [age, country]}`",
            ),
        ],
    ),
    (
        "Relationships",
        "relationships: [{from: a}]",
        [
            (
                "LIN104",
                "*relationships.0",
                "missing field `to` in a relationship",
                "add it, as in `to: churn-semantic-model`",
            )
        ],
    ),
    (
        "Workspace",
        "name: w\nusers: {}\nroles: {Admin: user:ana}",
        [
            ("LIN105", "roles.Admin", "`Admin` must be a list, not a text", "write `[user:ana]`"),
            (
                "LIN103",
                "*users",
                "unknown field `users` in a workspace document",
                "`users` belongs in a principals document",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("kind", "yaml", "expected"), OTHERS)
def test_other_kinds(kind: str, yaml: str, expected: list[Said]) -> None:
    body = "" if yaml == "{}" else yaml
    assert faults_of(f"apiVersion: lineage/v1\nkind: {kind}\n{body}\n") == expected


def workspace(artifacts: object) -> dict[str, Any]:
    return {"apiVersion": "lineage/v1", "kind": "Workspace", "name": "w", "artifacts": artifacts}


def test_a_hundred_faults_are_enough() -> None:
    exactly = faults("Workspace", workspace({f"a{i}": {"type": i} for i in range(MAX_FAULTS)}))
    assert [fault.code for fault in exactly] == ["LIN105"] * MAX_FAULTS
    more = faults("Workspace", workspace({f"a{i}": {"type": i} for i in range(50_000)}))
    assert more[:-1] == exactly
    assert said(more[-1]) == (
        "LIN019",
        "*",
        "more than 100 faults in this document; the rest of it was not read",
        "",
    )


@pytest.mark.parametrize(
    "artifacts",
    [
        {**{f"a{i}": {"type": "X"} for i in range(50_000)}, "b": {"type": 1}},
        {f"a{i}": {f"f{j}": j for j in range(20)} for i in range(20_000)},
        {"a": {f"f{i}": i for i in range(200_000)}},
        {"a": {"type": "X", "inputs": [*map(str, range(200_000)), 1]}},
        {"a": {"type": "X", "inputs": [{}] * 200_000}},
        {"a": {"type": "X", "endorsement": "x" * 5_000_000}},
        {"a": {"type": "X", "x" * 5_000_000: 1}},
    ],
    ids=["one in many", "all of many", "many fields", "a long list", "a bad list", "a long text", "a long key"],
)
def test_large_documents_are_explained_quickly(artifacts: object) -> None:
    data = workspace(artifacts)
    begin = time.process_time()
    assert faults("Workspace", data)
    assert time.process_time() - begin < 2
