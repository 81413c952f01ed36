"""Two things have one name.

## What is wrong

Two declarations give one name to two things: two artifacts of a workspace, two workspaces, two principals of a kind,
two roles, two policies, or a table and a schema of one artifact. A project's own type or role may not have the name
of a built-in one either.

## Why it matters

A reference to the name can mean only one of them. The first is kept, and whatever the second says is not looked at.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  orders: {type: Lakehouse}
  orders-report: {type: Report, inputs: [orders]}
---
apiVersion: lineage/v1
kind: Artifacts
workspace: sales
artifacts:
  orders: {type: Warehouse}
```

## Mend

Give one of them another name, or make one thing of the two.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  orders: {type: Lakehouse}
  orders-report: {type: Report, inputs: [orders]}
---
apiVersion: lineage/v1
kind: Artifacts
workspace: sales
artifacts:
  orders-archive: {type: Warehouse, inputs: [orders]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.artifact_types import BUILT_IN_TYPES
from lineage.rules.rule import Rule
from lineage.specs.model import Schema, Table
from lineage.text.diagnostic import Finding, Related, Severity
from lineage.text.source import Text
from lineage.wording.phrasing import plural, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph
    from lineage.specs.model import Artifact


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Report what assembly met twice, and what takes a name that is taken from the start."""
    project = graph.project
    for fault in project.faults.duplicates:
        yield _twice(fault.noun, fault.first, fault.second)
    for artifact in project.artifacts.values():
        if len(artifact.parts) > 1:
            yield from _shared_by_parts(artifact)
    for own in project.settings.types:
        if own.name in BUILT_IN_TYPES and isinstance(own.name, Text):
            yield _built_in("type", own.name)
    for name in project.faults.built_in_roles:
        yield _built_in("role", name)


def _shared_by_parts(artifact: Artifact) -> Iterator[Finding]:
    """Within a mapping no key stands twice, so that only those of different mappings can be the same."""
    first: dict[str, Text] = {}
    mixed = artifact.parts[0].__class__ is not artifact.parts[-1].__class__
    for part in artifact.parts if mixed else ():
        if part.ref in first:
            noun = "table or schema" if isinstance(part, Schema | Table) else "part"
            yield _twice(noun, first[part.ref], part.name)
        first.setdefault(part.ref, part.name)


def _twice(noun: str, first: Text, second: Text) -> Finding:
    message = f"there are two {plural(noun)} {quoted(second)}"
    if noun == "table or schema":
        message = f"{quoted(second)} is both a schema and a table"
    related = (Related("the first is here", first.span),)
    return Finding("LIN202", message, second.span, "rename one, or make one of the two", related)


def _built_in(noun: str, name: Text) -> Finding:
    return Finding("LIN202", f"the {noun} {quoted(name)} is built in", name.span, f"give your {noun} another name")


RULE = Rule("LIN202", "duplicate-name", Severity.ERROR, __doc__, check)
