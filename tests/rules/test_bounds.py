"""A tree in which ten thousand things are wrong is checked in seconds."""

from __future__ import annotations

import time

import pytest

import lineage
from tests.rules.said import document, sales

COUNT = 10_000
SECONDS = 15
"""Of the processor. Many times what any of these takes."""


def artifacts(line: str) -> str:
    return "artifacts:\n" + "".join(f"  artifact-{n:05}: {{{line.replace('N', f'{n:05}')}}}\n" for n in range(COUNT))


PEOPLE = document("Principals", "users: {" + ", ".join(f"person-{n:05}: {{}}" for n in range(1000)) + "}\n")

CASES = [
    pytest.param("LIN201", sales(artifacts("type: Report, inputs: [artefact-nunber-N]")), id="references"),
    pytest.param(
        "LIN201", sales(artifacts("type: Lakehouse, tables: {t: {columns: {c: {from: [x.N#c]}}}}")), id="columns"
    ),
    pytest.param("LIN206", sales(artifacts("type: TypeN")), id="types"),
    pytest.param("LIN301", sales(artifacts("type: Report, outputs: [artifact-N]")), id="impossible"),
    pytest.param("LIN303", sales(artifacts("type: Lakehouse, inputs: [artifact-N]")), id="cycles"),
    pytest.param("LIN401", sales(artifacts("type: Report, owner: 'user:persoon-N'"), PEOPLE), id="people"),
    pytest.param("LIN405", sales(artifacts("type: Report, owner: 'user:person-00001'"), PEOPLE), id="owners"),
    pytest.param("LIN406", sales(artifacts("type: Report, sensitivity: publik-N")), id="sensitivities"),
    pytest.param("LIN601", sales(artifacts("type: Report, freshness: {within: xN}")), id="freshness"),
]


@pytest.mark.parametrize(("code", "spec"), CASES)
def test_ten_thousand_faults(code: str, spec: str) -> None:
    begin = time.process_time()
    diagnostics = lineage.compile_texts({"specs.yaml": spec}).diagnostics
    assert time.process_time() - begin < SECONDS
    assert sum(each.code == code for each in diagnostics) >= COUNT


def test_ten_thousand_falls_of_sensitivity() -> None:
    low = artifacts("type: Report, sensitivity: public, inputs: [lake]")
    spec = sales(low + "  lake: {type: Lakehouse, sensitivity: restricted}\n")
    begin = time.process_time()
    diagnostics = lineage.compile_texts({"specs.yaml": spec}).diagnostics
    assert time.process_time() - begin < SECONDS
    assert sum(each.code == "LIN407" for each in diagnostics) >= COUNT


def test_columns_that_go_round() -> None:
    columns = "".join(
        f"          - {{from: lake.t, to: lake.t, columns: {{a{n}: [b{n}], b{n}: [a{n}]}}}}\n" for n in range(1000)
    )
    declared = ", ".join(f"a{n}: {{}}, b{n}: {{}}" for n in range(1000))
    spec = sales(
        "artifacts: {lake: {type: Lakehouse, tables: {t: {columns: {" + declared + "}}}}}\nrelationships:\n" + columns
    )
    begin = time.process_time()
    lineage.compile_texts({"specs.yaml": spec})
    assert time.process_time() - begin < SECONDS
