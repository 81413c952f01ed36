"""The page of an artifact: what it says, how it leaves out what is too much, and how it is declared."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote
from xml.etree.ElementTree import fromstring

import pytest

import lineage
from lineage.language.relationship_types import RELATIONSHIP_TYPES
from lineage.site.pages.relations import ACTIVE
from tests.site.trees import HOSTILE_TEXTS, example, hostile, pages, quoted, workspace

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
    mails = re.findall(r'class="mail" href="([^"]*)"', page)
    assert max(map(len, mails)) < 2000
    assert sum(mail.count("@") for mail in mails) == 100
    first = mails[0].count("@")
    assert f"Mail all 100: 1 to {first} {first + 1} to " in said(page.encode())


def test_who_answers_for_it_is_said_even_if_it_is_nobody() -> None:
    site = made("a: {type: Report}\nb: {type: Report, owner: user:x}")
    assert "Owner nobody is named" in said(site["artifacts/w/a.html"], "facts")
    assert "Owner x" in said(site["artifacts/w/b.html"], "facts")


@pytest.mark.parametrize(
    ("source", "leads"),
    [
        ("https://git.example.org/train.py", True),
        ("notebooks/train.ipynb", False),
        ("javascript:alert(1)", False),
        ("https://user:secret@git.example.org/train.py", False),
        ('https://x.example.org/"onclick=alert(1)', False),
    ],
)
def test_a_source_on_the_web_is_a_link(source: str, *, leads: bool) -> None:
    page = made(f"a: {{type: Report, source: '{source}'}}")["artifacts/w/a.html"].decode()
    assert (f'<a href="{source}">' in page) == leads


def test_what_is_no_longer_to_be_used_says_who_still_does() -> None:
    site = made(
        "a: {type: Lakehouse, deprecated: {reason: It is wrong.}}\nb: {type: Report, inputs: [a]}\n"
        "c: {type: Report, deprecated: {}}"
    )
    assert "It is wrong. 1 artifact still depends on it." in said(site["artifacts/w/a.html"])
    assert "depend on it" not in said(site["artifacts/w/c.html"])


def test_what_is_waived_is_said_with_the_reason() -> None:
    page = made("a: {type: Report, waive: [{policy: owners, reason: Until the team is there, until: 2030-01-01}]}")
    assert "Waived owners until 2030-01-01: Until the team is there" in said(page["artifacts/w/a.html"], "facts")


def test_what_is_wrong_with_it_is_told_worst_first_and_leads_to_the_line() -> None:
    project = "repository: https://x.example.org/{path}#{line}\nrules: {LIN304: warning}\n"
    page = made("a: {type: Report, inputs: [b], owner: user:x}\nc: {type: Notebook}", project=project)
    health = said(page["artifacts/w/a.html"], "diagnostics")
    assert health.index("error") < health.index("LIN")
    assert '<a href="https://x.example.org/sub/w.yaml#5"><code>' in page["artifacts/w/a.html"].decode()
    assert '<a href="https://x.example.org/sub/w.yaml#6"><code>' in page["health.html"].decode()


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


def test_all_that_runs_and_versions_say_is_there() -> None:
    said_of_each = "title: The title, description: The description, tags: [baseline]"
    site = made(
        f"e:\n  type: MLExperiment\n  runs:\n    r: {{{said_of_each}}}\n"
        f'm:\n  type: MLModel\n  versions:\n    "1": {{{said_of_each}, run: e.r}}\n'
    )
    assert "r The title: The description #baseline" in said(site["artifacts/w/e.html"], "runs")
    assert "1 The title: The description #baseline" in said(site["artifacts/w/m.html"], "versions")


@pytest.mark.parametrize("text", ["&", "'", "\u00e9", "x"])
def test_pages_stay_small_however_long_texts_are(text: str) -> None:
    long = text.replace("'", "''") * 2_000
    many = range(60)
    columns = "".join(f"\n      c{n}: {{description: '{long[:600]}'}}" for n in many)
    runs = "".join(f"\n    r{n}: {{description: '{long}'}}" for n in many)
    inputs = "".join(f"\n- {{from: a, to: b{n}, description: '{long}'}}" for n in many)
    reports = "".join(f"\n  b{n}: {{type: Report}}" for n in many)
    artifacts = (
        f"a:\n  type: Lakehouse\n  description: '{long * 20}'\n  tables:\n    t:\n     columns:{columns}\n"
        f"e:\n  type: MLExperiment\n  runs:{runs}{reports.replace(chr(10) + '  ', chr(10))}"
    )
    site = pages(
        lineage.compile_texts({"w.yaml": workspace("w", artifacts) + f"relationships:{inputs}\n"}), pictures=False
    )
    assert {
        path: len(content) for path, content in site.items() if path.endswith(".html") and len(content) > LARGEST
    } == {}


def test_runs_with_many_figures_and_many_runs_stay_in_their_page() -> None:
    figures = ", ".join(f"metric_{number}: 0.{number}" for number in range(50))
    runs = "\n".join(f"    run-{number}: {{metrics: {{{figures}}}}}" for number in range(500))
    page = made(f"e:\n  type: MLExperiment\n  runs:\n{runs}\n")["artifacts/w/e.html"]
    assert len(page) < LARGEST
    shown = page.count(b"<tr id=")
    assert 40 < shown < 500
    assert f"{500 - shown} more runs; lineage show" in said(page)
    assert "20 more metrics and parameters; lineage show" in said(page)


def test_a_hub_counts_all_and_names_the_nearest() -> None:
    readers = "\n".join(f"reader_{number}: {{type: Report, inputs: [hub]}}" for number in range(300))
    site = made(f"hub: {{type: Lakehouse}}\n{readers}")
    page = site["artifacts/w/hub.html"]
    assert len(page) < 20_000
    assert "300 children 300 all downstream" in said(page, "impact")
    assert "288 more; lineage impact w/hub prints them all" in said(page, "impact")


def test_a_chain_of_many_does_not_grow_with_its_square() -> None:
    links = "\n".join(f"a{n}: {{type: Lakehouse, inputs: [a{n - 1}]}}" for n in range(1, 600))
    site = made(f"a0: {{type: Lakehouse}}\n{links}")
    text = said(site["artifacts/w/a0.html"], "impact")
    assert "1 child 599 all downstream" in text
    assert "591 more are further away" in text
    assert len(site["artifacts/steps.js"]) < 600 * 100
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


def test_a_badge_as_markdown_is_an_image_whatever_the_title() -> None:
    page = made(r"a: {type: Report, title: '\](https://x.example) <img> `b` *c*'}")["artifacts/w/a.html"]
    assert r"[![\\\](https://x.example) \<img\> \`b\` \*c\*: declared](artifacts/w/a.svg)]" in unescape(page.decode())


def test_badges_of_hostile_titles_are_pictures() -> None:
    texts = dict(hostile())
    reports = "\n".join(f"r{n}: {{type: Report, title: {quoted(text)}}}" for n, text in enumerate(HOSTILE_TEXTS))
    texts["r.yaml"] = workspace("r", reports)
    for path, content in pages(lineage.compile_texts(texts), pictures=False).items():
        if path.endswith(".svg") and path.startswith("artifacts/"):
            tags = {each.tag.partition("}")[2] for each in fromstring(content.decode()).iter()}  # noqa: S314
            assert tags <= {"svg", "title", "clipPath", "rect", "g", "path", "text"}


def test_a_contact_who_is_called_like_the_owner_is_named() -> None:
    people = "apiVersion: lineage/v1\nkind: Principals\nusers: {a: {title: Kim}, b: {title: Kim}}\n"
    head = "contacts: [user:a, user:b]\n"
    texts = {"w.yaml": workspace("w", "x: {type: Report, owner: user:a}", head), "p.yaml": people}
    page = pages(lineage.compile_texts(texts), pictures=False)["artifacts/w/x.html"]
    assert "Owner Kim Contacts Kim" in said(page, "facts")
