"""Documents that are not as their schemas want them, through to the diagnostics."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.compiler import compile_sources
from lineage.language.schema import KINDS
from lineage.spec_language import DOCUMENTS
from lineage.text.document import MAX_FAULTS
from lineage.text.source import Source
from tests.schema.shaped import nearly

RECORDS = {document.name: document.record for document in DOCUMENTS}


@given(st.lists(st.sampled_from(KINDS).flatmap(lambda kind: nearly(RECORDS[kind], slips=10)), min_size=1, max_size=3))
@settings(deadline=None)
def test_what_is_faulty_is_said_and_the_rest_is_read(documents: list[Any]) -> None:
    sources = [Source(f"{index}.yaml", json.dumps(data)) for index, data in enumerate(documents)]
    diagnostics = compile_sources(sources).diagnostics
    assert len(set(diagnostics)) == len(diagnostics)


@pytest.mark.parametrize("artifact", ["{type: 1, inputs: 2, tables: [3]}", "[]", "{inputz: []}"])
def test_a_document_with_too_many_faults_is_not_read(artifact: str) -> None:
    entries = "".join(f"  a{index}: {artifact}\n" for index in range(500))
    text = f"apiVersion: lineage/v1\nkind: Workspace\nname: w\nartifacts:\n{entries}"
    diagnostics = compile_sources([Source("w.yaml", text)]).diagnostics
    assert len(diagnostics) == MAX_FAULTS + 1
    assert [diagnostic.code for diagnostic in diagnostics].count("LIN019") == 1
