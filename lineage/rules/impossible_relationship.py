"""Two things are related that cannot be.

## What is wrong

No type of relationship leads from the one to the other, or not the type that is said. What can be related follows
from the types of the artifacts; a part counts as its artifact. `uses` takes what configures code, `runs` what code
can run, and the `source` of a run is code.

## Why it matters

A relationship that makes no sense is a slip, often of direction, and is left out of the lineage.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  orders-report:
    type: Report
    outputs: [lake]
```

## Mend

Inputs are upstream, outputs downstream.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse}
  orders-report:
    type: Report
    inputs: [lake]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.artifact_types import Group
from lineage.language.relationship_types import RELATIONSHIP_TYPES, Plane, types_between
from lineage.rules.rule import Rule
from lineage.specs.model import Run
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import alternatives, listing, quoted, with_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph
    from lineage.language.artifact_types import ArtifactType
    from lineage.specs.project import Impossible, Project

_VERBS = {Plane.DATA: "feed", Plane.CONTROL: "run", Plane.CONFIGURATION: "configure"}
_FIELD_PLANES = {"uses": Plane.CONFIGURATION, "runs": Plane.CONTROL}
_FIELDS = {Plane.CONTROL: "runs", Plane.CONFIGURATION: "uses"}


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Put into words what assembly found no type for."""
    project = graph.project
    for fault in project.faults.impossible:
        start, end = (
            project.type_of(project.artifact_of(fault.source)),
            project.type_of(project.artifact_of(fault.target)),
        )
        if start is not None and end is not None:  # an unknown type is a fault of its own
            message, help_ = _words(fault, start, end, project)
            yield Finding("LIN301", message, fault.declared.span, help_)


def _words(fault: Impossible, start: ArtifactType, end: ArtifactType, project: Project) -> tuple[str, str]:
    into_run = isinstance(project.nodes.get(fault.target), Run)
    source, target = with_article(start.name), "a run" if into_run else with_article(end.name)
    if fault.field == "source":
        return f"{source} cannot be the source of a run", "name the code that ran: a notebook, a job, a pipeline"
    possible = types_between(start, end, into_run=into_run)
    if possible and fault.type is not None:
        help_ = f"what leads from {source} to {target} is {listing(possible)}"
        return f"{quoted(fault.type)} does not lead from {source} to {target}", help_
    plane = _FIELD_PLANES.get(fault.field, Plane.DATA)
    message = f"{source} cannot {_VERBS[plane]} {target}"
    if possible:
        return message, _on_other_plane(source, target, possible[0])
    if types_between(end, start):
        verb = _VERBS[RELATIONSHIP_TYPES[types_between(end, start)[0]].plane]
        return message, f"is it the other way round? {with_article(end.name)} can {verb} {with_article(start.name)}"
    return message, _expected(start, plane, project)


def _on_other_plane(source: str, target: str, possible: str) -> str:
    plane = RELATIONSHIP_TYPES[possible].plane
    field = _FIELDS.get(plane, "inputs` or `outputs")
    return f"{source} can {_VERBS[plane]} {target}: say so with `{field}`"


def _expected(start: ArtifactType, plane: Plane, project: Project) -> str:
    """What can be at the other end."""
    if plane is Plane.CONFIGURATION:
        return f"`uses` takes {_types_of(Group.CONFIGURATION, project)}"
    ends = [
        type_
        for type_ in project.types.values()
        if any(RELATIONSHIP_TYPES[name].plane is plane for name in types_between(start, type_))
    ]
    verb = _VERBS[plane]
    if not ends:
        return f"{with_article(start.name)} can {verb} nothing"
    if start.group is Group.CONSUMPTION:
        return (
            f"{with_article(start.name)} can only {verb} {alternatives([with_article(type_.name) for type_ in ends])}"
        )
    groups = alternatives(list(dict.fromkeys(type_.group for type_ in ends)))
    return f"{with_article(start.name)} can {verb} artifacts of the group {groups}"


def _types_of(group: Group, project: Project) -> str:
    return alternatives([with_article(type_.name) for type_ in project.types.values() if type_.group is group])


RULE = Rule("LIN301", "impossible-relationship", Severity.ERROR, __doc__, check)
