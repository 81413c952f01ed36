"""A waiver is for something that cannot be waived.

## What is wrong

`policy` of a waiver names neither a policy nor a rule that judges. The rules that can be waived find what may well be
meant so: `cycle`, `isolated-artifact`, `owner-cannot-write` and `sensitivity-falls`. The others find what is wrong in
any case: a reference that leads nowhere is mended, or taken out.

## Why it matters

What was to be waived is reported on, and the reason and the day stand there for nothing.

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
      - policy: reports-are-ownd
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

RULE = Rule("LIN504", "unknown-policy", Severity.ERROR, __doc__)
