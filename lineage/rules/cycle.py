"""Data goes round in a circle.

## What is wrong

Following the relationships from one thing leads back to it: from a table, a run, a version, or an artifact without
parts; or from a column, by what columns are computed from. An artifact that has parts may be on a circle: a notebook
reads one table of a lakehouse and writes another.

## Why it matters

What comes from itself has no origin: the order in which things are refreshed is not certain, and everything on the
circle is downstream of everything else.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake:
    type: Lakehouse
    tables:
      orders: {}
      totals: {}
  sum-up:
    type: Notebook
    inputs: [lake.orders]
    outputs: [lake.orders]
```

## Mend

Often one of the references means another part.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake:
    type: Lakehouse
    tables:
      orders: {}
      totals: {}
  sum-up:
    type: Notebook
    inputs: [lake.orders]
    outputs: [lake.totals]
```
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from lineage.graph.cycles import cycles, on_cycles
from lineage.language.reference import written_in
from lineage.language.relationship_types import Plane
from lineage.rules.rule import Rule
from lineage.specs.project import artifact_ref, workspace_name
from lineage.text.diagnostic import Finding, Related, Severity
from lineage.wording.phrasing import chain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lineage.graph.steps import LineageGraph
    from lineage.specs.project import Project
    from lineage.text.source import Text

_MAX_RELATED = 20


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Look for cycles among things without parts, and among columns."""
    project = graph.project
    for found in cycles(_between_things(graph)):
        yield _finding(found, {step: _declared(graph, *step) for step in _steps(found)}, "data goes round")
    if backwards := cycles(_column_sources(project)):
        computed = _computed(project)
        for found in (_from_smallest(each[::-1]) for each in backwards):
            places = {step: computed(*step) for step in _steps(found)}
            yield _finding(found, places, "columns are computed from each other")


def _between_things(graph: LineageGraph) -> dict[str, list[str]]:
    """Where data goes from each thing that has no parts. Nothing, when data goes round nowhere."""
    nodes = graph.project.nodes
    exact = {ref for ref in on_cycles(graph.flows) if ref in nodes and not nodes[ref].parts}
    return {ref: [end for end in graph.flows.get(ref, ()) if end in exact] for ref in exact}


def _column_sources(project: Project) -> dict[str, tuple[str, ...]]:
    """What each column is computed from: a graph that runs backwards, and so do its cycles."""
    sources = dict(project.column_sources)
    for relationship in project.relationships:
        for column, others in relationship.columns:
            sources[column] = (*sources.get(column, ()), *others)
    return sources


def _from_smallest(cycle: tuple[str, ...]) -> tuple[str, ...]:
    at = cycle.index(min(cycle))
    return cycle[at:] + cycle[:at]


def _steps(cycle: Sequence[str]) -> Iterator[tuple[str, str]]:
    return islice(zip(cycle, (*cycle[1:], cycle[0]), strict=True), _MAX_RELATED)


def _declared(graph: LineageGraph, source: str, target: str) -> Text:
    """Where a relationship between two things is declared."""
    return next(
        relationship.declared
        for relationship in graph.by_source[source]
        if relationship.target == target and relationship.plane is Plane.DATA
    )


def _computed(project: Project) -> Callable[[str, str], Text]:
    """Where it is said that a column is computed from another."""
    related = {
        (source, column): relationship.declared
        for relationship in project.relationships
        for column, sources in relationship.columns
        for source in sources
    }

    def declared(source: str, column: str) -> Text:
        own = project.columns[column]
        if source in project.column_sources.get(column, ()):
            return next((text for text in own.sources if source.endswith(text)), own.name)
        return related[source, column]

    return declared


def _finding(cycle: Sequence[str], places: Mapping[tuple[str, str], Text], what: str) -> Finding:
    workspace = workspace_name(cycle[0])
    names = [written_in(workspace, ref) for ref in (*cycle, cycle[0])]
    (_, first), *others = places.items()
    related = tuple(Related(chain([written_in(workspace, ref) for ref in step]), place.span) for step, place in others)
    artifacts = tuple(dict.fromkeys(map(artifact_ref, cycle)))
    message = f"{what}: {chain(names)}"
    return Finding("LIN303", message, first.span, "take one of these steps out", related, artifacts)


RULE = Rule("LIN303", "cycle", Severity.ERROR, __doc__, check, waivable=True)
