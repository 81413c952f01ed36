"""A waiver has ended.

## What is wrong

The last day of a waiver is over. What it was for is reported again, if it is still so.

## Why it matters

What was to be borne with for a while is not forgotten, but looked at again on a day that was agreed on.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  orders-report:
    type: Report
    inputs: [lake]
    owner: user:ana
    waive:
      - policy: reports-are-owned
        reason: Ben left; his successor comes in spring
        until: 2020-12-31
---
apiVersion: lineage/v1
kind: Policies
policies:
  - id: reports-are-owned
    description: Somebody answers for each report.
    select: type:Report
    require: {fields: [owner]}
```

## Mend

Mend what is broken and take the waiver out, or agree on another day.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  orders-report:
    type: Report
    inputs: [lake]
    waive:
      - policy: reports-are-owned
        reason: Ben left; his successor comes in spring
        until: 2099-12-31
---
apiVersion: lineage/v1
kind: Policies
policies:
  - id: reports-are-owned
    description: Somebody answers for each report.
    select: type:Report
    require: {fields: [owner]}
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN505", "ended-waiver", Severity.WARNING, __doc__)
