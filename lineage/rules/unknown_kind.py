"""A document is of no known kind.

## What is wrong

A document says that it is of a kind that does not exist, or of none.

## Why it matters

The kind says what may stand in a document. Without it nothing in it can be read.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspaces
name: sales
roles: {Admin: [user:ana]}
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN102", "unknown-kind", Severity.ERROR, __doc__)
