"""A list is empty, or says something twice.

## What is wrong

A list or a mapping that has to hold something is empty, or a list holds the same twice.

## Why it matters

It is mostly what is left of something that was meant to be changed.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  orders-report:
    type: Report
    tags: [board, sales, board]
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  orders-report:
    type: Report
    tags: [board, sales]
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN107", "constraint", Severity.ERROR, __doc__)
