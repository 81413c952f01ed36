"""There is no spec file.

## What is wrong

The folder that was named holds no `*.yaml` or `*.yml` file, at any depth. Names that start with a dot do not count.

## Why it matters

A check that finds nothing because it looked at the wrong place would pass for ever.

## Example

```text
$ lineage check spec
spec:1:1: error[LIN006]: no spec files
```

## Mend

Name the folder that holds the specs, or let `lineage init` make some.

```text
$ lineage check specs
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN006", "no-spec-files", Severity.ERROR, __doc__)
