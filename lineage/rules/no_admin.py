"""Nobody may manage a workspace.

## What is wrong

A workspace gives no one the role `Admin`, nor another role that may `manage`.

## Why it matters

Nobody can give roles there, nor answer for the workspace.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles:
  Viewer: [user:ana]
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles:
  Admin: [user:ana]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Look for somebody who may manage each workspace; a group counts, whoever is in it."""
    project = graph.project
    if not project.intact:  # what was refused may have been a role
        return
    managing = {name for name, role in project.roles.items() if "manage" in role.may}
    for name, workspace in project.workspaces.items():
        if not any(grant.role in managing and grant.principals for grant in workspace.grants):
            message = f"nobody is Admin of {quoted(name)}"
            help_ = "name somebody in `roles`, as in `Admin: [user:ana]`"
            yield Finding("LIN404", message, workspace.name.span, help_)


RULE = Rule("LIN404", "no-admin", Severity.WARNING, __doc__, check)
