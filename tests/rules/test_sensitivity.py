"""LIN406 and LIN407: labels that are not on the scale, and labels that are too low."""

from __future__ import annotations

import pytest

from tests.rules.said import document, expected, said, sales

FALLS = [
    pytest.param(
        """
        artifacts:
          lake: {type: Lakehouse, sensitivity: confidential}
          report: {type: Report, sensitivity: public, inputs: [lake]}
        """,
        """
        7:39 warning[LIN407]: `public` report downstream of `confidential` data
            6:40: `lake → report`
            help: label it `confidential`, or keep that data from it
        """,
        id="next to it",
    ),
    pytest.param(
        """
        artifacts:
          lake: {type: Lakehouse, sensitivity: internal, tables: {t: {sensitivity: restricted}, u: {}}}
          code: {type: Notebook, inputs: [lake.t], outputs: [store]}
          store: {type: Warehouse}
          model: {type: SemanticModel, inputs: [store], sensitivity: confidential}
          report: {type: Report, sensitivity: internal, inputs: [model]}
          other: {type: Report, sensitivity: internal, inputs: [lake.u]}
        """,
        """
        9:62 warning[LIN407]: `confidential` semantic model downstream of `restricted` data
            6:76: `lake.t → code → store → model`
            help: label it `restricted`, or keep that data from it
        10:39 warning[LIN407]: `internal` report downstream of `confidential` data
            9:62: `model → report`
            help: label it `confidential`, or keep that data from it
        """,
        id="each fall is told once, where it happens",
    ),
    pytest.param(
        """
        artifacts:
          lake:
            type: Lakehouse
            sensitivity: confidential
            tables:
              people: {columns: {name: {}, age: {}}}
              ages: {sensitivity: public, columns: {age: {from: [lake.people#age]}}}
              none: {sensitivity: public}
        """,
        """
        11:27 warning[LIN407]: `public` table downstream of `confidential` data
            8:18: `lake.people#age → lake.ages#age`
            help: label it `confidential`, or keep that data from it
        """,
        id="tables of one artifact, by columns",
    ),
    pytest.param(
        """
        artifacts:
          lake: {type: Lakehouse, sensitivity: confidential}
          train: {type: Notebook, inputs: [lake]}
          trial: {type: MLExperiment, runs: {r: {source: train}}}
          model: {type: MLModel, sensitivity: internal, versions: {"1": {run: trial.r}}}
        """,
        """
        9:39 warning[LIN407]: `internal` ML model downstream of `confidential` data
            6:40: `lake → train → trial.r → model@1`
            help: label it `confidential`, or keep that data from it
        """,
        id="through a run into a version",
    ),
]
NO_FALLS = [
    pytest.param(
        """
        artifacts:
          lake: {type: Lakehouse, sensitivity: internal}
          report: {type: Report, sensitivity: internal, inputs: [lake]}
          board: {type: Dashboard, sensitivity: restricted, inputs: [report]}
          free: {type: Report, sensitivity: public}
          bare: {type: Report, inputs: [lake]}
        """,
        id="as high, higher, apart, or without a label",
    ),
    pytest.param(
        """
        artifacts:
          lake: {type: Lakehouse, sensitivity: internal, tables: {t: {sensitivity: restricted}, u: {}}}
          code: {type: Notebook, inputs: [lake.u], outputs: [store.t]}
          store: {type: Warehouse, sensitivity: restricted, tables: {t: {sensitivity: internal}}}
        """,
        id="the labels of the tables count, not of what holds them",
    ),
    pytest.param(
        """
        artifacts:
          code: {type: Notebook, sensitivity: restricted, runs: [other], uses: [env]}
          other: {type: Notebook, sensitivity: public}
          env: {type: Environment, sensitivity: restricted}
        """,
        id="control and configuration carry no data",
    ),
]


@pytest.mark.parametrize(("spec", "expectation"), FALLS)
def test_falls(spec: str, expectation: str) -> None:
    assert said(sales(spec), "LIN407") == expected(expectation)


@pytest.mark.parametrize("spec", NO_FALLS)
def test_no_falls(spec: str) -> None:
    assert not said(sales(spec), "LIN407")


def test_labels_that_are_not_on_the_scale() -> None:
    artifacts = "artifacts: {a: {type: Lakehouse, sensitivity: Public, tables: {t: {sensitivity: secret}}}}\n"
    assert said(sales(artifacts), "LIN406") == expected("""
        5:47 error[LIN406]: unknown sensitivity `Public`
            help: did you mean `public`? it can be `public`, `internal`, `confidential` or `restricted`
        5:81 error[LIN406]: unknown sensitivity `secret`
            help: it can be `public`, `internal`, `confidential` or `restricted`
    """)
    scale = document("Project", "sensitivity: [Public, secret]\n")
    assert not said(sales(artifacts, scale), "LIN406")


def test_a_scale_of_ones_own_counts() -> None:
    spec = sales("""
        artifacts:
          lake: {type: Lakehouse, sensitivity: secret}
          report: {type: Report, sensitivity: open, inputs: [lake]}
    """)
    assert "`open` report downstream of `secret` data" in said(
        spec + document("Project", "sensitivity: [open, secret]\n"), "LIN407"
    )
    assert not said(spec + document("Project", "sensitivity: [secret, open]\n"), "LIN407")


def test_a_cycle_ends_the_walk_and_not_the_check() -> None:
    spec = sales("""
        artifacts:
          lake: {type: Lakehouse, tables: {a: {sensitivity: restricted}, b: {sensitivity: internal}}}
          code: {type: Notebook, inputs: [lake.a, lake.b], outputs: [lake.a, lake.b]}
    """)
    assert said(spec, "LIN407").splitlines()[0].endswith("`internal` table downstream of `restricted` data")
