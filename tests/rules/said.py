"""What is said of a spec, in a form that fits a table: as `lineage check` writes it, but for the quoted lines."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import lineage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.text.diagnostic import Diagnostic

HEADER = "apiVersion: lineage/v1\nkind: {kind}\n"
SALES = HEADER.format(kind="Workspace") + "name: sales\nroles: {Admin: [user:ana]}\n"
"""The first four lines of most specs here."""


def document(kind: str, text: str) -> str:
    """One more document."""
    return f"---\n{HEADER.format(kind=kind)}{dedent(text).lstrip()}"


def sales(text: str, *more: str) -> str:
    """A spec of a workspace, and what else is in the file. What is given starts on line 5."""
    return "".join((SALES, dedent(text).lstrip("\n"), *more))


def said(spec: str, *codes: str) -> str:
    """All that is said with some codes, or with any."""
    diagnostics = lineage.compile_texts({"specs.yaml": spec}).diagnostics
    return "\n".join(line for each in diagnostics if not codes or each.code in codes for line in _lines(each))


def _lines(diagnostic: Diagnostic) -> Iterator[str]:
    span = diagnostic.span
    yield f"{span.line}:{span.column} {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"
    for related in diagnostic.related:
        yield f"    {related.span.line}:{related.span.column}: {related.message}"
    if diagnostic.help:
        yield f"    help: {diagnostic.help}"


def expected(text: str) -> str:
    """An expectation, as it stands indented in a test."""
    return dedent(text).strip("\n")
