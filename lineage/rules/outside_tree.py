"""A file lies outside the spec tree.

## What is wrong

A link in the spec tree leads out of it. It is not followed.

## Why it matters

What is checked has to be what is in the repository, for everybody the same; and no spec may make the check read other
files of the machine.

## Example

```text
specs/sales.yaml -> /home/ana/sales.yaml
```

## Mend

Copy what it leads to into the tree, or delete the link.

```text
$ cp --remove-destination /home/ana/sales.yaml specs/sales.yaml
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN004", "outside-tree", Severity.ERROR, __doc__)
