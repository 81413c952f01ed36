"""Every field of the spec language is told of when it changes, and it is known as what."""

from __future__ import annotations

import json

import pytest

from lineage.language.severities import SUBJECTS
from lineage.spec_language import DOCUMENTS
from lineage.spec_language.shapes import Field, ListOf, ListOrMap, MapOf, Record, Shape
from tests.changes.random_trees import compared

HEADER = {"apiVersion": None, "kind": None, "name": "workspace", "workspace": "workspace"}
CONTENT = {"artifacts": "artifact", "relationships": "relationship"}
DESCRIBED = {"title": "title", "description": "description"}
TAGGED = {**DESCRIBED, "tags": "tags"}

TOLD_AS: dict[str, dict[str, str | None]] = {
    "Project document": {
        **HEADER, **DESCRIBED, "types": "type-definition", "sensitivity": "scale", "rules": "setting",
        "changes": "setting", "repository": "repository", "site": "site",
    },
    "Site": {"logo": "site", "accent": "site", "links": "site"},
    "Site link": {"title": "site", "href": "site"},
    "Artifact type": {**DESCRIBED, "group": "type-definition", "icon": "icon"},
    "Workspace document": {
        **HEADER, **DESCRIBED, **CONTENT, "domain": "domain", "contacts": "contact", "roles": "role",
    },
    "Artifacts document": {**HEADER, **CONTENT},
    "Relationships document": {**HEADER, **CONTENT},
    "Artifact": {
        **TAGGED, "type": "type", "owner": "owner", "domain": "domain", "sensitivity": "sensitivity",
        "endorsement": "endorsement", "source": "source", "connection": "connection", "freshness": "freshness",
        "deprecated": "deprecation", "waive": "waiver", "inputs": "relationship", "outputs": "relationship",
        "uses": "relationship", "runs": "relationship", "schemas": "part", "tables": "part", "columns": "column",
        "versions": "version",
    },
    "Relationship": {
        "from": "relationship", "to": "relationship", "type": "relationship", "description": "description",
        "columns": "relationship",
    },
    "Freshness promise": {"within": "freshness"},
    "Deprecation": dict.fromkeys(("since", "reason", "replacement"), "deprecation"),
    "Waiver": dict.fromkeys(("policy", "reason", "until"), "waiver"),
    "Run": {
        **TAGGED, "source": "relationship", "inputs": "relationship", "status": "status", "started": "started",
        "ended": "ended", "commit": "commit", "parameters": "parameters", "metrics": "metrics",
    },
    "Schema": {**TAGGED, "tables": "part"},
    "Table": {**TAGGED, "sensitivity": "sensitivity", "columns": "column"},
    "Column": {**TAGGED, "type": "type", "from": "relationship"},
    "Version": {**TAGGED, "run": "relationship", "aliases": "alias", "created": "created", "stage": "stage"},
    "Principals document": {**HEADER, **dict.fromkeys(("users", "groups", "apps"), "principal")},
    "User": {**DESCRIBED, "email": "email"},
    "Group": {**DESCRIBED, "email": "email", "members": "member"},
    "App": {**DESCRIBED, "email": "email"},
    "Roles document": {**HEADER, "roles": "role-definition"},
    "Role": {**DESCRIBED, "may": "role-definition"},
    "Policies document": {**HEADER, "policies": "policy"},
}  # fmt: skip
"""The subject by which a change of each field is told; None is for what is the same in all documents of a kind."""

ASKED_BY_POLICIES = {"Policy", "Requirement", "Prohibition", "Path", "Neighbours", "Limits"}
"""What a policy asks for is compared whole, whatever can be asked."""


def records() -> dict[str, Record]:
    """All that has fields."""
    found: dict[str, Record] = {}

    def enter(shape: Shape) -> None:
        match shape:
            case Record():
                found[shape.title] = shape
                for field in shape.fields:
                    enter(field.shape)
            case ListOf():
                enter(shape.item)
            case MapOf():
                enter(shape.value)
            case ListOrMap():
                enter(shape.map)

    for kind in DOCUMENTS:
        enter(kind.record)
    return found


@pytest.mark.parametrize("record", records().values(), ids=records())
def test_every_field_is_told_of(record: Record) -> None:
    if record.title not in ASKED_BY_POLICIES:
        told = TOLD_AS[record.title]
        assert {field.name for field in record.fields} <= told.keys()
        assert {told[field.name] for field in record.fields} - {None} <= set(SUBJECTS)


TREE = """\
apiVersion: lineage/v1
kind: Project
types: {DbtModel: {group: storage%(Artifact type)s}}
---
apiVersion: lineage/v1
kind: Principals
users: {ana: {%(User)s}}
groups: {team: {%(Group)s}}
apps: {loader: {%(App)s}}
---
apiVersion: lineage/v1
kind: Roles
roles: {Auditor: {may: [see]%(Role)s}}
---
apiVersion: lineage/v1
kind: Workspace
name: w
artifacts:
  lake:
    type: Lakehouse
    tables: {customers: {columns: {age: {}, country: {}}}, features: {}, table: {%(Table)s}}
    schemas: {schema: {%(Schema)s}}
  prepare: {type: Notebook}
  train: {type: Notebook}
  spark-environment: {type: Environment}
  churn-experiment: {type: MLExperiment, runs: {run-42: {}, run-43: {%(Run)s}}}
  churn-model: {type: MLModel, versions: {"1": {aliases: [champion]}, "2": {%(Version)s}}}
  model: {type: SemanticModel, columns: {segment: {}, column: {%(Column)s}}}
  thing: {type: %(type)s%(Artifact)s}
relationships:
  - {from: lake.customers, to: model%(Relationship)s}
"""

_TYPES = {
    "schemas": "Warehouse",
    "tables": "Warehouse",
    "columns": "Warehouse",
    "versions": "MLModel",
    "runs": "DataPipeline",
}
_SLOTS = [title for title in records() if f"%({title})s" in TREE]
_KEPT = {
    ("Artifact", "type"),
    ("Artifact type", "group"),
    ("Role", "may"),
    ("Relationship", "from"),
    ("Relationship", "to"),
}
"""Fields without which a thing is none; they are changed in the tables of cases."""
_SAYS_NOTHING_NEW = {("Relationship", "type"), ("Version", "aliases"), ("Artifact type", "title")}
"""The example says what holds without it, or of this tree something that is wrong."""


@pytest.mark.parametrize(
    ("title", "field"),
    [
        pytest.param(title, field, id=f"{title} {field.name}")
        for title in _SLOTS
        for field in records()[title].fields
        if (title, field.name) not in _KEPT | _SAYS_NOTHING_NEW
    ],
)
def test_a_field_that_comes_or_goes_is_a_change(title: str, field: Field) -> None:
    said = f"{field.name}: {json.dumps(field.examples[0])}"
    empty = {**dict.fromkeys(_SLOTS, ""), "type": _TYPES.get(field.name, "Notebook")}
    between = ", " if f"{{%({title})s" not in TREE else ""
    before, after = {"a.yaml": TREE % empty}, {"a.yaml": TREE % {**empty, title: f"{between}{said}"}}
    for one, other in ((before, after), (after, before)):
        assert TOLD_AS[title][field.name] in {change.subject for change in compared(one, other).changes}
