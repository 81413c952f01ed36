"""YAML merge keys are not used.

## What is wrong

The key `<<` stands in the text, which some programs take as: all entries of that other mapping.

## Why it matters

It is no longer part of YAML, needs an alias to be of use, and hides what an entry says. To have `<<` as a text, quote
it.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake:
    <<: {tags: [gold]}
    type: Lakehouse
```

## Mend

Write the entries out.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake:
    type: Lakehouse
    tags: [gold]
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN013", "merge-key", Severity.ERROR, __doc__)
