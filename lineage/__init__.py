"""Lineage as code: workspaces, artifacts, roles and relationships in YAML, and the answers they hold.

    import lineage

    compilation = lineage.compile_tree("specs")
    for diagnostic in compilation.diagnostics:
        print(diagnostic.code, diagnostic.message)
    for reached in lineage.impact(compilation, ["bank-churn/lake.customers"]).downstream:
        print(reached.ref, reached.precision)

Values are frozen, references are whole (`workspace/artifact.part#column`), and only `compile_tree` touches the disk.
Names are loaded when they are first asked for, so that the import itself costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineage.answer import Precision, Reached
    from lineage.api import compile_texts, compile_tree, impact, trace
    from lineage.compiler import Compilation
    from lineage.diagnostic import Diagnostic, Related, Severity
    from lineage.errors import AskError, LineageError, TreeError, UnknownReferenceError
    from lineage.questions.impact import Impact
    from lineage.questions.trace import Trace
    from lineage.source import Source, Span

__version__ = "0.1.0"

__all__ = [
    "AskError",
    "Compilation",
    "Diagnostic",
    "Impact",
    "LineageError",
    "Precision",
    "Reached",
    "Related",
    "Severity",
    "Source",
    "Span",
    "Trace",
    "TreeError",
    "UnknownReferenceError",
    "__version__",
    "compile_texts",
    "compile_tree",
    "impact",
    "trace",
]

_HOMES = {
    "AskError": "errors",
    "Compilation": "compiler",
    "Diagnostic": "diagnostic",
    "Impact": "questions.impact",
    "LineageError": "errors",
    "Precision": "answer",
    "Reached": "answer",
    "Related": "diagnostic",
    "Severity": "diagnostic",
    "Source": "source",
    "Span": "source",
    "Trace": "questions.trace",
    "TreeError": "errors",
    "UnknownReferenceError": "errors",
    "compile_texts": "api",
    "compile_tree": "api",
    "impact": "api",
    "trace": "api",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
