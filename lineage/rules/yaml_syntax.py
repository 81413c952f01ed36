"""A file is not YAML.

## What is wrong

The text is not YAML: indented with a tab, a quote that is not closed, a bracket too many. What stands before the
place was read, what follows it was not.

## Why it matters

Whatever the rest declares is not known, so that what other files say of it is not judged.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  orders-report: {type: Report, inputs: [lake}
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  orders-report: {type: Report, inputs: [lake]}
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN010", "yaml-syntax", Severity.ERROR, __doc__)
