"""A setting is for a change that the table of changes has not.

## What is wrong

`changes` of the `Project` document names what is no row of the table by which `lineage diff` weighs changes.

## Why it matters

The change that was meant goes on to matter as much as before.

## Example

```yaml
apiVersion: lineage/v1
kind: Project
changes:
  champion-moves: breaking
```

## Mend

`lineage explain` lists the rows.

```yaml
apiVersion: lineage/v1
kind: Project
changes:
  champion-moved: breaking
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.severities import ROWS
from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted
from lineage.wording.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Look up the rows that the project sets."""
    for name, _ in graph.project.settings.changes:
        if name not in ROWS:
            meant = closest(name, ROWS)
            help_ = f"did you mean `{meant}`?" if meant else "write the name of a row, as in `champion-moved`"
            yield Finding("LIN213", f"unknown change {quoted(name)}", name.span, help_)


RULE = Rule("LIN213", "unknown-change", Severity.ERROR, __doc__, check)
