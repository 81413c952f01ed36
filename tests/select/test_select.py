"""Selectors choose what dbt's would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import lineage
from lineage.questions.select import select

if TYPE_CHECKING:
    from collections.abc import Sequence

TREE = """
apiVersion: lineage/v1
kind: Workspace
name: w
domain: retail
artifacts:
  a: {type: DataSource}
  b:
    type: Lakehouse
    owner: user:ana
    sensitivity: confidential
    inputs: [a]
    tables:
      t: {tags: [gold], columns: {id: {}, 'full name, first': {tags: [pii]}, 'x+1': {}}}
      u: {sensitivity: restricted}
  c: {type: Notebook, inputs: [b.t], outputs: [b.u], tags: [nightly, 'two words']}
  d: {type: SemanticModel, inputs: [b.u], owner: group:sales}
  e: {type: Report, inputs: [d], endorsement: certified}
  f: {type: Report, inputs: [d, v/b]}
  m: {type: MLModel, versions: {"1.2": {aliases: [champion]}}}
---
apiVersion: lineage/v1
kind: Workspace
name: v
artifacts:
  b: {type: Lakehouse, tags: [gold]}
  lonely: {type: Notebook, domain: lending}
"""

COMPILATION = lineage.compile_texts({"w.yaml": TREE, "team/x.yaml": TREE.replace("name: w", "name: z").split("---")[0]})
TWO = lineage.compile_texts({"w.yaml": TREE})


def chosen(*selectors: str, exclude: Sequence[str] = (), parts: bool = False) -> str:
    refs = lineage.select(TWO, selectors, exclude=exclude, parts=parts)
    return " ".join(ref.removeprefix("w/") for ref in refs)


@pytest.mark.parametrize(
    ("selectors", "expected"),
    [
        ("", "v/b v/lonely a b c d e f m"),
        ("d", "d"),
        ("w/d", "d"),
        ("b", "v/b b"),
        ("b.t", "b"),
        ("m@champion", "m"),
        ("d+", "d e f"),
        ("+d", "a b c d"),
        ("1+d", "b d"),
        ("2+d", "a b c d"),
        ("+d+", "a b c d e f"),
        ("w/a+1", "a b"),
        ("a+2", "a b c d"),
        ("1+d+1", "b d e f"),
        ("@e", "a b c d e"),
        ("@w/c", "v/b a b c d e f"),
        ("a e", "a e"),
        ("+d,type:Notebook", "c"),
        ("d+,type:Report a", "a e f"),
        ("type:Report,endorsement:certified", "e"),
        ("type:*Model", "d m"),
        ("workspace:v", "v/b v/lonely"),
        ("tag:nightly", "c"),
        ("tag:two words", "c"),
        ("tag:gold", "v/b b"),
        ("tag:pii", "b"),
        ("owner:user:ana", "b"),
        ("owner:ana", "b"),
        ("owner:*", "b d"),
        ("owner:group:*", "d"),
        ("domain:lending", "v/lonely"),
        ("domain:retail,type:Report", "e f"),
        ("sensitivity:restricted", "b"),
        ("path:w.yaml,type:Report", "e f"),
        ("v/*", "v/b v/lonely"),
        ("*", "v/b v/lonely a b c d e f m"),
        ("[a-c]", "v/b a b c"),
        ("?o*", "v/lonely"),
        ("w/[!a-d]", "e f m"),
        ("+[ef]", "v/b a b c d e f"),
    ],
)
def test_artifacts(selectors: str, expected: str) -> None:
    assert chosen(*([selectors] if selectors else [])) == expected


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("b.t", "b.t"),
        ("b.*", "b.t b.u"),
        ("m@*", "m@1.2"),
        ("m@champion", "m@1.2"),
        ("b.t#*", "b.t#full name, first b.t#id b.t#x+1"),
        ("b.t#full name, first", "b.t#full name, first"),
        ("b.t#x+1", "b.t#x+1"),
        ("b.t#id+", "c d e f b.t#id"),
        ("tag:pii", "b.t#full name, first"),
        ("tag:gold", "v/b b.t"),
        ("tag:gold,type:Lakehouse", "v/b b.t"),
        ("tag:gold,w/b", "b.t"),
        ("sensitivity:*", "b b.u"),
        ("w/b", "b"),
    ],
)
def test_parts_and_columns_as_subjects(selector: str, expected: str) -> None:
    assert sorted(chosen(selector, parts=True).replace("w/", "").split(" ")) == sorted(expected.split(" "))


def test_several_arguments_are_a_union() -> None:
    assert chosen("a", "type:Report") == "a e f"


def test_exclude() -> None:
    assert chosen(exclude=["type:Report", "v/*"]) == "a b c d m"
    assert chosen("+d+", exclude=["@e"]) == "f"
    assert chosen("b.*", exclude=["sensitivity:restricted"], parts=True) == "b.t"
    assert chosen("b.*", exclude=["w/b"], parts=True) == ""


def test_paths_are_files_and_folders() -> None:
    for path in ("team", "team/", "team/x.yaml", "team/*", "*x.yaml"):
        assert set(lineage.select(COMPILATION, f"path:{path}")) == {f"z/{name}" for name in "abcdefm"}


@pytest.mark.parametrize(
    ("selector", "message", "help_"),
    [
        ("typ:Report", "unknown method `typ` in `typ:Report`", "did you mean `type:Report`?"),
        ("magic:x", "unknown method `magic` in `magic:x`", "methods are type, workspace, tag,"),
        ("user:ana", "a principal is no selector: `user:ana`", "did you mean `owner:user:ana`?"),
        ("b.tt", "unknown reference `b.tt`", ""),
        ("lonly", "unknown reference `lonly`", "did you mean `lonely`?"),
        ("+lonly+", "unknown reference `lonly`", "did you mean `lonely`?"),
        ("", "an empty selector", "leave it out"),
        ("+", "a selector of nothing: `+`", "say of what"),
        ("type:", "a selector of nothing: `type:`", "say of what"),
        ("a,,b", "a comma with nothing beside it: `a,,b`", ""),
        ("a, b", "a comma with nothing beside it: `a,`", ""),
        ("@a+", "`@` and `+` in one selector: `@a+`", "`@x` has all of `+x+` already"),
        ("99999999999+a", "unknown reference `99999999999+a`", ""),
        ("\x1b]31m\n", "unknown reference `\\u001b]31m`", ""),
    ],
)
def test_what_cannot_be_chosen_by(selector: str, message: str, help_: str) -> None:
    with pytest.raises(lineage.AskError) as caught:
        lineage.select(TWO, selector)
    assert message in str(caught.value)
    assert help_ in caught.value.help
    assert (str(caught.value) + caught.value.help).isprintable()


@pytest.mark.parametrize(
    ("selector", "warning"),
    [
        ("type:Reprot", "nothing matches `type:Reprot`: did you mean `type:Report`?"),
        ("type:port", "nothing matches `type:port`: did you mean `type:Report`?"),
        ("x*", "nothing matches `x*`"),
        ("+tag:none", "nothing matches `+tag:none`"),
    ],
)
def test_what_matches_nothing_is_wondered_at(selector: str, warning: str) -> None:
    selection = select(TWO.graph, [selector])
    assert (selection.refs, selection.warnings) == ((), (warning,))


def test_wildcards_cannot_be_made_to_take_long() -> None:
    assert chosen("type:" + "*o" * 2_000 + "!") == ""
    assert chosen("*a" * 5_000 + "!") == ""
    assert chosen("+" * 1 + "[" * 5_000) == ""


@pytest.mark.parametrize("grain", ["workspace", "artifact", "part", "column"])
def test_a_roll_up_has_the_ends_of_its_edges_and_no_edge_inside_a_node(grain: str) -> None:
    view = lineage.rollup(TWO, grain=grain)
    refs = {node.ref for node in view.nodes}
    assert all(node.parent is None or node.parent in refs for node in view.nodes)
    assert {ref for edge in view.edges for ref in (edge.source, edge.target)} <= refs
    assert all(edge.source != edge.target for edge in view.edges)
    assert len({(edge.source, edge.target, edge.type) for edge in view.edges}) == len(view.edges)


def test_a_roll_up_by_grain() -> None:
    def edges(grain: str) -> set[tuple[str, str]]:
        return {(edge.source, edge.target) for edge in lineage.rollup(TWO, grain=grain).edges}

    assert edges("workspace") == {("v", "w")}
    assert {("w/b", "w/c"), ("w/c", "w/b")} <= edges("artifact")
    assert {("w/b.t", "w/c"), ("w/c", "w/b.u"), ("w/b.u", "w/d")} <= edges("part")
