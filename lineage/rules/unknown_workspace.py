"""Artifacts are added to a workspace that nobody declares.

## What is wrong

An `Artifacts` document names a `workspace` for which there is no `Workspace` document.

## Why it matters

Nobody is known to have a role there, and the artifacts are in no workspace that people know.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
---
apiVersion: lineage/v1
kind: Artifacts
workspace: slaes
artifacts:
  lake: {type: Lakehouse}
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
---
apiVersion: lineage/v1
kind: Artifacts
workspace: sales
artifacts:
  lake: {type: Lakehouse}
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


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Look up the workspaces of documents."""
    project = graph.project
    homeless = [name for name in project.faults.homeless if not project.may_lack(name)]
    if not homeless:
        return
    vocabulary = Vocabulary(project.workspaces)
    for name in homeless:
        meant = vocabulary.closest(name)
        help_ = f"did you mean `{meant}`?" if meant else "declare it in a Workspace document"
        yield Finding("LIN208", f"unknown workspace {quoted(name)}", name.span, help_)


RULE = Rule("LIN208", "unknown-workspace", Severity.ERROR, __doc__, check)
