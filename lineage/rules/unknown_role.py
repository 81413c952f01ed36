"""A role is not declared.

## What is wrong

A workspace gives a role that is neither built in (`Admin`, `Member`, `Contributor`, `Viewer`) nor in a `Roles`
document.

## Why it matters

Nobody can say what those who have it may do; access is answered as if they had no role.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles:
  Admin: [user:ana]
  Reader: [user:bo]
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles:
  Admin: [user:ana]
  Viewer: [user:bo]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import listing, quoted
from lineage.wording.suggest import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Look up the roles that workspaces give."""
    project = graph.project
    if "" in project.truncated:
        return
    given = (grant.role for workspace in project.workspaces.values() for grant in workspace.grants)
    unknown = [role for role in given if role not in project.roles]
    if not unknown:
        return
    vocabulary, known = Vocabulary(project.roles), f"it can be {listing(sorted(project.roles))}"
    for role in unknown:
        meant = vocabulary.closest(role)
        help_ = f"did you mean `{meant}`?" if meant else known
        yield Finding("LIN403", f"unknown role {quoted(role)}", role.span, help_)


RULE = Rule("LIN403", "unknown-role", Severity.ERROR, __doc__, check)
