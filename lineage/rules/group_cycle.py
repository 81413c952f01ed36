"""A group contains itself.

## What is wrong

A group is a member of itself, directly or through other groups.

## Why it matters

Who is in it, and so who may do what, depends on where one starts to read.

## Example

```yaml
apiVersion: lineage/v1
kind: Principals
users:
  ana: {title: Ana Lima}
groups:
  analysts: {members: [user:ana, group:scientists]}
  scientists: {members: [group:analysts]}
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Principals
users:
  ana: {title: Ana Lima}
groups:
  analysts: {members: [user:ana]}
  scientists: {members: [group:analysts]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.graph.cycles import cycles
from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Related, Severity
from lineage.wording.phrasing import chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph

_MAX_RELATED = 20


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Look for cycles among the groups."""
    principals = graph.project.principals
    members = {
        ref: [member for member in group.members if member in principals]
        for ref, group in principals.items()
        if group.members
    }
    for cycle in cycles(members):
        steps = list(zip(cycle, (*cycle[1:], cycle[0]), strict=True))[:_MAX_RELATED]
        (first, *others) = [next(text for text in members[holder] if text == member) for holder, member in steps]
        related = tuple(
            Related(f"`{member}` is a member of `{holder}`", place.span)
            for (holder, member), place in zip(steps[1:], others, strict=True)
        )
        message = f"a group contains itself: {chain((*cycle, cycle[0]))}"
        yield Finding("LIN402", message, first.span, "take one of them out of the other", related)


RULE = Rule("LIN402", "group-cycle", Severity.ERROR, __doc__, check)
