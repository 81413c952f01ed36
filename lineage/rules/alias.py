"""YAML anchors and aliases are not used.

## What is wrong

An anchor (`&name`) or an alias (`*name`) stands in the text.

## Why it matters

With them a value can stand far from where it holds, and a few lines can unfold into gigabytes. Specs are read entry
by entry, by people and in pull requests.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse, tags: &tags [gold]}
  archive: {type: Lakehouse, tags: *tags}
```

## Mend

Write the value out where it is needed.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse, tags: [gold]}
  archive: {type: Lakehouse, tags: [gold]}
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN012", "alias", Severity.ERROR, __doc__)
