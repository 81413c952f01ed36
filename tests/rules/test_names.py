"""LIN110, LIN202 to LIN204, LIN206, LIN209 to LIN213: names, types, and what belongs where."""

from __future__ import annotations

import pytest

from tests.rules.said import document, expected, said, sales

CASES = [
    pytest.param(
        "LIN202",
        sales(
            "artifacts: {lake: {type: Lakehouse}}\n",
            document("Artifacts", "workspace: sales\nartifacts: {lake: {type: Warehouse}}\n"),
            document("Workspace", "name: sales\n"),
        ),
        """
        10:13 error[LIN202]: there are two artifacts `lake`
            5:13: the first is here
            help: rename one, or make one of the two
        14:7 error[LIN202]: there are two workspaces `sales`
            3:7: the first is here
            help: rename one, or make one of the two
        """,
        id="two documents",
    ),
    pytest.param(
        "LIN202",
        sales(
            "",
            document("Principals", "users: {ana: {}}\ngroups: {ana: {}}\n"),
            document("Principals", "users: {ana: {}}\n"),
            document("Roles", "roles: {Owner: {may: [see]}, Admin: {may: [see]}}\n"),
            document("Roles", "roles: {Owner: {may: [see]}}\n"),
        ),
        """
        13:9 error[LIN202]: there are two principals `ana`
            8:9: the first is here
            help: rename one, or make one of the two
        17:30 error[LIN202]: the role `Admin` is built in
            help: give your role another name
        21:9 error[LIN202]: there are two roles `Owner`
            17:9: the first is here
            help: rename one, or make one of the two
        """,
        id="people and roles",
    ),
    pytest.param(
        "LIN202",
        sales("""
            artifacts:
              store: {type: Warehouse, schemas: {dbo: {}, mart: {tables: {dbo: {}}}}, tables: {dbo: {}}}
        """),
        """
        6:84 error[LIN202]: `dbo` is both a schema and a table
            6:38: the first is here
            help: rename one, or make one of the two
        """,
        id="a schema and a table",
    ),
    pytest.param(
        "LIN202",
        sales("", document("Project", "types: {Report: {group: storage}, DbtModel: {group: storage}}\n")),
        """
        8:9 error[LIN202]: the type `Report` is built in
            help: give your type another name
        """,
        id="own types",
    ),
    pytest.param(
        "LIN203",
        sales(
            """
            artifacts:
              lake: {type: Lakehouse, tables: {orders: {}, Orders: {}, größe: {}, GRÖSSE: {}}}
              Lake: {type: Lakehouse, tables: {orders: {}}}
              model: {type: MLModel, versions: {v1: {}, V1: {}}}
              caf\u00e9: {type: Lakehouse}
              cafe\u0301: {type: Lakehouse}
            """,
            document("Workspace", "name: Sales\nartifacts: {lake: {type: Lakehouse}}\n"),
            document("Principals", "users: {ana: {}, Ana: {}}\ngroups: {ANA: {}}\n"),
        ),
        """
        6:48 error[LIN203]: `Orders` differs from `orders` only in case
            6:36: the other is here
            help: rename one of them
        6:71 error[LIN203]: `GRÖSSE` differs from `größe` only in case
            6:60: the other is here
            help: rename one of them
        7:3 error[LIN203]: `Lake` differs from `lake` only in case
            6:3: the other is here
            help: rename one of them
        8:45 error[LIN203]: `V1` differs from `v1` only in case
            8:37: the other is here
            help: rename one of them
        10:3 error[LIN203]: `cafe\u0301` differs from `caf\u00e9` only in how its letters are encoded
            9:3: the other is here
            help: rename one of them
        14:7 error[LIN203]: `Sales` differs from `sales` only in case
            3:7: the other is here
            help: rename one of them
        19:18 error[LIN203]: `Ana` differs from `ana` only in case
            19:9: the other is here
            help: rename one of them
        """,
        id="alike",
    ),
    pytest.param(
        "LIN204",
        sales("""
            artifacts:
              model: {type: MLModel, versions: {"1.0": {aliases: [champion-1.0, the best]}}}
        """),
        """
        6:69 error[LIN204]: `the best` cannot be an alias
            help: use letters, digits, `_`, `-` and `.`
        """,
        id="aliases",
    ),
    pytest.param(
        "LIN206",
        sales(
            """
            artifacts:
              a: {type: Lakehuose}
              b: {type: DbtModel}
              c: {type: Nothing like it}
            """,
            document("Project", "types: {DbtModel: {group: storage}}\n"),
        ),
        """
        6:13 error[LIN206]: unknown artifact type `Lakehuose`
            help: did you mean `Lakehouse`?
        8:13 error[LIN206]: unknown artifact type `Nothing like it`
            help: add it to `types` of the Project document
        """,
        id="types",
    ),
    pytest.param(
        "LIN110",
        sales("""
            artifacts:
              a: {type: Report, columns: {}, versions: {}}
              b: {type: MLExperiment, runs: [c]}
              c: {type: Notebook, runs: {r: {}}}
              d: {type: DataPipeline, runs: [c]}
              e: {type: MLExperiment, runs: {r: {}}}
              f: {type: SemanticModel, tables: {t: {}}, columns: {c: {}}}
              g: {type: Nothing like it, runs: {}}
        """),
        """
        6:21 error[LIN110]: `columns` does not belong to type `Report`
            help: `columns` is for artifacts of the group source, storage or semantic
        6:34 error[LIN110]: `versions` does not belong to type `Report`
            help: `versions` is for artifacts of the group model
        7:27 error[LIN110]: `runs` of type `MLExperiment` must be a mapping, not a list
            help: write its runs by name, as in `runs: {run-42: {source: train}}`
        8:23 error[LIN110]: `runs` of type `Notebook` must be a list, not a mapping
            help: list what it runs, as in `runs: [prepare, train]`
        """,
        id="fields",
    ),
    pytest.param(
        "LIN209",
        sales("""
            artifacts:
              a: {type: MLModel, versions: {"1": {aliases: [best, "2"]}, "2": {aliases: [best]}}}
              b: {type: MLModel, versions: {"1": {aliases: [best]}}}
        """),
        """
        6:55 error[LIN209]: the alias `2` is the name of a version
            6:62: the version is here
            help: give it another name
        6:78 error[LIN209]: two versions have the alias `best`
            6:49: the first is here
            help: take it from one of them
        """,
        id="aliases of versions",
    ),
    pytest.param(
        "LIN210",
        sales("""
            artifacts:
              one: {type: MLExperiment, runs: {r1: {}}}
              two: {type: MLExperiment, runs: {r2: {}}}
              m1: {type: MLModel, inputs: [one], versions: {"1": {run: one.r1}, "2": {run: two.r2}}}
              m2: {type: MLModel, versions: {"1": {run: two.r2}, "2": {run: two.r1}, "3": {run: one}, "4": {run: xyz}}}
        """),
        """
        8:80 error[LIN210]: the run `two.r2` is of another experiment than the model's `inputs`
            help: name a run of `one`, or add its experiment to the `inputs`
        9:65 error[LIN210]: unknown run `two.r1`
            help: `two` has no run `r1`
        9:85 error[LIN210]: `one` is no run
            help: it is of type `MLExperiment`
        9:102 error[LIN210]: unknown run `xyz`
            help: `sales` has no artifact `xyz`
        """,
        id="runs",
    ),
    pytest.param(
        "LIN211",
        sales("", document("Project", "title: a\n"), document("Project", "title: b\n")),
        """
        11:7 error[LIN211]: there are two Project documents
            7:7: the first is here
            help: make one of the two
        """,
        id="projects",
    ),
    pytest.param(
        "LIN212",
        sales("", document("Project", "rules: {LIN304: off, no-admin: off, cycles: off, LIN999: off, lin407: off}\n")),
        """
        8:37 error[LIN212]: unknown rule `cycles`
            help: did you mean `cycle`?
        8:50 error[LIN212]: unknown rule `LIN999`
            help: write the code or the name of a rule, as in `LIN304`
        8:63 error[LIN212]: unknown rule `lin407`
            help: did you mean `LIN407`?
        """,
        id="rules",
    ),
    pytest.param(
        "LIN213",
        sales(
            "", document("Project", "changes: {champion-moved: safe, champion-moves: safe, nothing-like-it: risky}\n")
        ),
        """
        8:33 error[LIN213]: unknown change `champion-moves`
            help: did you mean `champion-moved`?
        8:55 error[LIN213]: unknown change `nothing-like-it`
            help: write the name of a row, as in `champion-moved`
        """,
        id="changes",
    ),
]


@pytest.mark.parametrize(("code", "spec", "expectation"), CASES)
def test_cases(code: str, spec: str, expectation: str) -> None:
    assert said(spec, code) == expected(expectation)


def test_types_are_not_judged_while_the_project_may_not_have_been_read() -> None:
    spec = sales("artifacts: {a: {type: DbtModel}}\n", "---\nkind: [")
    assert not said(spec, "LIN206")


def test_a_rule_that_is_off_is_silent_and_another_severity_is_heard() -> None:
    spec = sales("artifacts: {a: {type: Lakehouse}}\n")
    assert said(spec).startswith("5:13 warning[LIN304]")
    assert not said(spec + document("Project", "rules: {LIN304: off}\n"))
    assert said(spec + document("Project", "rules: {isolated-artifact: error}\n")).startswith("5:13 error[LIN304]")
