"""There are too many faults to go on.

## What is wrong

A file has a hundred faults. The rest of it was not read.

## Why it matters

So many mostly have one cause: a file that is no spec, or an indentation that went wrong near the top.

## Example

```text
specs/values.yaml:101:1: error[LIN019]: 100 faults in this file; the rest of it was not read
```

## Mend

Mend the first ones and check again, or move what is no spec out of the tree.

```text
$ git mv specs/values.yaml helm/values.yaml
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN019", "too-many-faults", Severity.ERROR, __doc__)
