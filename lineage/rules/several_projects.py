"""There is more than one `Project` document.

## What is wrong

A spec tree has one `Project` document at most. The first, in the order of the files, is kept.

## Why it matters

The types, the sensitivity scale and the settings of rules hold for the whole tree; two documents could say different
things.

## Example

```yaml
apiVersion: lineage/v1
kind: Project
title: Retail bank
---
apiVersion: lineage/v1
kind: Project
rules: {isolated-artifact: off}
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Project
title: Retail bank
rules: {isolated-artifact: off}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Report each but the first."""
    for first, other in graph.project.faults.several_settings:
        related = (Related("the first is here", first.span),)
        yield Finding("LIN211", "there are two Project documents", other.span, "make one of the two", related)


RULE = Rule("LIN211", "several-projects", Severity.ERROR, __doc__, check)
