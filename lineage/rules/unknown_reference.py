"""A reference leads nowhere.

## What is wrong

A reference names an artifact, a part, a version, an alias or a column that no document declares. A reference that
names no workspace means the one of its own document. The `from` of a column has to name a column.

## Why it matters

What the reference says is left out of the lineage: an impact that should go through it stops short, and nobody who
reads the answer can know.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: bank-churn
roles: {Admin: [user:ana]}
artifacts:
  lake:
    type: Lakehouse
    tables:
      customers: {}
  churn-report:
    type: Report
    inputs: [lake.custmers]
```

## Mend

Write the name as it is declared, or declare what is missing.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: bank-churn
roles: {Admin: [user:ana]}
artifacts:
  lake:
    type: Lakehouse
    tables:
      customers: {}
  churn-report:
    type: Report
    inputs: [lake.customers]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.reference import parse_reference
from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph
    from lineage.rules.guess import Guesses
    from lineage.specs.project import Unresolved


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Judge what assembly could not resolve."""
    project = graph.project
    if not project.faults.unresolved:
        return
    from lineage.rules.guess import Guesses  # noqa: PLC0415 - most trees are right and never need it

    guesses = Guesses(project)
    for fault in project.faults.unresolved:
        reference = parse_reference(fault.text)
        workspace = (reference.workspace if reference else None) or fault.workspace
        if reference and workspace and not project.may_lack(workspace):
            yield _finding(fault, guesses)


def _finding(fault: Unresolved, guesses: Guesses) -> Finding:
    written = fault.written or fault.text
    missing = guesses.missing(fault.text, fault.workspace)
    if not missing:
        return Finding("LIN201", f"{quoted(written)} is no column", fault.text.span, "name a column: `table#column`")
    meant = guesses.reference(fault.text, fault.workspace)
    help_ = f"did you mean {quoted(meant)}?" if meant else missing
    return Finding("LIN201", f"unknown reference {quoted(written)}", fault.text.span, help_)


RULE = Rule("LIN201", "unknown-reference", Severity.ERROR, __doc__, check)
