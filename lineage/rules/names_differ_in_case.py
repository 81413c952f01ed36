"""Two names look the same.

## What is wrong

Two names in one place differ only in case, or in how their letters are encoded: artifacts of a workspace, parts of an
artifact, workspaces, or principals of a kind.

## Why it matters

People take them for one. So do file systems that ignore case, on which the two would share a page of the site.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  orders: {type: Lakehouse}
  Orders: {type: Report, inputs: [orders]}
```

## Mend

Rename one. What people read can stay the same: it goes into `title`.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  orders: {type: Lakehouse}
  orders-report: {type: Report, title: Orders, inputs: [orders]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.reference import same_name_key
from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Related, Severity
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lineage.graph.steps import LineageGraph
    from lineage.specs.project import Project
    from lineage.text.source import Text


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Compare the names of each place."""
    project = graph.project
    if _may_look_the_same(project.nodes):
        yield from _alike((_holder(ref, project), node.name) for ref, node in project.nodes.items())
    yield from _alike(("", workspace.name) for workspace in project.workspaces.values())
    if _may_look_the_same(project.principals):
        yield from _alike((ref.partition(":")[0], principal.name) for ref, principal in project.principals.items())


def _may_look_the_same(refs: Collection[str]) -> bool:
    """Tell at small cost that no two of many references look the same, as is nearly always so."""
    return len(set(map(same_name_key, refs))) < len(refs)


def _holder(ref: str, project: Project) -> str:
    return project.parents.get(ref) or ref.partition("/")[0]


def _alike(names: Iterable[tuple[str, Text]]) -> Iterator[Finding]:
    first: dict[tuple[str, str], Text] = {}
    for place, name in names:
        other = first.setdefault((place, same_name_key(name)), name)
        if other is not name:
            how = "only in case" if other.casefold() == name.casefold() else "only in how its letters are encoded"
            related = (Related("the other is here", other.span),)
            message = f"{quoted(name)} differs from {quoted(other)} {how}"
            yield Finding("LIN203", message, name.span, "rename one of them", related)


RULE = Rule("LIN203", "names-differ-in-case", Severity.ERROR, __doc__, check)
