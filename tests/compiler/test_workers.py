from __future__ import annotations

import os

import pytest

from lineage import workers
from lineage.compiler import Compilation, compile_sources, declare
from lineage.text.source import Source

WORKSPACE = "apiVersion: lineage/v1\nkind: Workspace\nname: w{}\nartifacts:\n  a: {{type: Repot}}\n"
SOURCES = [Source(f"{number}.yaml", WORKSPACE.format(number)) for number in range(30)] + [Source("broken.yaml", "a: [")]


@pytest.fixture(autouse=True)
def _every_tree_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LEAST", 0)


@pytest.mark.parametrize("cores", [1, 2, 3, 50])
def test_the_answer_is_that_of_one_process(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    alone = compile_sources(SOURCES)
    together = compile_sources(SOURCES, each=workers.map_sources)
    assert _said(together) == _said(alone)
    assert together.project.artifacts == alone.project.artifacts
    types = [artifact.type for artifact in together.project.artifacts.values()]
    assert [written.span.line for written in types if written] == [5] * 30


def test_every_source_is_read_once_and_in_order() -> None:
    assert list(workers.map_sources(lambda source: source.path, SOURCES)) == [source.path for source in SOURCES]


def test_a_worker_that_dies_costs_time_and_nothing_else() -> None:
    here = os.getpid()

    def dies_elsewhere(source: Source) -> str:
        if os.getpid() != here:
            os._exit(7)
        return source.path

    assert list(workers.map_sources(dies_elsewhere, SOURCES)) == [source.path for source in SOURCES]


def test_a_fault_in_a_worker_is_told_where_it_can_be_caught() -> None:
    def fails(source: Source) -> object:
        if source.path == "broken.yaml":
            raise ValueError(source.path)
        return declare(source)

    with pytest.raises(ValueError, match=r"broken\.yaml"):
        list(workers.map_sources(fails, SOURCES))


def _said(compilation: Compilation) -> list[tuple[str, str, str]]:
    return [(each.span.source.path, each.code, each.message) for each in compilation.diagnostics]
