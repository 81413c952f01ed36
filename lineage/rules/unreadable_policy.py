"""A policy cannot be judged.

## What is wrong

A selector of the policy cannot be read or names something that is not there, a field in it is none, a limit is no
number of things or no length of time; or the policy both requires and forbids, or neither. No more than 200 policies
are judged.

## Why it matters

Nobody is told when the policy is broken.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse, owner: user:ana}
  orders-report: {type: Report, owner: user:ana, inputs: [lake]}
---
apiVersion: lineage/v1
kind: Policies
policies:
  - id: reports-are-owned
    description: Somebody answers for each report.
    select: type:Report
    require: {fields: [ownr]}
```

## Mend

`docs/policies.md` has the whole grammar.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse, owner: user:ana}
  orders-report: {type: Report, owner: user:ana, inputs: [lake]}
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

RULE = Rule("LIN502", "unreadable-policy", Severity.ERROR, __doc__)
