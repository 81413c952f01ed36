"""LIN407 against a reading of it that does without any cleverness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

import lineage
from lineage.graph.steps import Port, State
from lineage.specs.model import Artifact, Table
from tests.strategies import trees, written

if TYPE_CHECKING:
    from collections.abc import Iterator

LABELS = st.sampled_from([None, None, "public", "internal", "confidential", "restricted"])
RANKS = {"public": 0, "internal": 1, "confidential": 2, "restricted": 3}


def _things(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All that may have a label."""
    for document in documents:
        for artifact in document.get("artifacts", {}).values():
            yield artifact
            holders = [artifact, *(schema or {} for schema in artifact.get("schemas", {}).values())]
            for tables in (holder.get("tables") or {} for holder in holders):
                for name in tables:
                    tables[name] = tables[name] or {}
                    yield tables[name]


@st.composite
def labelled_trees(draw: Any) -> dict[str, str]:  # noqa: ANN401 - hypothesis does not say what it is
    documents = draw(trees())
    for thing in _things(documents):
        if label := draw(LABELS):
            thing["sensitivity"] = label
    return written(documents)


def _rank(project: Any, ref: str) -> int | None:  # noqa: ANN401 - a project
    """The rank of what gives a thing its label: itself, or else its artifact."""
    node = project.nodes[ref.partition("#")[0]]
    for holder in (node, project.artifact_of(ref)):
        if isinstance(holder, Artifact | Table) and holder.sensitivity is not None:
            return RANKS[holder.sensitivity]
    return None


def _reached(graph: Any, start: State) -> set[State]:  # noqa: ANN401 - a graph
    found: set[State] = set()
    ahead = [start]
    while ahead:
        for to, _ in graph.forwards(ahead.pop()):
            if to not in found:
                found.add(to)
                ahead.append(to)
    return found


def _falls(compilation: lineage.Compilation) -> bool:
    """Whether data comes from anything to anything that has a lower label."""
    project, graph = compilation.project, compilation.graph
    starts = [State(port, ref) for ref in project.nodes for port in (Port.OUT, Port.SELF)]
    starts += [State(Port.COLUMN, ref) for ref in project.columns]
    for start in starts:
        high = _rank(project, start.ref)
        for state in _reached(graph, start) if high else ():
            arrives = state.port is Port.COLUMN or (state.port is Port.IN and graph.passes(project.nodes[state.ref]))
            low = _rank(project, state.ref)
            if arrives and low is not None and high is not None and low < high:
                return True
    return False


@given(labelled_trees())
@settings(max_examples=150, deadline=None)
def test_a_label_falls_where_and_only_where_it_is_told(files: dict[str, str]) -> None:
    compilation = lineage.compile_texts(files)
    found = [each for each in compilation.diagnostics if each.code == "LIN407"]
    assert bool(found) == _falls(compilation)
    for each in found:
        low, high = each.message.split("`")[1::2]
        assert RANKS[low] < RANKS[high]
    assert len({each.span for each in found}) == len(found)
