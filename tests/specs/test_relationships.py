"""What is said of relationships, and what becomes of it."""

from __future__ import annotations

import pytest

from lineage.compiler import compile_sources
from lineage.text.source import Source

BASE = """\
apiVersion: lineage/v1
kind: Workspace
name: w
artifacts:
  db: {type: DataSource}
  lake: {type: Lakehouse, tables: {raw: {columns: {a: {}, b: {}}}, fine: {columns: {c: {from: [lake.raw#a]}}}}}
  work: {type: Notebook}
  flow: {type: DataPipeline}
  env: {type: Environment}
  trials: {type: MLExperiment, runs: {one: {source: work, inputs: [lake.raw]}}}
  guess: {type: MLModel, versions: {"1": {run: trials.one, aliases: [best]}}}
  cube: {type: SemanticModel}
  page: {type: Report}
  wall: {type: Dashboard}
relationships:
"""

SAID = [
    ("db", "lake", "derives"),
    ("db", "work", "reads"),
    ("lake.raw", "work", "reads"),
    ("work", "lake.fine", "writes"),
    ("flow", "lake", "writes"),
    ("work", "trials", "tracks"),
    ("trials", "guess", "registers"),
    ("guess@best", "work", "scores"),
    ("guess@1", "cube", "serves"),
    ("lake.fine", "cube", "serves"),
    ("cube", "page", "presents"),
    ("lake", "page", "presents"),
    ("page", "wall", "presents"),
    ("flow", "work", "orchestrates"),
    ("env", "work", "configures"),
]
IMPOSSIBLE = [
    ("page", "lake"),
    ("page", "page"),
    ("wall", "page"),
    ("lake", "trials"),
    ("guess", "lake"),
    ("env", "lake"),
    ("cube", "guess"),
]


def _relationships(text: str) -> dict[tuple[str, str], str]:
    compilation = compile_sources([Source("w.yaml", text)])
    return {(each.source, each.target): each.type for each in compilation.project.relationships}


@pytest.mark.parametrize(("source", "target", "expected"), SAID)
def test_the_type_follows_from_the_ends(source: str, target: str, expected: str) -> None:
    found = _relationships(f"{BASE}  - {{from: {source}, to: {target}}}\n")
    ends = f"w/{source}".replace("@best", "@1"), f"w/{target}"
    assert found[ends] == expected


@pytest.mark.parametrize(("source", "target"), IMPOSSIBLE)
def test_a_pair_without_a_type_is_a_fault(source: str, target: str) -> None:
    compilation = compile_sources([Source("w.yaml", f"{BASE}  - {{from: {source}, to: {target}}}\n")])
    (fault,) = compilation.project.faults.impossible
    assert (fault.source, fault.target) == (f"w/{source}", f"w/{target}")


def test_runs_and_versions_make_relationships() -> None:
    found = _relationships(BASE)
    assert found == {
        ("w/lake.raw", "w/trials.one"): "reads",
        ("w/work", "w/trials.one"): "tracks",
        ("w/trials.one", "w/guess@1"): "registers",
    }


def test_however_often_it_is_said_it_is_one() -> None:
    text = BASE.replace("work: {type: Notebook}", "work: {type: Notebook, inputs: [lake.raw, lake.raw@7]}")
    text += "  - {from: lake.raw, to: work, description: the whole of it}\n"
    compilation = compile_sources([Source("w.yaml", text)])
    (one,) = [each for each in compilation.project.relationships if each.target == "w/work"]
    assert (one.description, one.pins) == ("the whole of it", ("7",))
    assert one.declared.span.line == 7


def test_inputs_are_never_control() -> None:
    compilation = compile_sources(
        [Source("w.yaml", BASE.replace("flow: {type: DataPipeline}", "flow: {type: DataPipeline, outputs: [work]}"))]
    )
    assert [each.field for each in compilation.project.faults.impossible] == ["outputs"]


def test_two_descriptions_are_a_conflict() -> None:
    text = BASE + "".join(f"  - {{from: lake.raw, to: work, description: {words}}}\n" for words in ("one", "two"))
    (conflict,) = compile_sources([Source("w.yaml", text)]).project.faults.conflicts
    assert (conflict.attribute, conflict.first.span.line + 1) == ("description", conflict.second.span.line)


def test_columns_and_aliases_resolve() -> None:
    project = compile_sources([Source("w.yaml", BASE)]).project
    assert project.column_sources == {"w/lake.fine#c": ("w/lake.raw#a",)}
    assert project.aliases == {"w/guess@best": "w/guess@1"}
    assert project.run_sources == {"w/trials.one": "w/work"}
    assert list(project.contents_of("w/lake")) == [
        "w/lake.raw",
        "w/lake.raw#a",
        "w/lake.raw#b",
        "w/lake.fine",
        "w/lake.fine#c",
    ]
    assert list(project.containers_of("w/lake.raw#a")) == ["w/lake.raw", "w/lake"]


def test_what_a_broken_document_may_have_said_is_known_to_be_unknown() -> None:
    project = compile_sources([Source("w.yaml", BASE + "  - {from: lake.raw, to: [}\n")]).project
    assert project.truncated == {"w"}
    assert "w/wall" in project.artifacts


def test_what_a_schema_refuses_is_taken_out_and_the_rest_is_read() -> None:
    text = BASE.replace("db: {type: DataSource}", "db: DataSource").replace(
        "env: {type: Environment}", "env: {type: Environment, colour: red, tags: [a, 1]}"
    )
    compilation = compile_sources([Source("w.yaml", text)])
    assert {"w/db", "w/env"} <= compilation.project.artifacts.keys()
    assert compilation.project.artifacts["w/env"].tags == ("a",)
    assert {"LIN103", "LIN105"} <= {each.code for each in compilation.diagnostics}


def test_an_artifact_may_be_called_as_a_field_is() -> None:
    text = BASE.replace("db: {type: DataSource}", "tables: {type: 5, tags: [a]}")
    project = compile_sources([Source("w.yaml", text)]).project
    assert (project.artifacts["w/tables"].type, project.artifacts["w/tables"].tags) == (None, ("a",))


def test_every_unknown_column_of_a_relationship_is_said() -> None:
    text = BASE + "  - {from: lake.raw, to: lake.fine, columns: {y: [z], c: [a, x]}}\n"
    unresolved = compile_sources([Source("w.yaml", text)]).project.faults.unresolved
    assert sorted(each.text for each in unresolved) == ["w/lake.fine#y", "w/lake.raw#x", "w/lake.raw#z"]


def test_of_two_parts_of_one_name_only_the_first_says_where_its_columns_come_from() -> None:
    parts = "schemas: {twice: {}}, tables: {twice: {columns: {x: {}, y: {from: [lake.raw#a]}}}}"
    text = BASE.replace("relationships:", f"  double: {{type: Lakehouse, {parts}}}")
    project = compile_sources([Source("w.yaml", text)]).project
    assert project.column_sources.keys() == {"w/lake.fine#c"}
