"""A file is not UTF-8.

## What is wrong

A file holds bytes that are not UTF-8. It is most likely written in Latin-1 or UTF-16.

## Why it matters

Guessing the encoding would turn names into other names. Nothing of the file is read.

## Example

```text
$ file specs/sales.yaml
specs/sales.yaml: ISO-8859 text
```

## Mend

Save the file as UTF-8.

```text
$ iconv -f latin1 -t utf-8 sales.yaml > sales.utf-8.yaml
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN002", "not-utf8", Severity.ERROR, __doc__)
