"""An owner may not change what it owns.

## What is wrong

The owner of an artifact has no role in the workspace of the artifact, or none that may `write`. Roles that come
through groups count. A workspace that gives no roles at all is not judged.

## Why it matters

The owner is who people turn to when the artifact has to change, and could not change it.

## Example

```yaml
apiVersion: lineage/v1
kind: Principals
users:
  ana: {title: Ana Lima}
  bo: {title: Bo Chen}
---
apiVersion: lineage/v1
kind: Workspace
name: sales
roles:
  Admin: [user:ana]
  Viewer: [user:bo]
artifacts:
  lake: {type: Lakehouse, owner: user:bo}
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Principals
users:
  ana: {title: Ana Lima}
  bo: {title: Bo Chen}
---
apiVersion: lineage/v1
kind: Workspace
name: sales
roles:
  Admin: [user:ana]
  Contributor: [user:bo]
artifacts:
  lake: {type: Lakehouse, owner: user:bo}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.rules.rule import Rule
from lineage.specs.grants import Membership, grants_in
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph
    from lineage.specs.project import Project


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Look up the role of every owner, once a workspace."""
    project = graph.project
    if not project.intact:  # what was refused may have been a role or a member
        return
    membership = Membership(project.principals)
    known: dict[tuple[str, str], str] = {}
    for artifact in project.artifacts.values():
        owner = artifact.owner
        if owner is not None:
            pair = artifact.workspace, owner
            if pair not in known:
                known[pair] = _why_not(*pair, project, membership)
            if known[pair]:
                help_ = "give it a role that may `write`, such as `Contributor`, or name another owner"
                yield Finding("LIN405", known[pair], owner.span, help_, artifacts=(artifact.ref,))


def _why_not(name: str, owner: str, project: Project, membership: Membership) -> str:
    """Say why an owner may not write in a workspace; nothing if it may, or if it cannot be known."""
    workspace = project.workspaces.get(name)
    if workspace is None or not workspace.grants or owner not in project.principals:
        return ""
    grant = next(grants_in(workspace, project.roles, membership, owner), None)
    if grant is None:
        return f"the owner {quoted(owner)} has no role in {quoted(name)}"
    if "write" in grant.may:
        return ""
    return f"the owner {quoted(owner)} may not write in {quoted(name)}, being only {quoted(grant.role)}"


RULE = Rule("LIN405", "owner-cannot-write", Severity.WARNING, __doc__, check, waivable=True)
