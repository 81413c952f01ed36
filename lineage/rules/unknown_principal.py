"""A user, group or app is not declared.

## What is wrong

An owner, a contact, a holder of a role or a member of a group is in no `Principals` document, or is not written as
one: `user:`, `group:` or `app:` and a name. A tree that declares no principals keeps its people elsewhere; there only
how they are written is judged.

## Why it matters

Whoever is to be told of a change is not told, and who may do what is answered without them.

## Example

```yaml
apiVersion: lineage/v1
kind: Principals
users:
  ana: {title: Ana Lima}
---
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:anna]}
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Principals
users:
  ana: {title: Ana Lima}
---
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.reference import PRINCIPAL_KINDS, parse_principal
from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted
from lineage.wording.suggest import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lineage.graph.steps import LineageGraph
    from lineage.specs.model import Principal
    from lineage.specs.project import Project
    from lineage.text.source import Text


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Look up everybody who is named."""
    project = graph.project
    principals = project.principals
    unknown = [text for text in _named(project) if text not in principals]
    if not unknown:
        return
    judged = bool(principals) and "" not in project.truncated
    vocabulary = Vocabulary(principals)
    for text in unknown:
        if parse_principal(text) is None:
            help_ = _meant(text, principals) or "write `user:`, `group:` or `app:` and a name"
            yield Finding("LIN401", f"{quoted(text)} is not a principal", text.span, help_)
        elif judged:
            meant = vocabulary.closest(text)
            help_ = f"did you mean `{meant}`?" if meant else "declare it in a Principals document"
            yield Finding("LIN401", f"unknown principal {quoted(text)}", text.span, help_)


def _named(project: Project) -> Iterator[Text]:
    for artifact in project.artifacts.values():
        if artifact.owner is not None:
            yield artifact.owner
    for workspace in project.workspaces.values():
        yield from workspace.contacts
        for grant in workspace.grants:
            yield from grant.principals
    for principal in project.principals.values():
        yield from principal.members


def _meant(text: str, principals: Mapping[str, Principal]) -> str:
    """The declared principal of that name, where only its kind is not said."""
    name = text.rpartition(":")[2]
    meant = next((ref for kind in PRINCIPAL_KINDS if (ref := f"{kind}:{name}") in principals), None)
    return f"did you mean `{meant}`?" if meant else ""


RULE = Rule("LIN401", "unknown-principal", Severity.ERROR, __doc__, check)
