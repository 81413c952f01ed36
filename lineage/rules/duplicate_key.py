"""A key stands in one mapping twice.

## What is wrong

A key stands in one mapping twice. The first is kept.

## Why it matters

YAML does not allow it, but most programs take the last and say nothing: half of what is written would be lost.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  lake: {type: Warehouse}
```

## Mend

Keep one of them, or give one another name.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  archive: {type: Warehouse}
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN011", "duplicate-key", Severity.ERROR, __doc__)
