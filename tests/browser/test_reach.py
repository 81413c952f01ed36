"""The browser walks the steps of the graph as the build does: the same artifacts, as far away, by the same ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import lineage
from benchmarks.tree import write_tree
from lineage.site import build
from lineage.site.reach import Reach
from tests.site.trees import example, workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lineage.compiler import Compilation
    from tests.browser.visiting import Visitor

pytestmark = pytest.mark.browser

CIRCLES = """\
a: {type: Lakehouse, inputs: [d], tables: {t: {columns: {c: {from: [d.u#k]}, x: {}}}, s: {}}}
b: {type: Notebook, inputs: [a.t, a.s], outputs: [d.u]}
d: {type: Lakehouse, tables: {u: {columns: {k: {from: [a.t#c]}, "q'\\"<": {}}}}}
a-2: {type: Report, inputs: [a]}
e: {type: Report, inputs: [d.u, a-2]}
f: {type: DataPipeline, runs: [b]}
m: {type: MLModel, versions: {1: {}, 2: {}}, inputs: [a.t]}
n: {type: Report, inputs: ["m.2"]}
"""

ASK = """async () => {
  await Promise.all(["static/elements.js", "static/artifact/reach.js"].map(lineage.load));
  const graph = await lineage.reach.load();
  const shown = graph.refs.filter(Boolean);
  return graph.refs.map((ref) => ref && [true, false].map((down) => lineage.reach.reached(graph, ref, down)
    .map(({ number, distance, way }) => [shown[number], distance, way])));
}"""


def bank(folder: Path) -> Compilation:
    write_tree(folder / "specs", 300)
    return lineage.compile_tree(folder / "specs")


TREES: dict[str, Callable[[Path], Compilation]] = {
    "example": lambda _: example(),
    "circles": lambda _: lineage.compile_texts({"w.yaml": workspace("w", CIRCLES)}),
    "bank": bank,
}


@pytest.mark.parametrize("chosen", [False, True], ids=["all", "some"])
@pytest.mark.parametrize("tree", TREES)
def test_the_browser_finds_what_the_build_finds(tree: str, chosen: bool, tmp_path: Path, visitor: Visitor) -> None:  # noqa: FBT001 - a case
    compilation = TREES[tree](tmp_path)
    refs = sorted(compilation.project.artifacts)
    shown = refs[::3] if chosen else refs
    build(compilation, tmp_path / "site", select=shown)
    reach = Reach(compilation.graph)

    def expected(ref: str) -> list[list[list[object]]]:
        sides = reach.nearest_downstream(ref, len(refs)), reach.nearest_upstream(ref, len(refs))
        return [
            [[near.ref, near.distance, [stop for stop in near.way if known(stop)]] for near in side if known(near.ref)]
            for side in sides
        ]

    def known(ref: str) -> bool:
        return any(ref == each or ref.startswith((f"{each}.", f"{each}#", f"{each}@")) for each in shown)

    with visitor.open(tmp_path / "site/index.html") as visit:
        found = visit.page.evaluate(ASK)
        assert len(found) == len(refs)
        assert dict(zip(refs, found, strict=True)) == {ref: expected(ref) if ref in shown else "" for ref in refs}
        visit.assert_quiet()
