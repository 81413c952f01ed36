"""The questions, each asked as a person would."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.cli.conftest import TOP

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Lineage

pytestmark = pytest.mark.usefixtures("specs")

JSON_SCHEMAS = TOP / "schemas" / "output"


def _schema(command: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((JSON_SCHEMAS / f"{command}.schema.json").read_text(encoding="utf-8"))
    return schema


@pytest.mark.parametrize("path", sorted(JSON_SCHEMAS.iterdir()), ids=lambda path: path.name)
def test_the_schemas_are_schemas(path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("list",),
        ("list", "tag:pii"),
        ("show", "lake"),
        ("show", "lake.customers"),
        ("show", "lake.features#age_band"),
        ("show", "churn-model@champion"),
        ("show", "churn-experiment.run-42"),
        ("show", "core-banking"),
        ("graph",),
        ("graph", "--rollup", "workspace"),
        ("graph", "--rollup", "part", "--include", "control,configuration"),
        ("graph", "--rollup", "column", "+churn-report"),
        ("impact", "lake.customers#email", "--columns"),
        ("impact", "churn-report"),
        ("trace", "churn-report", "--parts"),
        ("access",),
        ("access", "--by", "ben"),
        ("explain",),
        ("explain", "LIN201"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("tree", ["the example", "the organisation"])
def test_json_is_as_its_schema_says(lineage: Lineage, arguments: tuple[str, ...], tree: str) -> None:
    if tree == "the organisation":
        arguments = tuple(
            f"bank-churn/{word}" if word.startswith(("lake", "core-", "churn")) else word for word in arguments
        )
    specs = {"the example": "specs", "the organisation": TOP / "specs"}[tree]
    ended = lineage(*arguments, *(() if arguments[0] == "explain" else ("--specs", specs)), "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    answer = json.loads(ended.out)
    jsonschema.validate(answer, _schema(arguments[0]), jsonschema.Draft202012Validator)
    assert next(iter(answer)) == "version"


def test_which_models_are_there(lineage: Lineage) -> None:
    assert lineage("list", "type:MLModel", "type:MLExperiment").out == (
        "2 artifacts in 1 workspace\n"
        "\n"
        "ARTIFACT                     TYPE          DOMAIN\n"
        "bank-churn/churn-experiment  MLExperiment  retail-banking\n"
        "bank-churn/churn-model       MLModel       retail-banking\n"
    )


def test_what_a_change_reaches(lineage: Lineage) -> None:
    ended = lineage("impact", "lake.customers#email", "--parts")
    assert ended.out == (
        "4 artifacts and 1 part downstream\n"
        "  direct        bank-churn/churn-semantic-model, bank-churn/prepare, bank-churn/score\n"
        "  by type       Notebook 2 · Report 1 · SemanticModel 1\n"
        "  by workspace  bank-churn 4\n"
        "  tell          group:churn-team, group:data-engineering\n"
        "\n"
        "bank-churn/lake.customers#email     column\n"
        "├─ bank-churn/churn-semantic-model  SemanticModel  possible\n"
        "│  └─ bank-churn/churn-report       Report         possible\n"
        "├─ bank-churn/prepare               Notebook       possible\n"
        "└─ bank-churn/score                 Notebook       possible\n"
        "   └─ bank-churn/lake.predictions   table          possible\n"
        "\n"
        "possible: every path widens from a part or column to the whole of it\n"
    )


@pytest.mark.parametrize(
    ("options", "total"),
    [
        ((), "7 artifacts downstream; 4 parts and 1 column more with --columns"),
        (("--parts",), "7 artifacts and 4 parts downstream; 1 column more with --columns"),
        (("--columns",), "7 artifacts, 4 parts and 1 column downstream"),
        (("--depth", "1"), "3 artifacts downstream; 1 part and 1 column more with --columns"),
    ],
)
def test_the_total_says_what_is_listed_and_what_lists_more(
    lineage: Lineage, options: tuple[str, ...], total: str
) -> None:
    assert lineage("impact", "lake.customers", *options).out.splitlines()[0] == total


def test_parts_alone_take_the_smaller_option(lineage: Lineage) -> None:
    assert lineage("impact", "score").out.startswith("3 artifacts downstream; 1 part more with --parts\n")
    assert lineage("trace", "score").out.startswith("6 artifacts upstream; 4 parts and 4 columns more with --columns\n")


def test_what_is_only_on_the_way_is_told_from_the_answer(lineage: Lineage) -> None:
    ended = lineage("impact", "score")
    assert ended.out.endswith(
        "bank-churn/score                       Notebook\n"
        "├─ bank-churn/lake                     Lakehouse\n"
        "└─ (bank-churn/lake.predictions)       table\n"
        "   └─ bank-churn/churn-semantic-model  SemanticModel\n"
        "      └─ bank-churn/churn-report       Report\n"
        "\n"
        "(in parentheses): a step on the way, not counted above\n"
    )
    assert "(" not in lineage("impact", "score", "--parts").out


def test_what_a_model_goes_back_to(lineage: Lineage) -> None:
    answer = json.loads(lineage("trace", "bank-churn/churn-model@champion", "--format", "json").out)
    assert answer["subjects"] == ["bank-churn/churn-model@2"]
    assert answer["sources"] == ["bank-churn/core-banking"]
    [source] = [entry for entry in answer["upstream"] if entry["ref"] == "bank-churn/core-banking"]
    assert source["path"][0] == "bank-churn/churn-model@2"
    assert source["path"][-1] == "bank-churn/core-banking"


def test_impact_leaves_out_what_it_is_told_to(lineage: Lineage) -> None:
    answer = json.loads(lineage("impact", "lake.customers", "--exclude", "type:Notebook", "--format", "json").out)
    assert {entry["type"] for entry in answer["downstream"]} == {"SemanticModel", "Report", "MLExperiment", "MLModel"}
    assert answer["by_type"].keys() == {"SemanticModel", "Report", "MLExperiment", "MLModel"}


def test_what_is_left_out_of_the_answer_can_be_asked_about(lineage: Lineage) -> None:
    def subjects(*arguments: str) -> list[str]:
        answer = json.loads(lineage("impact", *arguments, "--format", "json").out)
        assert not any(entry["type"] == "Notebook" for entry in answer["downstream"])
        return answer["subjects"]  # type: ignore[no-any-return]

    prepare, customers = "bank-churn/prepare", "bank-churn/lake.customers"
    assert subjects("prepare", "--exclude", "type:Notebook") == [prepare]
    assert subjects("lake.customers", "--exclude", "lake", "--exclude", "type:Notebook") == [customers]
    assert subjects("prepare", "score+1", "--exclude", "type:Notebook") == ["bank-churn/lake", prepare]
    ended = lineage("impact", "type:Notebook", "--exclude", "type:Notebook")
    assert (ended.code, ended.out) == (2, "")
    assert "nothing to ask about" in ended.err


def test_how_a_model_is_related(lineage: Lineage) -> None:
    ended = lineage("show", "churn-model")
    assert ended.out == (
        "bank-churn/churn-model  MLModel\n"
        "\n"
        "  contact   group:churn-team\n"
        "  domain    retail-banking\n"
        "  declared  specs/bank-churn.yaml:63:3\n"
        "\n"
        "HOLDS  TYPE     ALIASES   RUN\n"
        "@2     version  champion  bank-churn/churn-experiment.run-42\n"
        "\n"
        "COMES FROM                          AS         BY WAY OF  DECLARED\n"
        "bank-churn/churn-experiment.run-42  registers  @2         specs/bank-churn.yaml:67\n"
        "\n"
        "GOES TO           AS      BY WAY OF  DECLARED\n"
        "bank-churn/score  scores  @2         specs/bank-churn.yaml:71\n"
    )


def test_the_graph_rolled_up(lineage: Lineage) -> None:
    assert lineage("graph", "churn-report", "churn-semantic-model", "core-banking").out == (
        "3 nodes, 1 edge\n"
        "\n"
        "bank-churn/churn-semantic-model  SemanticModel\n"
        "└─ bank-churn/churn-report       Report         presents\n"
        "\n"
        "nothing here leads to or from\n"
        "bank-churn/core-banking  DataSource\n"
    )


def test_a_pair_is_one_line_whatever_joins_it(lineage: Lineage) -> None:
    lines = lineage("graph", "--rollup", "workspace", "--specs", TOP / "specs").out.splitlines()
    assert lines[0] == "5 nodes, 16 edges between 7 pairs"
    assert lines[3] == "└─ marketing          workspace  derives, presents, reads"


def test_who_may_do_what(lineage: Lineage) -> None:
    answer = json.loads(lineage("access", "--by", "ben", "--format", "json").out)
    assert answer["grants"] == [
        {
            "principal": "user:ben",
            "workspace": "bank-churn",
            "role": "Contributor",
            "via": ["group:data-science"],
            "may": ["see", "read-data", "run-code", "write", "open-lineage"],
        }
    ]
    by_person = lineage("access", "--by", "user:ana").out.splitlines()
    assert by_person[-1] == "bank-churn  user:ana   Admin  everything"
    by_part, by_name = lineage("access", "--of", "lake.customers").out, lineage("access", "--of", "bank-churn").out
    assert by_part == by_name
    assert "user:ana" in by_name


@pytest.mark.parametrize("name", ["LIN201", "lin201", "unknown-reference"])
def test_a_rule_explains_itself(lineage: Lineage, name: str) -> None:
    ended = lineage("explain", name)
    assert ended.out.startswith("error[LIN201]: unknown-reference\n\nA reference leads nowhere. A reference names")
    assert "```" not in ended.out
    assert "        inputs: [lake.custmers]\n" in ended.out
    assert max(map(len, ended.out.splitlines())) <= 100


def test_schemas_for_editors(lineage: Lineage, tmp_path: Path) -> None:
    assert lineage("schema", "workspace").out == (TOP / "schemas/workspace.schema.json").read_text(encoding="utf-8")
    assert lineage("schema", "--vscode", "-o", "settings.json").code == 0
    assert "yaml.schemas" in json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))


OTHER_PLANES = """
apiVersion: lineage/v1
kind: Workspace
name: ops
artifacts:
  settings: {type: VariableLibrary}
  nightly: {type: DataPipeline, runs: [bank-churn/prepare, bank-churn/score], uses: [settings]}
"""


@pytest.fixture
def operated(specs: Path) -> None:
    """Has a pipeline and its settings beside the example."""
    (specs / "ops.yaml").write_text(OTHER_PLANES, encoding="utf-8")


@pytest.mark.usefixtures("operated")
def test_what_was_not_followed_is_told_with_what_follows_it(lineage: Lineage) -> None:
    def said(*arguments: str) -> str:
        return lineage(*arguments).out

    follow = "not followed  2 relationships of control: --include control"
    assert said("impact", "nightly") == f"0 artifacts downstream\n  {follow}\n"
    assert "of configuration: --include configuration\n" in said("impact", "settings")
    assert "not followed  1 relationship of control: --include control\n" in said("trace", "prepare")
    assert "not followed" not in said("impact", "nightly", "--include", "control")
    assert "not followed" not in said("impact", "churn-report")


@pytest.mark.usefixtures("operated")
def test_a_graph_says_what_it_leaves_out_of_what_stands_alone(lineage: Lineage) -> None:
    alone = lineage("graph", "nightly").out
    assert alone == (
        "1 node, 0 edges\n"
        "\n"
        "nothing here leads to or from\n"
        "ops/nightly  DataPipeline\n"
        "\n"
        "left out: 1 relationship of configuration and 2 relationships of control"
        " (--include configuration,control, and + for what they lead to)\n"
    )
    followed = lineage("graph", "1+nightly+1", "--include", "configuration,control").out
    assert followed.startswith("4 nodes, 3 edges\n")
    assert "left out" not in followed
    assert "bank-churn/prepare  Notebook         orchestrates\n" in followed
