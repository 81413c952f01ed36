"""A file cannot be read.

## What is wrong

A file or folder of the spec tree cannot be read: it may not be opened, is no regular file though it is called like a
spec file, or is a link that leads nowhere.

## Why it matters

What it declares is not known. References into it cannot be judged, and answers may lack what it says.

## Example

```text
$ ls -l specs
----------  sales.yaml
```

## Mend

Give whoever runs the check the right to read it, or take it out of the tree.

```text
$ chmod u+r specs/sales.yaml
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN001", "unreadable-file", Severity.ERROR, __doc__)
