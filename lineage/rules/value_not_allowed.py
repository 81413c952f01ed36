"""A value is none of those allowed.

## What is wrong

A field takes one of a few words, and this is none of them.

## Why it matters

Filters and badges go by these words; another one would be found by nobody.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  orders-report:
    type: Report
    endorsement: certificated
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  orders-report:
    type: Report
    endorsement: certified
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN106", "value-not-allowed", Severity.ERROR, __doc__)
