"""What is said about documents that do not say well what they are."""

from __future__ import annotations

import pytest

from tests.schema.saying import Said, faults_of

START = "start it with `apiVersion: lineage/v1` and a `kind`"
KINDS = "`Project`, `Workspace`, `Artifacts`, `Relationships`, `Principals`, `Roles` or `Policies`"

HEADERS: list[tuple[str, list[Said]]] = [
    ("apiVersion: lineage/v1\nkind: Principals", []),
    ("[a, b]", [("LIN101", "", "a document must be a mapping, not a list", START)]),
    ("some words", [("LIN101", "", "a document must be a mapping, not a text", START)]),
    ("a: 1", [("LIN101", "*", "not a lineage document: it has neither `apiVersion` nor `kind`", START)]),
    ("kind: Roles", [("LIN101", "*", "missing field `apiVersion` in a document", "write `apiVersion: lineage/v1`")]),
    (
        "api_version: lineage/v1\nkind: Roles",
        [("LIN101", "*api_version", "unknown field `api_version` in a document", "did you mean `apiVersion`?")],
    ),
    (
        "apiVersion: lineage/v2\nkind: Anything",
        [("LIN101", "apiVersion", "`apiVersion` cannot be `lineage/v2`", "write `apiVersion: lineage/v1`")],
    ),
    ("apiVersion: 1", [("LIN101", "apiVersion", "`apiVersion` cannot be a number", "write `apiVersion: lineage/v1`")]),
    (
        "apiVersion: lineage/v1",
        [("LIN102", "*", "missing field `kind` in a document", f"say which kind of document it is: {KINDS}")],
    ),
    (
        "apiVersion: lineage/v1\nKind: Roles",
        [("LIN102", "*Kind", "unknown field `Kind` in a document", "did you mean `kind`?")],
    ),
    (
        "apiVersion: lineage/v1\nkind: Workspce",
        [("LIN102", "kind", "unknown kind `Workspce`", f"did you mean `Workspace`? it can be {KINDS}")],
    ),
    ("apiVersion: lineage/v1\nkind: Pod", [("LIN102", "kind", "unknown kind `Pod`", f"it can be {KINDS}")]),
    ("apiVersion: lineage/v1\nkind: [Roles]", [("LIN102", "kind", "`kind` cannot be a list", f"it can be {KINDS}")]),
    (
        "api_version: lineage/v1\nkind: Role",
        [
            ("LIN101", "*api_version", "unknown field `api_version` in a document", "did you mean `apiVersion`?"),
            ("LIN102", "kind", "unknown kind `Role`", f"did you mean `Roles`? it can be {KINDS}"),
        ],
    ),
]


@pytest.mark.parametrize(("yaml", "expected"), HEADERS)
def test_headers(yaml: str, expected: list[Said]) -> None:
    assert faults_of(yaml) == expected
