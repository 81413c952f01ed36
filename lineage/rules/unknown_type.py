"""An artifact is of no known type.

## What is wrong

The `type` of an artifact is neither built in nor one of the `types` of the `Project` document.

## Why it matters

The type says what an artifact may hold, what it may be related to, and whether it is code. Without it much of what is
said of the artifact cannot be judged.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  orders: {type: DbtModel, inputs: [lake]}
```

## Mend

Write the type as it is known, or add it to the project.

```yaml
apiVersion: lineage/v1
kind: Project
types:
  DbtModel: {group: storage, title: dbt model, icon: Warehouse}
---
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  orders: {type: DbtModel, inputs: [lake]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted
from lineage.wording.suggest import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph
    from lineage.text.source import Text


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Look every type up."""
    types = graph.project.types
    unknown: dict[str, list[Text]] = {}
    for artifact in graph.project.artifacts.values():
        if artifact.type is not None and artifact.type not in types:
            unknown.setdefault(artifact.type, []).append(artifact.type)
    if not unknown or "" in graph.project.truncated:  # the project's own types may not have been read
        return
    vocabulary = Vocabulary(types)
    for written, places in unknown.items():
        meant = vocabulary.closest(written)
        help_ = f"did you mean `{meant}`?" if meant else "add it to `types` of the Project document"
        for place in places:
            yield Finding("LIN206", f"unknown artifact type {quoted(written)}", place.span, help_)


RULE = Rule("LIN206", "unknown-type", Severity.ERROR, __doc__, check)
