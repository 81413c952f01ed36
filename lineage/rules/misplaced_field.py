"""A field belongs to artifacts of another type.

## What is wrong

An artifact has a field that its type has no use for: `tables`, `schemas` and `columns` are for what holds data,
`versions` for models, and `runs` for experiments and code. On an experiment `runs` is a mapping of its runs by name;
on code it is a list of what the code runs.

## Why it matters

What is declared there can take part in no relationship, or in another one than was meant.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  orders-report:
    type: Report
    tables:
      orders: {}
```

## Mend

Declare it where it is, and name it among the `inputs`.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake:
    type: Lakehouse
    tables:
      orders: {}
  orders-report:
    type: Report
    inputs: [lake.orders]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.artifact_types import Group
from lineage.rules.rule import Rule
from lineage.specs.model import Run
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph
    from lineage.specs.model import Artifact
    from lineage.text.source import Text


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Hold the fields of each artifact against what its group holds."""
    groups = {name: type_.group for name, type_ in graph.project.types.items()}
    holds = {name: group.holds for name, group in groups.items()}
    for artifact in graph.project.artifacts.values():
        if artifact.fields and (allowed := holds.get(artifact.type or "")) is not None:
            for field in artifact.fields:
                if field not in allowed:
                    yield _misplaced(artifact, field)
                elif field == "runs":
                    yield from _runs_of_other_shape(artifact, field, groups[artifact.type or ""])


def _misplaced(artifact: Artifact, field: Text) -> Finding:
    groups = alternatives([group for group in Group if field in group.holds])
    help_ = f"`{field}` is for artifacts of the group {groups}"
    return Finding("LIN110", f"`{field}` does not belong to type `{artifact.type}`", field.span, help_)


def _runs_of_other_shape(artifact: Artifact, field: Text, group: Group) -> Iterator[Finding]:
    if group is Group.EXPERIMENT and artifact.orchestrates:
        message = f"`runs` of type `{artifact.type}` must be a mapping, not a list"
        yield Finding("LIN110", message, field.span, "write its runs by name, as in `runs: {run-42: {source: train}}`")
    elif group.is_code and any(isinstance(part, Run) for part in artifact.parts):
        message = f"`runs` of type `{artifact.type}` must be a list, not a mapping"
        yield Finding("LIN110", message, field.span, "list what it runs, as in `runs: [prepare, train]`")


RULE = Rule("LIN110", "misplaced-field", Severity.ERROR, __doc__, check)
