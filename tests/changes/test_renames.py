"""What is taken for a rename, and what is not."""

from __future__ import annotations

import pytest

from lineage.changes.change import Kind
from tests.changes.random_trees import compared

HEADER = "apiVersion: lineage/v1\nkind: Workspace\nname: w\nartifacts:\n"


def renamed(before: str, after: str) -> dict[str, str]:
    """What was renamed from what to what, without the workspace."""
    found = compared({"w.yaml": HEADER + before}, {"w.yaml": HEADER + after}).changes
    return {
        str(change.before).removeprefix("w/"): str(change.after).removeprefix("w/")
        for change in found
        if change.kind is Kind.RENAMED
    }


FLOW = """\
  lake: {type: Lakehouse, tables: {raw: {}, clean: {}}}
  prepare: {type: Notebook, title: Prepare, inputs: [lake.raw], outputs: [lake.clean]}
  report: {type: Report, inputs: [lake.clean]}
"""

MODEL = """\
  m: {{type: MLModel, versions: {{"{}": {{aliases: [champion], stage: production}}}}}}
  a: {{type: Notebook, inputs: [m@champion]}}
"""


RUN = """\
  n: {{type: Notebook}}
  e:
    type: MLExperiment
    runs:
      {run}: {{source: n, status: finished, commit: abc1234, parameters: {{rate: 0.1}}, metrics: {{auc: {auc}}}}}
  m:
    type: MLModel
    versions:
      "{version}": {{run: e.{run}, aliases: [champion]}}
"""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(FLOW, FLOW.replace("prepare:", "cleanse:"), {"prepare": "cleanse"}, id="all is kept"),
        pytest.param(
            FLOW,
            FLOW.replace("prepare: {type: Notebook, title: Prepare", "cleanse: {type: Notebook, title: Cleanse"),
            {"prepare": "cleanse"},
            id="its neighbours are kept, and its title is another",
        ),
        pytest.param(
            FLOW,
            FLOW.replace("prepare:", "cleanse:").replace("inputs: [lake.raw], outputs: [lake.clean]", "inputs: []"),
            {},
            id="its neighbours are not kept, and little else is said",
        ),
        pytest.param(
            FLOW,
            FLOW.replace("prepare: {type: Notebook", "prepare-2: {type: Dataflow"),
            {},
            id="it is of another type",
        ),
        pytest.param(
            FLOW,
            FLOW.replace("clean", "tidy").replace("lake", "store").replace("prepare", "wash").replace("report", "page"),
            {"lake": "store", "prepare": "wash", "report": "page", "lake.clean": "store.tidy"},
            id="everything at once",
        ),
        pytest.param(
            "  a-report: {type: Report, title: Sales}\n  b-report: {type: Report, title: Costs}\n",
            "  page-1: {type: Report, title: Costs}\n  page-2: {type: Report, title: Sales}\n",
            {"a-report": "page-2", "b-report": "page-1"},
            id="each with what it says",
        ),
        pytest.param(
            "  report: {type: Report, title: Sales, tags: [a, b]}\n",
            "  page-1: {type: Report, title: Sales, tags: [a]}\n  page-2: {type: Report, title: Sales, tags: [a, b]}\n",
            {"report": "page-2"},
            id="the best match, and only one",
        ),
        pytest.param(
            "  sales: {type: Report, title: Figures}\n  costs: {type: Report, title: Figures}\n",
            "  costs-report: {type: Report, title: Figures}\n  sales-report: {type: Report, title: Figures}\n",
            {"sales": "sales-report", "costs": "costs-report"},
            id="of those that say the same the ones that are called alike",
        ),
        pytest.param(
            "  sales: {type: Report}\n",
            "  sales-report: {type: Report}\n",
            {"sales": "sales-report"},
            id="alike by name",
        ),
        pytest.param("  sales: {type: Report}\n", "  costs: {type: Report}\n", {}, id="nothing to go by"),
        pytest.param(
            MODEL.format("1"),
            MODEL.format("2"),
            {},
            id="the next version, with the alias and what follows it",
        ),
        pytest.param(
            "  e: {type: MLExperiment, runs: {r1: {source: n, started: '2026-10-01'}}}\n  n: {type: Notebook}\n",
            "  e: {type: MLExperiment, runs: {r2: {source: n, started: '2026-10-02'}}}\n  n: {type: Notebook}\n",
            {},
            id="the next run of the same code",
        ),
        pytest.param(
            RUN.format(run="r1", version=1, auc=0.9),
            RUN.format(run="r2", version=2, auc=0.95),
            {},
            id="the next run of the same commit, which ended otherwise, and the version that came of it",
        ),
        pytest.param(
            RUN.format(run="r1", version=1, auc=0.9),
            RUN.format(run="first", version=1, auc=0.9),
            {"e.r1": "e.first"},
            id="a run that is called otherwise",
        ),
        pytest.param(
            "  s: {type: Warehouse, schemas: {old: {tables: {t: {columns: {a: {type: int}, b: {}}}}}}}\n",
            "  s: {type: Warehouse, schemas: {new: {tables: {t: {columns: {a: {type: int}, b: {}, c: {}}}}}}}\n",
            {"s.old": "s.new"},
            id="a schema, with what is in it",
        ),
        pytest.param(
            "  t: {type: Warehouse, columns: {cust_id: {type: int}, order_no: {type: int}, age: {type: int}}}\n",
            "  t: {type: Warehouse, columns: {customer_id: {type: int}, order_nr: {type: int}, zip: {type: int}}}\n",
            {"t#cust_id": "t#customer_id", "t#order_no": "t#order_nr"},
            id="columns by their names",
        ),
        pytest.param(
            "  t: {type: Warehouse, columns: {id: {type: int}, email: {type: string}, Age: {type: date}}}\n",
            "  t: {type: Warehouse, columns: {row_id: {type: int}, e-mail: {type: string}, userAge: {type: date}}}\n",
            {"t#id": "t#row_id", "t#email": "t#e-mail", "t#Age": "t#userAge"},
            id="columns by the words in their names",
        ),
        pytest.param(
            "  t: {type: Warehouse, columns: {id: {type: int}, count: {type: float}, '%': {type: date}}}\n",
            "  t: {type: Warehouse, columns: {is_paid: {type: int}, discount: {type: float}, agent: {type: date}}}\n",
            {},
            id="columns whose names only have letters in common",
        ),
    ],
)
def test_renames(before: str, after: str, expected: dict[str, str]) -> None:
    assert renamed(before, after) == expected
    assert renamed(after, before) == {new: old for old, new in expected.items()}


def test_very_many_that_say_the_same_are_taken_in_order() -> None:
    def lake(prefix: str) -> str:
        tables = "".join(
            f"      {prefix}{i:03}: {{columns: {{id: {{type: int}}, at: {{type: date}}}}}}\n" for i in range(300)
        )
        return f"  lake:\n    type: Lakehouse\n    tables:\n{tables}"

    assert renamed(lake("t"), lake("u")) == {f"lake.t{i:03}": f"lake.u{i:03}" for i in range(300)}
