"""Sensitive data reaches something labelled less sensitive.

## What is wrong

Along the flow of data an artifact or a table has a lower `sensitivity` than something that it is made from. What has
no label passes on what it gets; a table without one has that of its artifact.

## Why it matters

Whoever goes by the label shows the data to people who should not see it.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse, sensitivity: confidential}
  sum-up: {type: Notebook, inputs: [lake], outputs: [totals]}
  totals: {type: Warehouse}
  orders-report: {type: Report, sensitivity: public, inputs: [totals]}
```

## Mend

Raise the label, or keep the data from it. Where the data is made harmless on the way, say so where the label falls:
`waive` of the artifact gives the reason, and the day on which somebody looks at it again.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse, sensitivity: confidential}
  sum-up: {type: Notebook, inputs: [lake], outputs: [totals]}
  totals: {type: Warehouse}
  orders-report: {type: Report, sensitivity: confidential, inputs: [totals]}
```
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from lineage.graph.steps import Port, State, Width
from lineage.language.reference import written_in
from lineage.rules.rule import Rule
from lineage.specs.model import Artifact, Table
from lineage.specs.project import artifact_ref, workspace_name
from lineage.text.diagnostic import Finding, Related, Severity
from lineage.wording.phrasing import chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lineage.graph.steps import LineageGraph
    from lineage.specs.project import Project
    from lineage.text.source import Text

    Labels = Mapping[str, Text]


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Walk from what is labelled highest to what is labelled lower; not at all where no label can fall."""
    rank = {label: at for at, label in enumerate(graph.project.scale)}
    labels = {
        ref: node.sensitivity
        for ref, node in graph.project.nodes.items()
        if (node.__class__ is Artifact or node.__class__ is Table) and node.sensitivity in rank
    }
    if len(set(labels.values())) > 1 and _may_fall(graph, {ref: rank[label] for ref, label in labels.items()}):
        yield from _Falls(graph, labels, rank).findings()


def _may_fall(graph: LineageGraph, ranks: Mapping[str, int]) -> bool:
    """Tell, from artifact to artifact as if all of one came out of all of the other, whether any label falls.

    It says yes a little too often, at a tenth of what the walk costs that knows.
    """
    homes = _homes(graph.project)
    highest: dict[str, int] = {}
    lowest: dict[str, int] = {}
    for ref, rank in ranks.items():
        home = homes[ref]
        highest[home] = max(rank, highest.get(home, rank))
        lowest[home] = min(rank, lowest.get(home, rank))
    successors = _successors(graph, homes)
    seen: set[str] = set()
    for home, rank in sorted(highest.items(), key=lambda item: -item[1]):
        stack = [home] if home not in seen else []
        while stack:
            for target in successors.get(stack.pop(), ()):
                if lowest.get(target, rank) < rank:
                    return True
                if target not in seen:
                    seen.add(target)
                    stack.append(target)
    return False


def _homes(project: Project) -> dict[str, str]:
    """The artifact that each artifact or part is, or is in."""
    parents = project.parents
    return {ref: parents.get(holder, holder) for ref, holder in parents.items()} | {
        ref: ref for ref in project.artifacts
    }


def _successors(graph: LineageGraph, homes: Mapping[str, str]) -> Mapping[str, list[str]]:
    """From which artifact data goes to which."""
    found: dict[str, list[str]] = {}
    for start, ends in graph.flows.items():
        home = homes.get(start) or homes[start.partition("#")[0]]
        into = [homes.get(end) or homes[end.partition("#")[0]] for end in ends]
        if home in found:
            found[home] += into
        else:
            found[home] = into
    for column, sources in graph.project.column_sources.items():
        target = homes[column.partition("#")[0]]
        for source in sources:
            found.setdefault(homes[source.partition("#")[0]], []).append(target)
    return found


class _Arrival(NamedTuple):
    """The step before on the way to a state, and whether a relationship was followed."""

    before: State
    follows: bool


class _Falls:
    """The walk from the highest label to the lowest. Each state is met once, with the highest that reaches it."""

    def __init__(self, graph: LineageGraph, labels: Labels, rank: Mapping[str, int]) -> None:
        self.graph = graph
        self.project = graph.project
        self.labels = labels
        self.rank = rank
        self.came: dict[State, _Arrival | None] = {}
        self.fallen: set[str] = set()

    def findings(self) -> Iterator[Finding]:
        """One for each artifact or table whose label is too low, at the first way that leads there."""
        for label in sorted(set(self.labels.values()), key=lambda label: -self.rank[label]):
            starts = [ref for ref in sorted(self.labels) if self.labels[ref] == label]
            yield from self._walk(self.rank[label], [state for ref in starts for state in self._ways_out(ref)])

    def _walk(self, rank: int, starts: list[State]) -> Iterator[Finding]:
        queue = deque(state for state in starts if state not in self.came)
        self.came.update(dict.fromkeys(queue))
        while queue:
            state = queue.popleft()
            for to, width in sorted(self.graph.forwards(state)):
                if to in self.came:
                    continue
                low = self._labelled(to.ref)
                if low is not None and self.rank[self.labels[low]] < rank and self._is_affected(to):
                    if low not in self.fallen:
                        self.fallen.add(low)
                        yield self._finding(low, [*self._path(state), to.ref])
                    continue  # what lies behind is judged by the lower label
                self.came[to] = _Arrival(state, width is Width.RELATIONSHIP)
                queue.append(to)

    def _ways_out(self, ref: str) -> Iterator[State]:
        """All the states of what is labelled, but for what in it has a label of its own."""
        node = self.project.nodes[ref]
        yield State(Port.OUT, ref)
        yield State(Port.SELF, ref)
        for column in node.columns:
            yield State(Port.COLUMN, column.ref)
        for part in node.parts:
            if part.ref not in self.labels:
                yield from self._ways_out(part.ref)

    def _labelled(self, ref: str) -> str | None:
        """What gives a thing its label: itself, or else its artifact."""
        thing = ref.partition("#")[0]
        if thing not in self.labels:
            thing = artifact_ref(thing)
        return thing if thing in self.labels else None

    def _is_affected(self, state: State) -> bool:
        """Whether data arrives here. What comes out of a whole because it comes out of a part does not."""
        if state.port is Port.IN:
            return self.graph.passes(self.project.nodes[state.ref])
        return state.port is Port.COLUMN

    def _path(self, state: State) -> list[str]:
        """From what has the higher label to a state, over all that relationships led to."""
        path = []
        while (arrival := self.came[state]) is not None:
            if arrival.follows:
                path.append(state.ref)
            state = arrival.before
        return [state.ref, *reversed(path)]

    def _finding(self, low: str, path: list[str]) -> Finding:
        high = self.labels[self._labelled(path[0]) or low]
        written = self.labels[low]
        workspace = workspace_name(low)
        related = (Related(chain([written_in(workspace, ref) for ref in path]), high.span),)
        message = f"`{written}` {self._noun(low)} downstream of `{high}` data"
        help_ = f"label it `{high}`, or keep that data from it"
        return Finding("LIN407", message, written.span, help_, related, (artifact_ref(low),))

    def _noun(self, ref: str) -> str:
        """What it is, as one says it: `report`, `ML model`, `table`."""
        node = self.project.nodes[ref]
        if not isinstance(node, Artifact):
            return node.kind
        type_ = self.project.type_of(node)
        if type_ is None:
            return "artifact"
        return type_.title if type_.title[:2].isupper() else f"{type_.title[:1].lower()}{type_.title[1:]}"


RULE = Rule("LIN407", "sensitivity-falls", Severity.WARNING, __doc__, check, waivable=True)
