"""The data of lists: every artifact once, with what people choose by."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import lineage
from lineage.site import render_site
from tests.site.reading import Reader
from tests.site.scripts import joined
from tests.site.trees import example, pages, workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_FILE = 500_000


@cache
def site() -> Mapping[str, bytes]:
    return pages(example(), pictures=False)


def named(data: Mapping[str, list[Any]], row: list[Any]) -> dict[str, Any]:
    """A row, with its numbers replaced by what they mean."""
    keys = ("name", "title", "workspaces", "types", "owners", "domains", "endorsement", "levels", "tags", "times")
    said = dict(zip((*keys, "downstream", "deprecated", "mark", "files", "line", "description"), row, strict=False))
    for key in ("workspaces", "types", "owners", "domains", "levels", "times", "files"):
        said[key] = data[key][said[key] - 1] if said.get(key) else None
    said["tags"] = [data["tags"][tag - 1] for tag in said.get("tags") or []]
    return said


def test_all_artifacts_are_in_one_list() -> None:
    data = joined(site(), "artifacts/list.js")
    refs = {f"{said['workspaces'][0]}/{said['name']}" for said in (named(data, row) for row in data["rows"])}
    assert len(data["rows"]) == len(refs)
    assert refs == set(example().project.artifacts)


def test_a_workspace_has_a_list_of_its_own() -> None:
    data = joined(site(), "workspaces/bank-churn/list.js")
    own = [ref for ref in example().project.artifacts if ref.startswith("bank-churn/")]
    assert sorted(f"bank-churn/{row[0]}" for row in data["rows"]) == sorted(own)


def test_a_row_says_what_is_declared() -> None:
    data = joined(site(), "artifacts/list.js")
    said = next(each for each in (named(data, row) for row in data["rows"]) if each["name"] == "churn-report")
    artifact = example().project.artifacts["bank-churn/churn-report"]
    assert said["title"] == artifact.title
    assert said["types"][0] == "Report"
    assert said["endorsement"] == artifact.endorsement
    assert said["times"] == [str(artifact.within), 24 * 3600]
    assert said["tags"] == list(artifact.tags)
    assert said["files"].endswith("bank-churn.yaml")
    assert said["line"] == artifact.name.span.line


def test_what_rests_on_an_artifact_is_counted_as_its_impact_is() -> None:
    data = joined(site(), "artifacts/list.js")
    for said in (named(data, row) for row in data["rows"]):
        ref = f"{said['workspaces'][0]}/{said['name']}"
        assert said.get("downstream", 0) == len(lineage.impact(example(), [ref]).downstream), ref


def test_names_are_in_the_order_of_people() -> None:
    names = ("Zug", "äpfel", "apfel 10", "Apfel 9", "Ärger")
    artifacts = "\n".join(f"a{number}:\n  type: Report\n  title: {name}" for number, name in enumerate(names))
    made = pages(lineage.compile_texts({"w.yaml": workspace("w", artifacts)}), pictures=False)
    data = joined(made, "workspaces/w/list.js")
    assert [row[1] for row in data["rows"]] == ["äpfel", "Apfel 9", "apfel 10", "Ärger", "Zug"]


def test_a_column_in_which_nothing_stands_is_not_shown() -> None:
    artifacts = "a: {type: Report}\nb: {type: Report, sensitivity: public}"
    made = pages(lineage.compile_texts({"w.yaml": workspace("w", artifacts)}), pictures=False)
    heads = re.findall(r'class="of-(\w+)">[A-Z]', made["workspaces/w/index.html"].decode())
    assert heads == ["name", "type", "sensitivity", "downstream"]
    heads = re.findall(r'class="of-(\w+)">[A-Z]', site()["artifacts/index.html"].decode())
    assert heads == ["name", "type", "workspace", "owner", "endorsement", "sensitivity", "fresh", "downstream"]


def test_data_is_cut_into_files_that_are_not_too_large() -> None:
    description = "What it is, at some length. " * 20
    many = "\n".join(f"artifact_{n}:\n  type: Report\n  description: {description}" for n in range(2000))
    made = pages(lineage.compile_texts({"w.yaml": workspace("w", many)}), pictures=False)
    assert {"artifacts/list.js", "artifacts/list-2.js", "workspaces/w/list-2.js"} <= made.keys()
    assert max(len(content) for path, content in made.items() if path.endswith(".js")) <= LARGEST_FILE
    assert len(joined(made, "artifacts/list.js")["rows"]) == 2000


def test_a_selection_is_all_that_is_listed_and_found() -> None:
    chosen = {"bank-churn/churn-model", "bank-churn/score"}
    made = dict(render_site(example(), select=chosen))
    assert {row[0] for row in joined(made, "artifacts/list.js")["rows"]} == {"churn-model", "score"}
    assert {row[2] for row in joined(made, "search/names.js")["artifacts"]} == {"churn-model", "score"}


def test_the_first_rows_are_there_without_scripts() -> None:
    page = site()["artifacts/index.html"].decode()
    assert page.count('scope="row"') == len(example().project.artifacts)
    links = {urljoin("http://site/artifacts/index.html", link) for link in Reader(page).links}
    assert "http://site/artifacts/bank-churn/churn-report.html" in links
