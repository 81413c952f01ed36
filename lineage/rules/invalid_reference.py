"""A reference cannot be read.

## What is wrong

A reference is `[workspace/]artifact[.part…][@version][#column]`. This one has something else in it, or something
missing.

## Why it matters

What it says is left out of the lineage.

## Example

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
    inputs: [lake/tables/orders]
```

## Mend

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

from lineage.language.reference import parse_reference
from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Judge what assembly could not resolve."""
    for fault in graph.project.faults.unresolved:
        if parse_reference(fault.text) is None:
            help_ = "write it as `[workspace/]artifact[.part][@version][#column]`"
            yield Finding("LIN205", f"{quoted(fault.text)} is not a reference", fault.text.span, help_)


RULE = Rule("LIN205", "invalid-reference", Severity.ERROR, __doc__, check)
