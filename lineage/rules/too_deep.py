"""A document is nested too deeply.

## What is wrong

Something is nested deeper than 64 levels. The file is not read any further.

## Why it matters

No spec needs a tenth of it, and some programs crash on it.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
description:
  [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
    Sales
  ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
description: Sales
```
"""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN017", "too-deep", Severity.ERROR, __doc__)
