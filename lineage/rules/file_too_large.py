"""A file is too large.

## What is wrong

A file is larger than 8 MiB. Nothing of it is read.

## Why it matters

No file that people write comes near; a bound keeps one file from using up the memory of whoever checks it.

## Example

```text
$ du -h specs/sales.yaml
10M  specs/sales.yaml
```

## Mend

Split it. A workspace may be written over many files: one `Workspace` document, and any number of `Artifacts`
documents that name it.

```text
specs/sales/workspace.yaml
specs/sales/orders.yaml
specs/sales/returns.yaml
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN003", "file-too-large", Severity.ERROR, __doc__)
