"""Two places say different things of one relationship.

## What is wrong

A relationship is declared twice, with two descriptions or two mappings of columns. Saying it from both ends, or twice
the same, is no fault: it is one relationship.

## Why it matters

Only one of the two can hold, and nobody knows which was meant.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  orders-report: {type: Report}
relationships:
  - {from: lake, to: orders-report, description: the orders of the last year}
  - {from: lake, to: orders-report, description: the orders of the last month}
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
relationships:
  - {from: lake, to: orders-report, description: the orders of the last year}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Report each place that departs from an earlier one."""
    for fault in graph.project.faults.conflicts:
        related = (Related("the first is here", fault.first.span),)
        message = f"this relationship is declared before with other `{fault.attribute}`"
        if fault.attribute == "description":
            message = "this relationship is declared before with another `description`"
        yield Finding("LIN302", message, fault.second.span, "say it in one place only", related)


RULE = Rule("LIN302", "conflicting-relationship", Severity.ERROR, __doc__, check)
