"""LIN301 to LIN304: what can be related, how often it is said, what goes round, and what nobody relates."""

from __future__ import annotations

import pytest

from tests.rules.said import document, expected, said, sales

ARTIFACTS = """
    artifacts:
      lake: {type: Lakehouse}
      source: {type: DataSource}
      code: {type: Notebook}
      pipeline: {type: DataPipeline}
      trial: {type: MLExperiment, runs: {r: {}}}
      model: {type: MLModel}
      semantic: {type: SemanticModel}
      report: {type: Report}
      board: {type: Dashboard}
      env: {type: Environment}
"""

IMPOSSIBLE = [
    (
        "Report, outputs: [lake]",
        "a Report cannot feed a Lakehouse",
        "is it the other way round? a Lakehouse can feed a Report",
    ),
    ("Report, inputs: [report]", "a Report cannot feed a Report", "a Report can only feed a Dashboard or a Reflex"),
    ("Report, inputs: [env]", "an Environment cannot feed a Report", "an Environment can feed nothing"),
    (
        "Notebook, inputs: [env]",
        "an Environment cannot feed a Notebook",
        "an Environment can configure a Notebook: say so with `uses`",
    ),
    (
        "DataPipeline, outputs: [semantic]",
        "a DataPipeline cannot feed a SemanticModel",
        "a DataPipeline can run a SemanticModel: say so with `runs`",
    ),
    (
        "Notebook, uses: [lake]",
        "a Lakehouse cannot configure a Notebook",
        "a Lakehouse can feed a Notebook: say so with `inputs` or `outputs`",
    ),
    (
        "Report, uses: [lake]",
        "a Lakehouse cannot configure a Report",
        "a Lakehouse can feed a Report: say so with `inputs` or `outputs`",
    ),
    (
        "Lakehouse, uses: [model]",
        "an MLModel cannot configure a Lakehouse",
        "`uses` takes an Environment or a VariableLibrary",
    ),
    (
        "DataPipeline, runs: [report]",
        "a DataPipeline cannot run a Report",
        "a DataPipeline can run artifacts of the group code, movement or semantic",
    ),
    (
        "MLModel, inputs: [lake]",
        "a Lakehouse cannot feed an MLModel",
        "a Lakehouse can feed artifacts of the group storage, code, movement, semantic or consumption",
    ),
    (
        "MLExperiment, runs: {r: {inputs: [report]}}",
        "a Report cannot feed a run",
        "a Report can only feed a Dashboard or a Reflex",
    ),
    (
        "MLExperiment, runs: {r: {source: lake}}",
        "a Lakehouse cannot be the source of a run",
        "name the code that ran: a notebook, a job, a pipeline",
    ),
]
POSSIBLE = [
    "Report, inputs: [lake, semantic, source]",
    "Dashboard, inputs: [report]",
    "Notebook, inputs: [lake, model, semantic], outputs: [trial, lake], uses: [env]",
    "DataPipeline, runs: [code, pipeline, semantic], outputs: [lake]",
    "MLModel, inputs: [trial.r]",
    "SemanticModel, inputs: [semantic, model]",
    "MLExperiment, runs: {r: {source: code, inputs: [lake]}}",
    "Nothing-like-it, inputs: [report], outputs: [env]",
]


@pytest.mark.parametrize(("artifact", "message", "help_"), IMPOSSIBLE)
def test_what_cannot_be(artifact: str, message: str, help_: str) -> None:
    found = said(sales(f"{ARTIFACTS}      x: {{type: {artifact}}}\n"), "LIN301").splitlines()
    assert [line.partition(": ")[2] for line in found] == [message, help_]


@pytest.mark.parametrize("artifact", POSSIBLE)
def test_what_can_be(artifact: str) -> None:
    assert not said(sales(f"{ARTIFACTS}      x: {{type: {artifact}}}\n"), "LIN301")


def test_a_type_that_does_not_lead_there() -> None:
    spec = sales(
        ARTIFACTS
        + """
    relationships:
      - {from: code, to: lake, type: derives}
      - {from: code, to: lake, type: writes}
      - {from: report, to: lake, type: writes}
      - {from: pipeline, to: code, type: orchestrates}
    """
    )
    assert said(spec, "LIN301") == expected("""
        18:34 error[LIN301]: `derives` does not lead from a Notebook to a Lakehouse
            help: what leads from a Notebook to a Lakehouse is `writes`
        20:36 error[LIN301]: a Report cannot feed a Lakehouse
            help: is it the other way round? a Lakehouse can feed a Report
    """)


def test_one_relationship_said_in_two_ways() -> None:
    spec = sales("""
        artifacts:
          a: {type: Lakehouse, tables: {t: {columns: {x: {}, y: {}}}}}
          b: {type: Lakehouse, tables: {t: {columns: {x: {}}}}, inputs: [a]}
        relationships:
          - {from: a, to: b, description: one}
          - {from: a, to: b, description: one}
          - {from: a, to: b}
          - {from: a, to: b, description: two}
          - {from: a.t, to: b.t, columns: {x: [x]}}
          - {from: a.t, to: b.t, columns: {x: [y]}}
    """)
    assert said(spec, "LIN302") == expected("""
        12:12 error[LIN302]: this relationship is declared before with another `description`
            9:12: the first is here
            help: say it in one place only
        14:12 error[LIN302]: this relationship is declared before with other `columns`
            13:12: the first is here
            help: say it in one place only
    """)


CYCLES = [
    pytest.param(
        """
        artifacts:
          lake: {type: Lakehouse, tables: {a: {}, b: {}}}
          one: {type: Notebook, inputs: [lake.a], outputs: [lake.b]}
          two: {type: Notebook, inputs: [lake.b], outputs: [lake.a]}
        """,
        """
        7:34 error[LIN303]: data goes round: `lake.a → one → lake.b → two → lake.a`
            7:53: `one → lake.b`
            8:34: `lake.b → two`
            8:53: `two → lake.a`
            help: take one of these steps out
        """,
        id="tables and code",
    ),
    pytest.param(
        """
        artifacts:
          b: {type: Lakehouse, inputs: [b]}
          c: {type: Lakehouse, inputs: [d]}
          d: {type: Lakehouse, inputs: [c, b]}
          e: {type: Lakehouse, inputs: [d]}
        """,
        """
        6:33 error[LIN303]: data goes round: `b → b`
            help: take one of these steps out
        8:33 error[LIN303]: data goes round: `c → d → c`
            7:33: `d → c`
            help: take one of these steps out
        """,
        id="one for each tangle",
    ),
    pytest.param(
        """
        artifacts:
          a: {type: Lakehouse, inputs: [c, z]}
          b: {type: Lakehouse, inputs: [a]}
          c: {type: Lakehouse, inputs: [b]}
          z: {type: Lakehouse, inputs: [a]}
        """,
        """
        9:33 error[LIN303]: data goes round: `a → z → a`
            6:36: `z → a`
            help: take one of these steps out
        """,
        id="the shortest",
    ),
    pytest.param(
        """
        artifacts:
          lake:
            type: Lakehouse
            tables:
              t: {columns: {a: {from: [lake.t#b]}, b: {from: [lake.t#a]}}}
              u: {columns: {a: {from: [lake.v#a]}}}
              v: {columns: {a: {}}}
        relationships:
          - {from: lake.u, to: lake.v, columns: {a: [a]}}
        """,
        """
        9:55 error[LIN303]: columns are computed from each other: `lake.t#a → lake.t#b → lake.t#a`
            9:32: `lake.t#b → lake.t#a`
            help: take one of these steps out
        13:12 error[LIN303]: columns are computed from each other: `lake.u#a → lake.v#a → lake.u#a`
            10:32: `lake.v#a → lake.u#a`
            help: take one of these steps out
        """,
        id="columns",
    ),
]
NO_CYCLES = [
    pytest.param(
        """
        artifacts:
          lake: {type: Lakehouse, tables: {a: {}, b: {}}}
          whole: {type: Notebook, inputs: [lake], outputs: [lake]}
          code: {type: Notebook, inputs: [lake.a], outputs: [lake.b]}
        """,
        id="only what has parts",
    ),
    pytest.param(
        """
        artifacts:
          one: {type: Notebook, runs: [two]}
          two: {type: Notebook, runs: [one]}
        """,
        id="control",
    ),
    pytest.param(
        """
        artifacts:
          lake: {type: Lakehouse, tables: {t: {columns: {a: {}, b: {from: [lake.t#a]}, c: {from: [lake.t#b]}}}}}
        """,
        id="columns of one table",
    ),
]


@pytest.mark.parametrize(("spec", "expectation"), CYCLES)
def test_cycles(spec: str, expectation: str) -> None:
    found = said(sales(spec), "LIN303").splitlines()
    assert "\n".join(found) == expected(expectation)


@pytest.mark.parametrize("spec", NO_CYCLES)
def test_what_is_no_cycle(spec: str) -> None:
    assert not said(sales(spec), "LIN303")


def test_a_long_cycle_is_told_by_its_ends() -> None:
    lines = [f"  a{n:04}: {{type: Lakehouse, inputs: [a{(n - 1) % 3000:04}]}}\n" for n in range(3000)]
    found = said(sales("artifacts:\n" + "".join(lines)), "LIN303").splitlines()
    assert found[0].endswith("`a0000 → a0001 → a0002 → a0003 → (2993 more) → a2997 → a2998 → a2999 → a0000`")
    assert len(found) == 21


ISOLATED = """
    artifacts:
      lonely: {type: Lakehouse, tables: {t: {}}}
      read: {type: Lakehouse}
      held: {type: Lakehouse, tables: {t: {}}}
      cited: {type: Lakehouse, tables: {t: {columns: {c: {}}}}}
      citing: {type: Lakehouse, columns: {c: {from: [cited.t#c]}}}
      env: {type: Environment}
      code: {type: Notebook, inputs: [read, held.t], uses: [env]}
      unsure: {type: Report, inputs: [nowhere]}
      meant: {type: Lakehouse, tables: {t: {}}}
      mistaken: {type: Report, inputs: [meant.tt]}
      refused: {type: Report}
      refusing: {type: Lakehouse, inputs: [refused]}
      trial: {type: MLExperiment, runs: {r: {source: nowhere}}}
      model: {type: MLModel, versions: {"1": {run: nowhere}}}
"""


def test_only_what_nobody_relates_is_isolated() -> None:
    assert said(sales(ISOLATED), "LIN304") == expected("""
        6:3 warning[LIN304]: nothing is related to `lonely`
            help: say what it is related to, or delete it
    """)


def test_nothing_is_isolated_while_something_was_refused() -> None:
    assert not said(sales(ISOLATED, "      x: {type: Report, input: [lonely]}\n"), "LIN304")
    assert not said(sales(ISOLATED, document("Relationships", "relationships: [")), "LIN304")
