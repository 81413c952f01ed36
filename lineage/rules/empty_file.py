"""A file holds nothing.

## What is wrong

A file holds no document: it is empty, or all of it is comment.

## Why it matters

Somebody meant to write something there, or forgot to delete the file.

## Example

```yaml
# the workspace of sales will stand here
```

## Mend

Describe something in it, or delete it.

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

RULE = Rule("LIN005", "empty-file", Severity.ERROR, __doc__)
