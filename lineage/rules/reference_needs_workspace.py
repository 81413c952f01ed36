"""A reference has to name its workspace.

## What is wrong

A `Relationships` document belongs to no workspace, so that its references have to say which one they mean.

## Why it matters

What the relationship says is left out of the lineage.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  orders-report: {type: Report}
---
apiVersion: lineage/v1
kind: Relationships
relationships:
  - from: lake
    to: sales/orders-report
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  orders-report: {type: Report}
---
apiVersion: lineage/v1
kind: Relationships
relationships:
  - from: sales/lake
    to: sales/orders-report
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.reference import parse_reference
from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Judge what assembly could not resolve."""
    faults = [fault for fault in graph.project.faults.unresolved if not fault.workspace]
    if not faults:
        return
    from lineage.rules.guess import Guesses  # noqa: PLC0415 - most trees are right and never need it

    guesses = Guesses(graph.project)
    for fault in faults:
        reference = parse_reference(fault.text)
        if reference and reference.workspace is None:
            meant = guesses.reference(fault.text)
            help_ = f"did you mean {quoted(meant)}?" if meant else f"write {quoted(f'workspace/{fault.text}')}"
            yield Finding("LIN207", f"{quoted(fault.text)} names no workspace", fault.text.span, help_)


RULE = Rule("LIN207", "reference-needs-workspace", Severity.ERROR, __doc__, check)
