"""Trees that say more than what is related to what: all else that the language lets things say."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

from lineage.spec_language import DOCUMENTS
from lineage.spec_language.artifact import ARTIFACT, COLUMN, RUN, SCHEMA, TABLE, VERSION
from lineage.spec_language.shapes import Record
from tests.schema.shaped import nearly
from tests.strategies.tree import trees

Data = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]


def _without(record: Record, *names: str) -> Record:
    return Record(record.title, record.text, tuple(field for field in record.fields if field.name not in names))


# What decides what is related to what is drawn with the tree.
ARTIFACT_SAYS = _without(
    ARTIFACT, "type", "inputs", "outputs", "uses", "schemas", "tables", "columns", "runs", "versions"
)
PART_SAYS = {
    "schemas": _without(SCHEMA, "tables"),
    "tables": _without(TABLE, "columns"),
    "columns": _without(COLUMN, "from"),
    "runs": _without(RUN, "source", "inputs"),
    "versions": _without(VERSION, "run", "aliases"),
}
DOCUMENT_SAYS = {
    document.name: _without(document.record, "apiVersion", "kind", "name", "artifacts", "relationships")
    for document in DOCUMENTS
}


@st.composite
def dressed_trees(draw: Draw) -> list[Data]:
    """Draw a tree, let its things say what they like, and put documents beside it that have nothing to do with it."""
    tree: list[Data] = copy.deepcopy(draw(trees()))
    for thing, record in list(_things(tree)):
        if draw(st.booleans()):
            thing |= {**(draw(nearly(record, 0)) or {}), **thing}
    beside = draw(st.lists(st.sampled_from(["Principals", "Roles", "Policies"]), unique=True))
    if all(document["kind"] != "Project" for document in tree):
        beside.append("Project")
    for kind in beside:
        said = draw(nearly(DOCUMENT_SAYS[kind], 0)) or {}
        tree.append({"apiVersion": "lineage/v1", "kind": kind, **said})
    return tree


def _things(tree: Sequence[Data]) -> Iterator[tuple[Data, Record]]:
    for document in tree:
        if document["kind"] == "Workspace":
            yield document, DOCUMENT_SAYS["Workspace"]
        for body in document.get("artifacts", {}).values():
            yield body, ARTIFACT_SAYS
            yield from _parts(body)


def _parts(body: Data) -> Iterator[tuple[Data, Record]]:
    for field, record in PART_SAYS.items():
        if isinstance(parts := body.get(field), dict):
            for part in parts.values():
                yield part, record
                yield from _parts(part)
