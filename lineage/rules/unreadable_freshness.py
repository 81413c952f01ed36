"""A freshness is no length of time.

## What is wrong

`within` of `freshness` is a number and a unit: `s`, `m`, `h`, `d` or `w`, for seconds to weeks.

## Why it matters

Nobody can tell whether the artifact is up to date.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  orders-report:
    type: Report
    freshness: {within: one day}
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  orders-report:
    type: Report
    freshness: {within: 1d}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.freshness import parse_duration
from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Read every freshness."""
    readable: dict[str, bool] = {}
    for artifact in graph.project.artifacts.values():
        within = artifact.within
        if within is not None:
            if within not in readable:
                readable[within] = parse_duration(within) is not None
            if not readable[within]:
                help_ = "write a number and `s`, `m`, `h`, `d` or `w`, as in `24h`"
                yield Finding("LIN601", f"{quoted(within)} is not a length of time", within.span, help_)


RULE = Rule("LIN601", "unreadable-freshness", Severity.ERROR, __doc__, check)
