"""What is said about a document, in a form that fits a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lineage.language.schema import faults, header_faults
from lineage.text.document import read_documents
from lineage.text.source import Source

if TYPE_CHECKING:
    from lineage.language.schema import SchemaFault

Said = tuple[str, str, str, str]
"""Code; place, with a `*` in front if it is the key; message; help."""


def said(fault: SchemaFault) -> Said:
    place = ".".join(map(str, fault.path))
    return fault.code, f"*{place}" if fault.at_key else place, fault.message, fault.help


def faults_of(yaml: str) -> list[Said]:
    [document], findings = read_documents(Source("case.yaml", yaml))
    assert not findings
    data: Any = document.data
    return [said(fault) for fault in header_faults(data) or faults(data["kind"], data)]
