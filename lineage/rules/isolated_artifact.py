"""Nothing is related to an artifact.

## What is wrong

No relationship touches the artifact, any of its parts or any of its columns.

## Why it matters

An artifact that nothing comes from and nothing goes to answers no question. Most often its relationships are not
written down yet; sometimes nobody uses it any more.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  orders-report: {type: Report, inputs: [lake]}
  old-report: {type: Report}
```

## Mend

Say what it is related to, or delete it.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  orders-report: {type: Report, inputs: [lake]}
  old-report: {type: Report, inputs: [lake]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.diagnostic import Finding, Severity
from lineage.model import Run, Version
from lineage.phrasing import quoted
from lineage.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph import LineageGraph
    from lineage.model import Artifact
    from lineage.project import Project


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Report the artifacts that nobody relates to anything."""
    project = graph.project
    if project.truncated:  # what was not read may relate to anything
        return
    touched = _touched(project)
    for ref, artifact in project.artifacts.items():
        if ref not in touched and not _says_something(artifact) and not _is_touched_within(artifact, touched):
            message = f"nothing is related to {quoted(artifact.name)}"
            yield Finding("LIN304", message, artifact.name.span, "say what it is related to, or delete it")


def _touched(project: Project) -> set[str]:
    """The artifacts and parts that something is related to, each by itself or by a column."""
    ends = {relationship.source for relationship in project.relationships}
    ends.update([relationship.target for relationship in project.relationships])
    for fault in project.faults.impossible:
        ends.update((fault.source, fault.target))
    for column, sources in project.column_sources.items():
        ends.add(column)
        ends.update(sources)
    return {ref.partition("#")[0] for ref in ends}


def _says_something(artifact: Artifact) -> bool:
    """Whether it names a relationship itself: if that came to nothing, that is a fault of its own."""
    return bool(artifact.inputs or artifact.outputs or artifact.uses or artifact.orchestrates)


def _is_touched_within(artifact: Artifact, touched: set[str]) -> bool:
    return any(
        part.ref in touched
        or (isinstance(part, Run) and bool(part.source or part.inputs))
        or (isinstance(part, Version) and part.run is not None)
        or any(column.sources for column in part.columns)
        for part in artifact.all_parts()
    ) or any(column.sources for column in artifact.columns)


RULE = Rule("LIN304", "isolated-artifact", Severity.WARNING, __doc__, check)
