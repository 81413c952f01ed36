"""A policy means nothing in this tree.

## What is wrong

A selector of the policy chooses nothing, or nothing that it chooses can have the field that it is about. What a path
is to avoid may well be nothing.

## Why it matters

It may be right, when there is nothing of the kind yet. But a tag that is spelt in another way looks just like that,
and then the policy protects nobody.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse, tags: [gold], owner: user:ana}
  orders-report: {type: Report, inputs: [lake]}
---
apiVersion: lineage/v1
kind: Policies
policies:
  - id: gold-is-owned
    description: Somebody answers for what is gold.
    select: tag:golden
    require: {fields: [owner]}
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse, tags: [gold], owner: user:ana}
  orders-report: {type: Report, inputs: [lake]}
---
apiVersion: lineage/v1
kind: Policies
policies:
  - id: gold-is-owned
    description: Somebody answers for what is gold.
    select: tag:gold
    require: {fields: [owner]}
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN503", "idle-policy", Severity.INFO, __doc__)
