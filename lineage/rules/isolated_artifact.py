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

from itertools import chain
from typing import TYPE_CHECKING

from lineage.graph.steps import says_origin
from lineage.language.reference import parse_reference
from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph
    from lineage.specs.model import Artifact, Part
    from lineage.specs.project import Project


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Report the artifacts that nobody relates to anything."""
    project = graph.project
    if not project.intact:  # what was refused may have related to anything
        return
    fed = set(chain.from_iterable(graph.flows.values()))
    lonely = [
        artifact
        for ref, artifact in project.artifacts.items()
        if ref not in fed and ref not in graph.flows and not _says_something(artifact)
    ]
    touched = _touched(project) if lonely else set()
    for artifact in lonely:
        if artifact.ref not in touched and not _is_touched_within(artifact, touched):
            message = f"nothing is related to {quoted(artifact.name)}"
            help_ = "say what it is related to, or delete it"
            yield Finding("LIN304", message, artifact.name.span, help_, artifacts=(artifact.ref,))


def _says_something(artifact: Artifact) -> bool:
    """Whether it names a relationship itself: if that came to nothing, that is a fault of its own."""
    return bool(artifact.inputs or artifact.outputs or artifact.uses or artifact.orchestrates)


def _touched(project: Project) -> set[str]:
    """The artifacts and parts that something is related to, each by itself or by a column."""
    ends = {relationship.source for relationship in project.relationships}
    ends.update([relationship.target for relationship in project.relationships])
    for fault in project.faults.impossible:
        ends.update((fault.source, fault.target))
    ends.update(chain.from_iterable(project.column_sources.values()))
    for unresolved in project.faults.unresolved:  # what is wrong with a reference may be further inside
        if reference := parse_reference(unresolved.text):
            ends.add(f"{reference.workspace or unresolved.workspace}/{reference.artifact}")
    return {ref.partition("#")[0] if "#" in ref else ref for ref in ends}


def _is_touched_within(artifact: Artifact, touched: set[str]) -> bool:
    return any(column.sources for column in artifact.columns) or any(
        part.ref in touched or _says_origin(part) for part in artifact.all_parts()
    )


def _says_origin(part: Part) -> bool:
    """Whether a part, or a column of it, says where it comes from."""
    return says_origin(part) or any(column.sources for column in part.columns)


RULE = Rule("LIN304", "isolated-artifact", Severity.WARNING, __doc__, check, waivable=True)
