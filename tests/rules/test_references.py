"""LIN201, LIN205, LIN207, LIN208: references and workspaces that lead nowhere."""

from __future__ import annotations

import time

import pytest

import lineage
from tests.rules.said import document, expected, said, sales

TREE = """
    artifacts:
      lake:
        type: Lakehouse
        tables:
          customers:
            columns: {age: {}, email: {}}
          orders: {}
      store:
        type: Warehouse
        schemas:
          dbo: {tables: {returns: {}}}
      trial:
        type: MLExperiment
        runs: {run-42: {}}
      model:
        type: MLModel
        versions:
          "2": {aliases: [champion]}
      notebook:
        type: Notebook
"""
ELSEWHERE = document(
    "Workspace",
    """
    name: marketing
    roles: {Admin: [user:ana]}
    artifacts:
      campaigns: {type: Lakehouse, tables: {clicks: {}}}
      lake: {type: Lakehouse, tables: {leads: {}}}
    """,
)

MEANT = [
    ("lake.custmers", "lake.customers"),
    ("Lake.customers", "lake.customers"),
    ("lkae.custmers", "lake.customers"),
    ("lake.customers#emial", "lake.customers#email"),
    ("lake.customers.email", "lake.customers#email"),
    ("sales/lake.custmers", "sales/lake.customers"),
    ("slaes/lake.customers", "sales/lake.customers"),
    ("customers", "lake.customers"),
    ("store.returns", "store.dbo.returns"),
    ("dbo.returns", "store.dbo.returns"),
    ("model@champoin", "model@champion"),
    ("model.champion", "model@champion"),
    ("trial.run-41", "trial.run-42"),
    ("campaigns", "marketing/campaigns"),
    ("campaigns.clicks", "marketing/campaigns.clicks"),
    ("clicks", "marketing/campaigns.clicks"),
    ("lake.custmers@5", "lake.customers"),
]
MISSING = [
    ("lake.nothing-like-it", "`lake` has no table `nothing-like-it`"),
    ("store.nothing-like-it", "`store` has no schema or table `nothing-like-it`"),
    ("store.dbo.nothing-like-it", "`store.dbo` has no table `nothing-like-it`"),
    ("trial.nothing-like-it", "`trial` has no run `nothing-like-it`"),
    ("model@nothing-like-it", "`model` has no version or alias `nothing-like-it`"),
    ("lake.customers#nothing-like-it", "`lake.customers` has no column `nothing-like-it`"),
    ("nothing-like-it", "`sales` has no artifact `nothing-like-it`"),
    ("marketing/nothing-like-it", "`marketing` has no artifact `nothing-like-it`"),
    ("nowhere-near/it", "there is no workspace `nowhere-near`"),
]
NOT_REFERENCES = [
    "lake customers",
    "lake/tables/orders",
    "lake..orders",
    "lake.",
    "lake@",
    "lake#",
    "group:lake",
    "a/b/c",
]
KNOWN = [
    "lake",
    "lake.orders",
    "lake.orders@5",
    "store.dbo.returns",
    "model@2",
    "model@champion",
    "marketing/lake.leads",
]


def reading(reference: str) -> str:
    """The tree, with a notebook (line 23) that reads this."""
    return sales(f'{TREE}        inputs: ["{reference}"]\n', ELSEWHERE)


@pytest.mark.parametrize(("reference", "meant"), MEANT)
def test_what_was_meant(reference: str, meant: str) -> None:
    assert said(reading(reference), "LIN201", "LIN205") == expected(f"""
        25:14 error[LIN201]: unknown reference `{reference}`
            help: did you mean `{meant}`?
    """)


@pytest.mark.parametrize(("reference", "lack"), MISSING)
def test_what_is_missing(reference: str, lack: str) -> None:
    assert said(reading(reference), "LIN201", "LIN205") == expected(f"""
        25:14 error[LIN201]: unknown reference `{reference}`
            help: {lack}
    """)


@pytest.mark.parametrize("reference", NOT_REFERENCES)
def test_what_is_no_reference(reference: str) -> None:
    assert said(reading(reference), "LIN201", "LIN205") == expected(f"""
        25:14 error[LIN205]: `{reference}` is not a reference
            help: write it as `[workspace/]artifact[.part][@version][#column]`
    """)


@pytest.mark.parametrize("reference", KNOWN)
def test_what_is_known(reference: str) -> None:
    assert not said(reading(reference), "LIN201", "LIN205", "LIN207")


def test_every_field_that_holds_references() -> None:
    spec = sales("""
        artifacts:
          lake: {type: Lakehouse, tables: {t: {columns: {a: {}, b: {from: [lake.t#x]}}}}}
          code: {type: Notebook, inputs: [x1], outputs: [x2], uses: [x3], runs: [x4], deprecated: {replacement: x5}}
          trial: {type: MLExperiment, runs: {r: {source: x6, inputs: [x7]}}}
          report: {type: Report}
        relationships:
          - {from: x8, to: report}
          - {from: lake.t, to: x9}
          - {from: lake.t, to: lake.t, columns: {y: [a], a: [z]}}
    """)
    found = [line.split("`")[1] for line in said(spec, "LIN201").splitlines() if "error" in line]
    assert found == ["lake.t#x", *[f"x{n}" for n in range(1, 10)], "lake.t#y", "lake.t#z"]


def test_a_column_is_not_computed_from_a_table() -> None:
    spec = sales("""
        artifacts:
          lake: {type: Lakehouse, tables: {t: {columns: {a: {}, b: {from: [lake.t]}}}}}
    """)
    assert said(spec, "LIN201") == expected("""
        6:68 error[LIN201]: `lake.t` is no column
            help: name a column: `table#column`
    """)


def test_references_between_workspaces_name_theirs() -> None:
    between = document("Relationships", "relationships: [{from: campaigns, to: nothing-like-it}]\n")
    assert said(sales("", ELSEWHERE, between), "LIN201", "LIN207") == expected("""
        16:24 error[LIN207]: `campaigns` names no workspace
            help: did you mean `marketing/campaigns`?
        16:39 error[LIN207]: `nothing-like-it` names no workspace
            help: write `workspace/nothing-like-it`
    """)


def test_artifacts_of_a_workspace_that_nobody_declares() -> None:
    spec = sales("", document("Artifacts", "workspace: saels\n"), document("Artifacts", "workspace: nowhere-near\n"))
    assert said(spec, "LIN208") == expected("""
        8:12 error[LIN208]: unknown workspace `saels`
            help: did you mean `sales`?
        12:12 error[LIN208]: unknown workspace `nowhere-near`
            help: declare it in a Workspace document
    """)


def test_nothing_is_missing_from_what_was_not_read_whole() -> None:
    cut = sales("artifacts: {lake: {type: Lakehouse}, oops")
    reader = document(
        "Workspace", "name: other\nartifacts: {a: {type: Report, inputs: [sales/orders, sales/lake, b]}}\n"
    )
    texts = {"a.yaml": cut, "b.yaml": reader.removeprefix("---\n")}
    diagnostics = lineage.compile_texts(texts).diagnostics
    assert [(each.code, each.message) for each in diagnostics if each.code.startswith("LIN2")] == [
        ("LIN201", "unknown reference `b`")
    ]


def test_workspaces_that_may_be_in_what_was_not_read_are_not_judged() -> None:
    texts = {"a.yaml": "kind: [", "b.yaml": sales("artifacts: {a: {type: Report, inputs: [other/lake, b]}}")}
    diagnostics = lineage.compile_texts(texts).diagnostics
    assert [each.message for each in diagnostics if each.code.startswith("LIN2")] == ["unknown reference `b`"]


def test_ten_thousand_unknown_references_are_told_in_seconds() -> None:
    lines = [f"  artifact-number-{n}: {{type: Report, inputs: [artefact-nunber-{n}x]}}" for n in range(10_000)]
    spec = sales("artifacts:\n" + "\n".join(lines) + "\n")
    begin = time.process_time()
    diagnostics = lineage.compile_texts({"a.yaml": spec}).diagnostics
    assert sum(each.code == "LIN201" for each in diagnostics) == 10_000
    assert time.process_time() - begin < 20, "many times what it takes"
