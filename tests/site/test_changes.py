"""A site built with a base: what it says of the changes, where it marks them, and that else nothing of it is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import lineage
from lineage.changes.change import Side
from lineage.changes.diff import diff
from lineage.drawing.layout import find_engine
from lineage.site import render_site
from tests.site.reading import Reader, assert_links_lead_somewhere, html
from tests.site.trees import SPECS, hostile, workspace

if TYPE_CHECKING:
    from collections.abc import Collection

    from lineage.changes.change import Diff

LARGEST_PAGE = 150_000
FILE = "bank-churn.yaml"


def changed(**texts: str) -> Diff:
    """The example organisation, and what a change makes of it."""
    base = {path.name: path.read_text(encoding="utf-8") for path in sorted(SPECS.glob("*.yaml"))}
    head = base | texts
    return diff(Side("main", lineage.compile_texts(base)), Side("specs", lineage.compile_texts(head)))


def review() -> Diff:
    text = (SPECS / FILE).read_text(encoding="utf-8")
    for before, after in (
        ("          email: {type: string, tags: [pii]}\n", ""),
        ("title: Churn model\n", "title: The churn model\n"),
        ("  churn-settings:\n", "  retention-report: {type: Report, inputs: [lake.predictions]}\n  churn-settings:\n"),
        ("[score, ", "["),
        ("  ml-environment:\n    type: Environment\n", "  ml-environment:\n    type: Environment\n    tags: [new]\n"),
    ):
        text = text.replace(before, after)
    start, end = text.index("  retention-list:\n"), text.index("  churn-dashboard:\n")
    return changed(**{FILE: text[:start] + text[end:]})


def pages(found: Diff, select: Collection[str] | None = None, *, pictures: bool = True) -> dict[str, bytes]:
    engine = find_engine() if pictures else None
    return dict(render_site(found.head.compilation, select=select, engine=engine, diff=found))


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return pages(review())


def said(page: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.decode()))


def test_there_is_a_page_that_says_what_changed(site: dict[str, bytes]) -> None:
    text = said(site["changes.html"])
    assert "against main" in text
    assert "column customers#email removed: string" in text
    assert "Whom to tell" in text
    assert "artifact removed" in text


def test_every_page_leads_to_it(site: dict[str, bytes]) -> None:
    assert_links_lead_somewhere(site)
    for path, page in html(site):
        root = "../" * path.count("/")
        assert f"{root}changes.html" in page.links, path


def test_it_runs_and_styles_nothing_of_its_own(site: dict[str, bytes]) -> None:
    for path, page in html(site):
        assert page.forbidden == [], path
        assert len(page.ids) == len(set(page.ids)), path


def test_no_page_grows_too_large(site: dict[str, bytes]) -> None:
    assert max(len(content) for path, content in site.items() if path.endswith(".html")) < LARGEST_PAGE


def test_the_home_page_says_how_much_changed(site: dict[str, bytes]) -> None:
    assert re.search(r"What changed against main .*\d+ breaking", said(site["index.html"]))


def test_what_changed_is_marked_in_the_list(site: dict[str, bytes]) -> None:
    marked = re.findall(r"<tr.*?</tr>", site["workspaces/bank-churn/index.html"].decode())
    marked = [row for row in marked if "mark-" in row]
    assert any("The churn model" in row and "mark-changed" in row for row in marked)
    assert any("retention-report" in row and "mark-added" in row for row in marked)
    assert not any("Prepare features" in row for row in marked)
    assert "1 artifact that main had is here no more" in said(site["workspaces/bank-churn/index.html"])


def test_what_changed_is_marked_on_cards(site: dict[str, bytes]) -> None:
    page = site["workspaces/bank-churn/lineage.html"].decode()
    assert "card model mark-changed" in page
    assert b'"mark":"changed"' in site["workspaces/bank-churn/graph.js"]


def test_the_page_of_an_artifact_says_what_changed_of_it(site: dict[str, bytes]) -> None:
    text = said(site["artifacts/bank-churn/churn-model.html"])
    assert "title changed: Churn model → The churn model" in text
    assert "changes.html#bank-churn/churn-model" in site["artifacts/bank-churn/churn-model.html"].decode()
    assert "Against main" not in said(site["artifacts/bank-churn/prepare.html"])


def test_without_a_base_nothing_of_it_is_there() -> None:
    compilation = review().head.compilation
    plain = dict(render_site(compilation, engine=find_engine()))
    assert "changes.html" not in plain
    assert "static/changes.css" not in plain
    for path, content in plain.items():
        if path.endswith((".html", "graph.js")):
            assert not re.search(rb"changes\.(html|css)|id=.changes|class=.[^>]*mark-|.mark.:", content), path


def test_no_change_is_said() -> None:
    site = pages(changed(), pictures=False)
    assert "Nothing changes in meaning." in said(site["changes.html"])
    assert "What changed against main Nothing in meaning." in said(site["index.html"])


def test_a_site_of_some_artifacts_tells_of_those_alone() -> None:
    found = review()
    chosen = [ref for ref in found.head.compilation.project.artifacts if ref.startswith("bank-churn/")]
    site = pages(found, chosen)
    assert_links_lead_somewhere(site)
    text = site["changes.html"].decode()
    assert "bank-churn/lake" in text
    assert "marketing/" not in text.replace("group:retail-marketing", "")


def test_faults_of_what_is_not_shown_stop_no_site() -> None:
    found = lineage.compile_texts({"w.yaml": workspace("w", "a: {type: Report}\nb: {type: Report}")})
    assert found.diagnostics
    assert "health.html" in dict(render_site(found, select=["w/a"]))


def test_texts_of_specs_are_text() -> None:
    texts = dict(hostile())
    base = {path: text.replace("type: Lakehouse", "type: Warehouse") for path, text in texts.items()}
    found = diff(Side("<b>", lineage.compile_texts(base)), Side("x", lineage.compile_texts(texts)))
    site = pages(found)
    assert found.changes
    for path, page in html(site):
        assert page.forbidden == [], path
    assert "<b>&lt;b&gt;</b>" not in site["changes.html"].decode()
    assert not any(link.startswith("javascript") for link in Reader(site["changes.html"].decode()).links)


def test_very_many_changes_fit_their_page() -> None:
    head = "apiVersion: lineage/v1\nkind: Workspace\nname: w\nartifacts:\n"
    before = head + "".join(f"  a{number}: {{type: Lakehouse, title: one}}\n" for number in range(1_500))
    found = diff(
        Side("main", lineage.compile_texts({"w.yaml": before})),
        Side("x", lineage.compile_texts({"w.yaml": before.replace("one", "two")})),
    )
    chosen = ["w/a0", "w/a1"]
    everything = pages(found, pictures=False, select=chosen)
    assert len(everything["changes.html"]) < LARGEST_PAGE
    whole = next(content for path, content in render_site(found.head.compilation, diff=found) if path == "changes.html")
    assert len(whole) < LARGEST_PAGE
    assert re.search(r"[\d]+ more safe changes are not shown here", said(whole))


def test_the_same_comparison_gives_the_same_bytes(site: dict[str, bytes]) -> None:
    assert pages(review()) == site
