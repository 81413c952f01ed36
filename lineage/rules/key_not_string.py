"""A key is not a text.

## What is wrong

A key is a number, a truth value, empty, or not a scalar at all.

## Why it matters

Names are texts. Whether `1` and `01` are one key, or `yes` and `true`, depends on who reads them.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  churn-model:
    type: MLModel
    versions:
      2: {stage: production}
```

## Mend

Quote it.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  churn-model:
    type: MLModel
    versions:
      "2": {stage: production}
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN018", "key-not-string", Severity.ERROR, __doc__)
