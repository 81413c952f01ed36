"""One alias stands for two versions.

## What is wrong

Two versions of a model have one alias, or an alias has the name of a version.

## Why it matters

Whoever applies `model@alias` gets one of the two, and the lineage cannot know which.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: bank-churn
roles: {Admin: [user:ana]}
artifacts:
  churn-model:
    type: MLModel
    versions:
      "1": {aliases: [champion]}
      "2": {aliases: [champion]}
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Workspace
name: bank-churn
roles: {Admin: [user:ana]}
artifacts:
  churn-model:
    type: MLModel
    versions:
      "1": {aliases: [former]}
      "2": {aliases: [champion]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.rules.rule import Rule
from lineage.specs.model import Version
from lineage.text.diagnostic import Finding, Related, Severity
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Report the aliases that assembly met twice, and those that hide a version."""
    project = graph.project
    for fault in project.faults.duplicate_aliases:
        related = (Related("the first is here", fault.first.span),)
        message = f"two versions have the alias {quoted(fault.second)}"
        yield Finding("LIN209", message, fault.second.span, "take it from one of them", related)
    for alias, ref in project.aliases.items():
        version = project.nodes[ref]
        if alias in project.nodes and isinstance(version, Version):
            written = next(text for text in version.aliases if alias.endswith(f"@{text}"))
            related = (Related("the version is here", project.span_of(alias)),)
            message = f"the alias {quoted(written)} is the name of a version"
            yield Finding("LIN209", message, written.span, "give it another name", related)


RULE = Rule("LIN209", "duplicate-alias", Severity.ERROR, __doc__, check)
