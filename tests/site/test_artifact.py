"""The page of an artifact: what it says, how it leaves out what is too much, and how it is declared."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree.ElementTree import fromstring

import pytest

import lineage
from lineage.language.relationship_types import RELATIONSHIP_TYPES
from lineage.site.pages.relations import ACTIVE
from tests.site.trees import HOSTILE_TEXTS, example, hostile, pages, quoted, workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 150_000


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return pages(example(), pictures=False)


def said(page: bytes, section: str = "") -> str:
    """What a reader sees of a page, or of a section of it."""
    text = page.decode()
    if section:
        found = re.search(rf'<section class="panel" id="{section}">.*?</section>', text, re.DOTALL)
        text = found[0] if found else ""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text)).strip()


def made(artifacts: str, head: str = "", project: str = "") -> dict[str, bytes]:
    texts = {"sub/w.yaml": workspace("w", artifacts, head)}
    if project:
        texts["lineage.yaml"] = f"apiVersion: lineage/v1\nkind: Project\n{project}"
    return pages(lineage.compile_texts(texts), pictures=False)


def test_relationships_are_said_in_words(site: dict[str, bytes]) -> None:
    text = said(site["artifacts/bank-churn/prepare.html"], "lineage")
    for words in ("reads lake.customers", "is configured by core-data/spark-runtime", "writes lake.features"):
        assert words in text
    assert "derives from core-banking" in said(site["artifacts/bank-churn/lake.html"], "lineage")


def test_relationships_with_one_thing_are_said_once(site: dict[str, bytes]) -> None:
    text = said(site["artifacts/bank-churn/churn-experiment.html"], "lineage")
    assert "reads lake.features into run-37, run-42, run-57 and 1 more" in text


def test_every_type_of_relationships_has_words() -> None:
    assert ACTIVE.keys() == RELATIONSHIP_TYPES.keys()


def test_who_may_see_and_change_it_and_by_which_group(site: dict[str, bytes]) -> None:
    text = said(site["artifacts/bank-churn/lake.html"], "access")
    assert "Contributor may see, read the data of, run and change it" in text
    assert "Data science Churn team, Credit modelling, Ben Okafor" in text
    assert "Viewer may see it Retail marketing" in text


def test_contacts_are_written_to_one_by_one_and_together(site: dict[str, bytes]) -> None:
    page = site["artifacts/bank-churn/lake.html"].decode()
    (mail,) = re.findall(r'class="mail" href="([^"]*)"', page)
    assert mail.startswith("mailto:churn@merrow.example,")
    assert mail.endswith("?subject=Change%20to%20Churn%20lakehouse")
    assert f"Mail all {mail.count('@')}" in said(page.encode(), "impact")


def test_a_mail_to_everyone_stays_as_short_as_mail_programs_want() -> None:
    people = "\n".join(f"  p{number}: {{email: person-{number}@a-long-name.example.org}}" for number in range(100))
    readers = "\n".join(f"r{n}: {{type: Report, owner: user:p{n}, inputs: [hub]}}" for n in range(100))
    texts = {
        "w.yaml": workspace("w", f"hub: {{type: Lakehouse}}\n{readers}"),
        "people.yaml": f"apiVersion: lineage/v1\nkind: Principals\nusers:\n{people}\n",
    }
    page = pages(lineage.compile_texts(texts), pictures=False)["artifacts/w/hub.html"].decode()
    (mail,) = re.findall(r'class="mail" href="([^"]*)"', page)
    assert len(mail) < 2000
    assert f"Mail the {mail.count('@')} with an address" in said(page.encode())


def test_ways_are_told(site: dict[str, bytes]) -> None:
    text = said(site["artifacts/bank-churn/churn-model.html"], "impact")
    assert "Call list Paginated report Bank customer churn Churn team 3 score \u203a lake.predictions" in text


def test_a_trace_says_where_it_begins(site: dict[str, bytes]) -> None:
    text = said(site["artifacts/bank-churn/churn-model.html"], "trace")
    assert "Begins with Core banking Account ledger" in text
    assert set(lineage.trace(example(), ["bank-churn/churn-model"]).sources) == {
        "bank-churn/core-banking",
        "core-data/account-ledger",
    }


def test_columns_say_how_much_they_reach(site: dict[str, bytes]) -> None:
    page = site["artifacts/bank-churn/lake.html"].decode()
    compilation = example()
    found = dict(re.findall(r'<tr id="(\.[^"]*%23[^"]*)">.*?<td class="number"[^>]*>(\d*)', page))
    assert found
    for column, count in found.items():
        downstream = lineage.impact(compilation, [f"bank-churn/lake{unquote(column)}"]).downstream
        assert int(count or 0) == len(downstream), column


def test_versions_say_what_their_runs_say(site: dict[str, bytes]) -> None:
    text = said(site["artifacts/bank-churn/churn-model.html"], "versions")
    assert "auc recall_at_10 learning_rate trees balanced" in text
    assert "2 Approved by model validation on 6 October 2026 @champion production 0.91 0.48 0.05 600 true" in text
    assert "churn-experiment.run-42 train 4f1c0de lake.features@318" in text


def test_runs_with_many_figures_and_many_runs_stay_in_their_page() -> None:
    figures = ", ".join(f"metric_{number}: 0.{number}" for number in range(50))
    runs = "\n".join(f"    run-{number}: {{metrics: {{{figures}}}}}" for number in range(500))
    page = made(f"e:\n  type: MLExperiment\n  runs:\n{runs}\n")["artifacts/w/e.html"]
    assert len(page) < LARGEST
    shown = page.count(b"<tr id=")
    assert 40 < shown < 500
    assert f"{500 - shown} more runs and 20 more metrics and parameters" in said(page)


def test_a_hub_counts_all_and_names_the_nearest_and_has_the_rest_beside_it() -> None:
    readers = "\n".join(f"reader_{number}: {{type: Report, inputs: [hub]}}" for number in range(300))
    site = made(f"hub: {{type: Lakehouse}}\n{readers}")
    page = site["artifacts/w/hub.html"]
    assert len(page) < 20_000
    assert "300 children 300 all downstream" in said(page, "impact")
    assert "288 more are further away" in said(page, "impact")
    assert 'data-of="../../workspaces/w/answers.js"' in page.decode()
    (hub,) = answers(site["workspaces/w/answers.js"])["answers"]
    assert (hub[0], hub[1], len(hub[2])) == ("hub", "impact", 288)


def answers(script: bytes) -> Mapping[str, Any]:
    text = script.decode()
    value: Mapping[str, Any] = json.loads(text[text.index("(") + 1 : text.rindex(")")])
    return value


def test_where_every_answer_is_short_there_is_nothing_beside_the_pages() -> None:
    assert "workspaces/w/answers.js" not in made("a: {type: Lakehouse}\nb: {type: Report, inputs: [a]}")


def test_a_chain_of_many_does_not_grow_with_its_square() -> None:
    links = "\n".join(f"a{n}: {{type: Lakehouse, inputs: [a{n - 1}]}}" for n in range(1, 600))
    site = made(f"a0: {{type: Lakehouse}}\n{links}")
    beside = sum(len(content) for path, content in site.items() if path.startswith("workspaces/w/answers"))
    assert beside < 4_000_000
    assert max(len(content) for path, content in site.items() if path.startswith("artifacts/w/")) < LARGEST


def declared(page: str) -> str:
    found = re.search(r'aria-label="YAML" data-copy><code>(.*?)</code>', page, re.DOTALL)
    return found[1] if found else ""


def test_it_is_shown_as_it_is_declared() -> None:
    artifacts = (
        "a:\n  type: Lakehouse  # why\n\n  title: '<b> & \"c\"'\n  # said inside\n\n# said of b\nb:\n  type: Report\n"
    )
    site = made(artifacts)
    page = site["artifacts/w/a.html"].decode()
    code = declared(page)
    assert code == "a:\n  type: Lakehouse  # why\n\n  title: &#39;&lt;b&gt; &amp; &#34;c&#34;&#39;\n  # said inside"
    assert "said of b" not in page


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("text", ["a: {type: Report}", "a:\n  type: Report", "'a':\n  type: Report"])
def test_its_own_lines_are_shown_however_they_are_written(text: str, newline: str) -> None:
    source = workspace("w", f"{text}\nb: {{type: Report}}").replace("\n", newline)
    site = pages(lineage.compile_texts({"w.yaml": source}), pictures=False)
    page = site["artifacts/w/a.html"].decode()
    code = declared(page)
    assert code.replace("&#39;", "'") == text


def test_a_long_declaration_is_cut() -> None:
    tables = "\n".join(f"    table_{number}: {{}}" for number in range(400))
    page = made(
        f"a:\n  type: Lakehouse\n  tables:\n{tables}\n", project="repository: https://x.example.org/{path}#{line}\n"
    )
    text = said(page["artifacts/w/a.html"], "declared")
    assert "343 more lines: read them in the repository" in text


def test_the_line_in_the_repository() -> None:
    site = made(
        "a:\n  type: Report\n", project="repository: 'https://x.example.org/main/specs/{path}?plain=1#L{line}'\n"
    )
    assert '<a href="https://x.example.org/main/specs/sub/w.yaml?plain=1#L5">' in site["artifacts/w/a.html"].decode()


@pytest.mark.parametrize("pattern", ["javascript:alert(1)//{path}", "{path}", "https://a.example/{path}/{x}"])
def test_what_is_no_address_leads_nowhere(pattern: str) -> None:
    page = made("a:\n  type: Report\n", project=f"repository: '{pattern}'\n")["artifacts/w/a.html"].decode()
    assert pattern.partition("{")[0] not in page or not pattern.partition("{")[0]
    assert "sub/w.yaml</bdi>:5" in page


def test_badges_are_pictures_that_say_how_things_stand(site: dict[str, bytes]) -> None:
    badges = {
        path: content for path, content in site.items() if path.endswith(".svg") and path.startswith("artifacts/")
    }
    assert "artifacts/bank-churn/churn-model.svg" in badges
    assert "artifacts/bank-churn/prepare.svg" not in badges
    for path, content in badges.items():
        picture = fromstring(content.decode())  # noqa: S314 - our own
        assert picture.attrib["aria-label"], path
        assert f'{path.rpartition("/")[2]}"'.encode() in site[path.replace(".svg", ".html")]
    assert b"Churn model: promoted" in badges["artifacts/bank-churn/churn-model.svg"]


def test_badges_of_hostile_titles_are_pictures() -> None:
    texts = dict(hostile())
    reports = "\n".join(f"r{n}: {{type: Report, title: {quoted(text)}}}" for n, text in enumerate(HOSTILE_TEXTS))
    texts["r.yaml"] = workspace("r", reports)
    for path, content in pages(lineage.compile_texts(texts), pictures=False).items():
        if path.endswith(".svg") and path.startswith("artifacts/"):
            tags = {each.tag.partition("}")[2] for each in fromstring(content.decode()).iter()}  # noqa: S314
            assert tags <= {"svg", "title", "clipPath", "rect", "g", "path", "text"}
