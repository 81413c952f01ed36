"""A number cannot be held.

## What is wrong

A number is infinite, is not a number (`.nan`), or has more than 40 characters.

## Why it matters

No program downstream could hold it: JSON has no such numbers.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  churn-experiment:
    type: MLExperiment
    runs:
      run-42: {metrics: {auc: .nan}}
```

## Mend

Leave it out, or quote it where a text is meant.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  churn-experiment:
    type: MLExperiment
    runs:
      run-42: {status: failed}
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN015", "bad-number", Severity.ERROR, __doc__)
