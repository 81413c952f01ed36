"""YAML tags are not used.

## What is wrong

A tag (`!something`) stands before a value.

## Why it matters

Tags make some programs build objects, or run code. Here every value is a plain one, and nothing that a file holds is
run.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: !!str Lakehouse}
```

## Mend

Take the tag out; quote what has to stay a text.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN014", "tag", Severity.ERROR, __doc__)
