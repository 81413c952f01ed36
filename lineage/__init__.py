"""Lineage as code: workspaces, artifacts, roles and relationships in YAML, and the answers they hold.

    import lineage

    compilation = lineage.compile_tree("specs")
    for diagnostic in compilation.diagnostics:
        print(diagnostic.code, diagnostic.message)
    for reached in lineage.impact(compilation, ["bank-churn/lake.customers"]).downstream:
        print(reached.ref, reached.precision)

Values are frozen, references are whole (`workspace/artifact.part#column`), and only `compile_tree` and
`compile_revision` touch the disk.
Names are loaded when they are first asked for, so that the import itself costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineage.api import (
        access,
        compile_revision,
        compile_saved,
        compile_texts,
        compile_tree,
        diff,
        impact,
        listing,
        rollup,
        select,
        show,
        to_json,
        to_networkx,
        trace,
    )
    from lineage.changes.change import Change, Diff
    from lineage.compiler import Compilation
    from lineage.errors import (
        AskError,
        LineageError,
        RevisionError,
        SavedError,
        SelectorError,
        TreeError,
        UnknownReferenceError,
    )
    from lineage.language.severities import ChangeSeverity
    from lineage.policies.judge import Verdict
    from lineage.questions.answer import Precision, Reached
    from lineage.questions.impact import Impact
    from lineage.questions.listing import Entry
    from lineage.questions.rollup import Edge, Node, View
    from lineage.questions.show import Shown
    from lineage.questions.trace import Trace
    from lineage.specs.grants import Access, EffectiveGrant
    from lineage.text.diagnostic import Diagnostic, Related, Severity
    from lineage.text.source import Source, Span

__version__ = "0.1.0"

__all__ = [
    "Access",
    "AskError",
    "Change",
    "ChangeSeverity",
    "Compilation",
    "Diagnostic",
    "Diff",
    "Edge",
    "EffectiveGrant",
    "Entry",
    "Impact",
    "LineageError",
    "Node",
    "Precision",
    "Reached",
    "Related",
    "RevisionError",
    "SavedError",
    "SelectorError",
    "Severity",
    "Shown",
    "Source",
    "Span",
    "Trace",
    "TreeError",
    "UnknownReferenceError",
    "Verdict",
    "View",
    "__version__",
    "access",
    "compile_revision",
    "compile_saved",
    "compile_texts",
    "compile_tree",
    "diff",
    "impact",
    "listing",
    "rollup",
    "select",
    "show",
    "to_json",
    "to_networkx",
    "trace",
]

_HOMES = {
    "Access": "specs.grants",
    "AskError": "errors",
    "Change": "changes.change",
    "ChangeSeverity": "language.severities",
    "Compilation": "compiler",
    "Diagnostic": "text.diagnostic",
    "Diff": "changes.change",
    "Edge": "questions.rollup",
    "EffectiveGrant": "specs.grants",
    "Entry": "questions.listing",
    "Impact": "questions.impact",
    "LineageError": "errors",
    "Node": "questions.rollup",
    "Precision": "questions.answer",
    "Reached": "questions.answer",
    "Related": "text.diagnostic",
    "RevisionError": "errors",
    "SavedError": "errors",
    "SelectorError": "errors",
    "Severity": "text.diagnostic",
    "Shown": "questions.show",
    "Source": "text.source",
    "Span": "text.source",
    "Trace": "questions.trace",
    "TreeError": "errors",
    "UnknownReferenceError": "errors",
    "Verdict": "policies.judge",
    "View": "questions.rollup",
    "access": "api",
    "compile_revision": "api",
    "compile_saved": "api",
    "compile_texts": "api",
    "compile_tree": "api",
    "diff": "api",
    "impact": "api",
    "listing": "api",
    "rollup": "api",
    "select": "api",
    "show": "api",
    "to_json": "api",
    "to_networkx": "api",
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
