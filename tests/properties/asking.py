"""Asking the library in the oracle's terms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import lineage
from lineage.output.as_json import (
    access_json,
    check_json,
    graph_json,
    impact_json,
    list_json,
    show_json,
    trace_json,
)
from lineage.questions.rollup import Grain
from tests.strategies import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.oracle import Answer

# Errors that take nothing out of the graph: a run of another experiment, a cycle among parts.
HARMLESS = {"LIN210", "LIN303"}


def compiled(documents: Sequence[dict[str, Any]]) -> lineage.Compilation:
    """Compile a tree that is meant to be free of errors."""
    compilation = lineage.compile_texts(written(documents))
    errors = [each for each in compilation.diagnostics if each.severity == "error" and each.code not in HARMLESS]
    assert not errors, errors
    return compilation


def impact(compilation: lineage.Compilation, ref: str, include: Iterable[str] = ()) -> Answer:
    answer = lineage.impact(compilation, [ref], parts=True, columns=True, include=include)
    return {entry.ref: entry.precision.value for entry in answer.downstream}


def trace(compilation: lineage.Compilation, ref: str, include: Iterable[str] = ()) -> Answer:
    answer = lineage.trace(compilation, [ref], parts=True, columns=True, include=include)
    return {entry.ref: entry.precision.value for entry in answer.upstream}


def things(compilation: lineage.Compilation) -> list[str]:
    """Name every artifact, part and column that came of a tree."""
    return sorted({*compilation.project.nodes, *compilation.project.columns})


def answers(compilation: lineage.Compilation) -> str:
    """Give every answer that knows no places, as JSON."""
    return "".join(
        impact_json(lineage.impact(compilation, [ref], parts=True, columns=True))
        + trace_json(lineage.trace(compilation, [ref], parts=True, columns=True))
        for ref in things(compilation)
    )


def views(compilation: lineage.Compilation) -> list[str]:
    """Give what tells where things are declared, as JSON."""
    shown = [show_json(lineage.show(compilation, ref)) for ref in sorted(compilation.project.nodes)]
    graphs = [graph_json(lineage.rollup(compilation, grain=grain)) for grain in Grain]
    return [list_json(lineage.listing(compilation)), access_json(lineage.access(compilation)), *graphs, *shown]


def placeless(text: str) -> object:
    """Read JSON without where things are declared; the path of an answer is another thing, and a list."""

    def without(fields: dict[str, object]) -> dict[str, object]:
        return {name: value for name, value in fields.items() if name != "line" and not _is_file(name, value)}

    return json.loads(text, object_hook=without)


def _is_file(name: str, value: object) -> bool:
    return name == "path" and isinstance(value, str)


def everything(compilation: lineage.Compilation) -> str:
    """Give the diagnostics and every answer, as JSON."""
    return check_json(compilation.diagnostics) + answers(compilation) + "".join(views(compilation))
