"""A document is not of this language.

## What is wrong

A document does not say that it is written in this language, by `apiVersion: lineage/v1`, or is no mapping at all.

## Why it matters

It could be anything, so nothing is made of it. Every YAML file in the tree is read; what is no spec lies elsewhere.

## Example

```yaml
kind: Workspace
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

RULE = Rule("LIN101", "not-a-lineage-document", Severity.ERROR, __doc__)
