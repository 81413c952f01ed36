"""The last day of a waiver is no day.

## What is wrong

`until` is a day of the calendar, written as year, month and day: `2026-12-31`.

## Why it matters

Nobody can tell how long the waiver holds, so that it does not.

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
        until: 31.12.2099
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

RULE = Rule("LIN507", "unreadable-day", Severity.ERROR, __doc__)
