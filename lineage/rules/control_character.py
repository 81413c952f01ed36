r"""A text holds a control character.

## What is wrong

A character that cannot be seen stands in the text or comes out of an escape: a bell, an escape code, a null. So does
one that ends a line for YAML and not for an editor, such as U+2028.

## Why it matters

It does not show where people read the spec, and can change what a terminal shows. After an end of line that
nobody sees, what looks like a comment is none.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
title: "Sales \e[31m"
```

## Mend

Delete it.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
title: Sales
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN016", "control-character", Severity.ERROR, __doc__)
