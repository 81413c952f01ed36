"""A sensitivity is not on the scale.

## What is wrong

The `sensitivity` of an artifact or a table is none of those of the project. Unless the `Project` document has a scale
of its own, they are `public`, `internal`, `confidential` and `restricted`.

## Why it matters

It cannot be compared with others, so that nobody is warned where sensitive data gets out.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse, sensitivity: secret}
```

## Mend

Use a word of the scale, or write a scale of your own, from the lowest to the highest.

```yaml
apiVersion: lineage/v1
kind: Project
sensitivity: [open, secret]
---
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse, sensitivity: secret}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.rules.rule import Rule
from lineage.specs.model import Artifact, Table
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import listing, quoted
from lineage.wording.suggest import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Look every sensitivity up."""
    project = graph.project
    if "" in project.truncated:  # the project's own scale may not have been read
        return
    vocabulary = Vocabulary(project.scale)
    for node in project.nodes.values():
        if isinstance(node, Artifact | Table) and node.sensitivity is not None:
            written = node.sensitivity
            if written not in project.scale:
                meant = vocabulary.closest(written)
                scale = f"it can be {listing(project.scale)}"
                help_ = f"did you mean `{meant}`? {scale}" if meant else scale
                yield Finding("LIN406", f"unknown sensitivity {quoted(written)}", written.span, help_)


RULE = Rule("LIN406", "unknown-sensitivity", Severity.ERROR, __doc__, check)
