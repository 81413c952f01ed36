"""A field is not known where it stands.

## What is wrong

A field has a name that is not known in this place, mostly by a slip, or because it belongs one level up or down.

## Why it matters

What is written there would have no effect, and nobody would notice.

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
    input: [lake]
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
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN103", "unknown-field", Severity.ERROR, __doc__)
