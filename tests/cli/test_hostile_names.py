"""Whatever people call things, in no output does it do anything."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from lineage.drawing.layout import find_engine
from lineage.text.events import CONTROL
from tests.output.runners import azure_commands, github_commands

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Lineage

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"; DROP TABLE artifacts; --',
    "](javascript:alert(1))",
    "\\",
    "\\N\\G\\n",
    "user\u202etxt.exe\u2066\u200f",
    "[/red][bold]",
    "\x1b[31mred\x1b]8;;http://x\x07",
    "::error::file=x",
    "  ::add-mask::x",
    "\n::error::y\r##[error]z",
    "##vso[task.setvariable variable=x]y",
    "%%{init: {'theme': 'x'}}%%",
    "`click n0 call alert(1)`",
    'end"]; subgraph x["',
    "#quot;&quot;&#34;",
    "{{7*7}}{% raw %}",
    "${jndi:ldap://x}$(id)`id`",
    "\U000e0041\ufeff\u2028\x85\x9b31m",
]

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
JOINERS = "\u200c\u200d"


def quoted(text: str) -> str:
    """A text in YAML's double quotes, each letter by its number."""
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def name(request: pytest.FixtureRequest) -> str:
    text: str = request.param
    return text


@pytest.fixture
def tree(tmp_path: Path, name: str) -> Path:
    """The name wherever a text may stand, and where it may not."""
    text = quoted(name)
    folder = tmp_path / "::error::"
    folder.mkdir()
    (folder / "::warning::.yaml").write_text(
        f"""
apiVersion: lineage/v1
kind: Workspace
name: w
title: {text}
description: {text}
domain: {text}
contacts: [group:g, {text}]
roles: {{Admin: [user:ana], {text}: [user:ana]}}
artifacts:
  lake:
    type: Lakehouse
    title: {text}
    description: {text}
    tags: [{text}]
    source: {text}
    connection: {{{text}: {text}}}
    tables:
      t: {{title: {text}, columns: {{{text}: {{type: {text}, title: {text}, description: {text}}}, plain: {{}}}}}}
  code: {{type: Notebook, title: {text}, inputs: [lake.t, {text}], owner: {text}, sensitivity: {text}}}
  experiment:
    type: MLExperiment
    runs:
      r1: {{source: code, title: {text}, commit: {text}, parameters: {{{text}: {text}}}, metrics: {{{text}: 1}}}}
  model: {{type: MLModel, deprecated: {{reason: {text}}}, versions: {{"1": {{run: experiment.r1, stage: {text}}}}}}}
  odd: {{type: {text}}}
  {text}: {{type: Report}}
  fresh: {{type: Report, inputs: [lake.t], freshness: {{within: {text}}}, endorsement: {text}}}
---
apiVersion: lineage/v1
kind: Principals
users: {{ana: {{title: {text}, email: {text}}}}}
groups: {{g: {{members: [user:ana, {text}]}}}}
---
apiVersion: {text}
kind: {text}
""",
        encoding="utf-8",
    )
    return folder


COMMANDS = [
    ("check",),
    ("list",),
    ("show", "lake"),
    ("show", "code"),
    ("show", "experiment.r1"),
    ("show", "model@1"),
    ("graph",),
    ("graph", "--rollup", "column"),
    ("impact", "lake", "--columns"),
    ("trace", "model", "--columns"),
    ("access",),
]


def assert_inert(text: str) -> None:
    bad = {character for character in text if unicodedata.category(character) in UNSEEN} - {"\n", *JOINERS}
    assert not bad
    for line in text.splitlines():
        assert not line.lstrip().startswith("::")
        assert not re.search(r"##(\[|vso\[|teamcity\[)", line)


def texts_of(value: Any) -> set[str]:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return {text for key, inside in value.items() for text in (key, *texts_of(inside))}
    if isinstance(value, list):
        return {text for inside in value for text in texts_of(inside)}
    return {value} if isinstance(value, str) else set()


def test_every_output_is_inert(lineage: Lineage, tree: Path, name: str) -> None:
    for where, specs in ((tree, "."), (tree.parent, tree.name)):
        for command in COMMANDS:
            ended = lineage(*command, "--specs", specs, cwd=where)
            assert ended.code == 1
            assert_inert(ended.out)
            assert_inert(ended.err)
    for command in COMMANDS[:-1]:
        ended = lineage(*command, "--specs", tree, "--format", "json")
        assert_inert(ended.out)
        answer = json.loads(ended.out)
        if command == ("show", "lake"):
            said = CONTROL.sub("_", name)  # YAML refuses control characters
            assert said in texts_of(answer), "JSON says exactly what the specs say"
    for selector in (name, f"type:{name}", f"+{name}"):
        ended = lineage("list", selector, "--specs", tree)
        assert ended.code in {0, 1, 2}
        assert_inert(ended.out + ended.err)


@pytest.mark.parametrize("other", ["", "other"])
def test_a_diff_is_inert(lineage: Lineage, tree: Path, name: str, other: str) -> None:
    before = tree.parent / "before"
    before.mkdir()
    text = (tree / "::warning::.yaml").read_text(encoding="utf-8")
    changed = text.replace(quoted(name), quoted(f"{name}{other}")) if other else ""
    (before / "::error::.yaml").write_text(changed, encoding="utf-8")
    for sides in (("./before", "./::error::"), ("./::error::", "./before")):
        for format_ in ("text", "json"):
            ended = lineage("diff", *sides, "--format", format_, "--fail-on", "never", cwd=tree.parent)
            assert ended.code == 0, ended.err
            assert_inert(ended.out)
            assert_inert(ended.err)
        assert json.loads(ended.out)["changes"]


def test_colours_are_ours_alone(lineage: Lineage, tree: Path) -> None:
    for command in COMMANDS:
        ended = lineage(*command, "--specs", tree, "--color", "always")
        assert_inert(re.sub(r"\x1b\[[0-9;]+m", "", ended.out))


def test_reports_are_inert_but_for_their_own_commands(lineage: Lineage, tree: Path, tmp_path: Path) -> None:
    for where, specs in ((tree, "."), (tree.parent, tree.name)):
        for format_ in ("sarif", "gitlab", "junit"):
            assert_inert(lineage("check", specs, "--format", format_, cwd=where).out)
        summary = tmp_path / "summary.md"
        env = {"GITHUB_STEP_SUMMARY": str(summary)}
        github = lineage("check", specs, "--format", "github", cwd=where, env=env).out
        azure = lineage("check", specs, "--format", "azure", cwd=where).out
        assert {each.name for each in github_commands(github)} <= {"error", "warning", "notice", "group", "endgroup"}
        assert {each.name for each in azure_commands(azure)} == {"task.logissue"}
        assert not azure_commands(github)
        assert not github_commands(azure)
        assert_inert("".join(line for line in github.splitlines(keepends=True) if not line.startswith("::")))
        assert_inert(azure.replace("##vso[task.logissue ", ""))
        assert_inert(summary.read_text(encoding="utf-8"))


def test_dot_says_it_and_does_nothing(lineage: Lineage, tree: Path, name: str) -> None:
    engine = find_engine()
    if engine is None:
        pytest.skip("no Graphviz works here")
    dot = lineage("graph", "--rollup", "column", "--specs", tree, "--format", "dot").out
    assert_inert(dot)
    drawn = subprocess.run([engine, "-Tsvg"], input=dot.encode(), capture_output=True, check=True, timeout=30)
    svg = ET.fromstring(drawn.stdout)  # noqa: S314 - drawn by our own Graphviz
    tags = {element.tag.rpartition("}")[2] for element in svg.iter()}
    assert tags <= {"svg", "g", "title", "polygon", "path", "text", "ellipse", "polyline"}
    labels = {
        "".join(element.itertext()).replace("\xa0", " ").strip()
        for element in svg.iter()
        if element.tag.endswith("text")
    }
    assert {"code", "Notebook", "lake", "w"} <= labels
    if name.isprintable():
        assert any(name.strip() in label for label in labels)


MERMAID_LINE = re.compile(
    r"""flowchart\ LR
    |\s+n[0-9]+\["[\w\ ./@\-#;]*<br>[\w\ ./@\-#;]*"\]
    |\s+subgraph\ s[0-9]+\["[\w\ ./@\-#;]*"\]
    |\s+end
    |\s+n[0-9]+\ (?:-->|-\.->|-\.-o)\|"[\w]+"\|\ n[0-9]+""",
    re.VERBOSE,
)


def test_mermaid_has_nothing_but_our_own_marks(lineage: Lineage, tree: Path) -> None:
    mermaid = lineage("graph", "--rollup", "column", "--specs", tree, "--format", "mermaid").out
    assert_inert(mermaid)
    for line in mermaid.splitlines():
        assert MERMAID_LINE.fullmatch(line), line
        assert "#" not in re.sub(r"#[0-9]+;", "", line)


def test_svg_is_nothing_but_drawing(lineage: Lineage, tree: Path) -> None:
    if find_engine() is None:
        pytest.skip("no Graphviz works here")
    text = lineage("graph", "--specs", tree, "--format", "svg").out
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()}  # noqa: S314 - our own
    assert {"script", "foreignObject", "a", "img", "image"}.isdisjoint(tags)
