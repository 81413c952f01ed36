"""A field that is needed is not there.

## What is wrong

Something lacks a field without which it means nothing: an artifact its `type`, a relationship its ends.

## Why it matters

What is left of it cannot be placed in the lineage.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake:
    title: Lake of sales
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
    title: Lake of sales
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN104", "missing-field", Severity.ERROR, __doc__)
