"""A waiver is for nothing.

## What is wrong

An artifact waives a policy, or a rule, that nothing about it breaks.

## Why it matters

It would hide the fault on the day when it comes back.

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

## Mend

Take it out.

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

RULE = Rule("LIN506", "unused-waiver", Severity.WARNING, __doc__)
