"""A name holds what names cannot.

## What is wrong

Names are letters and digits of any script, `_` and `-`, at most 200 bytes long; those of versions and aliases may
hold dots too. Columns are named as they please.

## Why it matters

A name stands in references, in which `/`, `.`, `@`, `#` and spaces have a meaning, and it becomes a file name of the
site.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  Orders 2026/Q1: {type: Report}
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  orders-2026-q1: {type: Report, title: Orders 2026/Q1}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.reference import is_version_name
from lineage.rules.rule import Rule
from lineage.specs.model import Version
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Judge the aliases of versions; names that are keys are judged while they are read."""
    for artifact in graph.project.artifacts.values():
        for part in artifact.parts:
            if part.__class__ is not Version:
                break
            for alias in part.aliases:
                if not is_version_name(alias):
                    help_ = "use letters, digits, `_`, `-` and `.`"
                    yield Finding("LIN204", f"{quoted(alias)} cannot be an alias", alias.span, help_)


RULE = Rule("LIN204", "invalid-name", Severity.ERROR, __doc__, check)
