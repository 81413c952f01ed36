"""The files of a site: which there are, that every link leads somewhere, and that no text of a spec means anything."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

import pytest

import lineage
from lineage.site import render_site
from tests.site.reading import assert_links_lead_somewhere, html, leads_out
from tests.site.trees import HOSTILE_TEXTS, SPECS, example, hostile, pages, workspace

if TYPE_CHECKING:
    from lineage.compiler import Compilation

ROOT = Path(__file__).parents[2]
LARGEST_PAGE = 150_000
BIG_WORKSPACE = 500


@pytest.fixture(scope="module", params=["example", "hostile", "other scripts", "alone", "big", "empty"])
def site(request: pytest.FixtureRequest) -> dict[str, bytes]:
    return pages(COMPILATIONS[request.param])


OTHER_SCRIPTS = {
    "w.yaml": workspace("データ", "売上_2024:\n  type: Lakehouse\nتقرير:\n  type: Report\n  inputs: [売上_2024]\n")
}
ALONE = {"w.yaml": workspace("w", "one:\n  type: Report\ntwo:\n  type: Report\n")}
BIG = {
    "w.yaml": workspace(
        "w",
        "\n".join(
            f"artifact_{number}:\n  type: Lakehouse\n" + (f"  inputs: [artifact_{number // 2}]\n" if number else "")
            for number in range(BIG_WORKSPACE)
        ),
    )
}
EMPTY = {"w.yaml": "apiVersion: lineage/v1\nkind: Workspace\nname: nothing\n"}
COMPILATIONS: dict[str, Compilation] = {
    "example": example(),
    "hostile": lineage.compile_texts(hostile()),
    "other scripts": lineage.compile_texts(OTHER_SCRIPTS),
    "alone": lineage.compile_texts(ALONE),
    "big": lineage.compile_texts(BIG),
    "empty": lineage.compile_texts(EMPTY),
}


def test_the_paths_are_those_promised() -> None:
    paths = pages(COMPILATIONS["example"]).keys()
    assert {
        "index.html",
        "workspaces/bank-churn/index.html",
        "workspaces/bank-churn/lineage.html",
        "artifacts/bank-churn/churn-model.html",
        "access.html",
        "health.html",
        "lineage.json",
    } <= paths


def test_every_link_leads_somewhere(site: dict[str, bytes]) -> None:
    assert_links_lead_somewhere(site)


def test_every_link_leads_somewhere_without_pictures() -> None:
    assert_links_lead_somewhere(pages(COMPILATIONS["example"], pictures=False))


def test_no_id_is_given_twice(site: dict[str, bytes]) -> None:
    for path, page in html(site):
        assert len(page.ids) == len(set(page.ids)), path


def test_nothing_runs_or_fetches(site: dict[str, bytes]) -> None:
    for path, page in html(site):
        assert not page.forbidden, path
        assert not [link for link in page.links if "://" in link and not leads_out(link)], path
        assert not [link for link in page.sources if "://" in link], path
        assert not [link for link in page.links if unquote(link).strip().lower().startswith(("javascript:", "data:"))]


def test_what_cannot_be_seen_is_shown() -> None:
    for path, content in pages(COMPILATIONS["hostile"]).items():
        if path.endswith(".html") or path.startswith("search/"):
            assert not set(content.decode()) & set("\u202e\u2066\u2028\u200f\x1b"), path


def test_hostile_texts_stay_readable() -> None:
    page = pages(COMPILATIONS["hostile"])["artifacts/w/a4.html"].decode()
    assert "bidi \\u202e override" in page
    assert len(HOSTILE_TEXTS) > 4


def test_data_for_scripts_cannot_end_its_script() -> None:
    site = pages(COMPILATIONS["hostile"])
    for path in ("search/names.js", "search/words.js", "search/places.js", "artifacts/list.js", "workspaces/w/list.js"):
        data = site[path].decode()
        assert data.isascii()
        assert "<" not in data


def test_the_graph_is_what_its_schema_says(site: dict[str, bytes]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((ROOT / "schemas" / "output" / "lineage.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(site["lineage.json"]))


def test_the_graph_holds_parts_and_columns() -> None:
    graph = json.loads(pages(COMPILATIONS["example"])["lineage.json"])
    refs = {node["ref"] for node in graph["nodes"]}
    assert {"bank-churn/lake", "bank-churn/lake.customers", "bank-churn/lake.customers#email"} <= refs
    assert all(edge["from"] in refs and edge["to"] in refs for edge in graph["edges"])


def test_the_same_bytes_whatever_the_hash_seed_time_zone_and_order_of_files(tmp_path: Path) -> None:
    script = (
        "import hashlib, lineage, sys\n"
        "from pathlib import Path\n"
        "from lineage.drawing.layout import find_engine\n"
        "from lineage.site import render_site\n"
        "files = sorted(Path(sys.argv[1]).rglob('*.yaml'), reverse=sys.argv[2] == 'backwards')\n"
        "texts = {path.name: path.read_text(encoding='utf-8') for path in files}\n"
        "digest = hashlib.sha256()\n"
        "for path, content in render_site(lineage.compile_texts(texts), engine=find_engine()):\n"
        "    digest.update(path.encode() + b'\\0' + content)\n"
        "print(digest.hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(SPECS), order],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone, order in (("0", "UTC", "forwards"), ("4711", "Asia/Kathmandu", "backwards"))
    }
    assert len(digests) == 1


def test_a_large_workspace_is_gathered_by_type_and_its_pages_stay_small() -> None:
    site = pages(COMPILATIONS["big"])
    assert max(len(content) for path, content in site.items() if path.endswith(".html")) <= LARGEST_PAGE
    assert b"gathered by type" in site["workspaces/w/lineage.html"]
    assert 50 < site["workspaces/w/index.html"].count(b'scope="row"') < BIG_WORKSPACE


def test_without_graphviz_the_tables_stand_alone() -> None:
    site = pages(COMPILATIONS["example"], pictures=False)
    page = site["workspaces/bank-churn/lineage.html"].decode()
    assert "<g class=" not in page
    assert "churn-semantic-model" in page


def test_a_selection_shows_only_itself() -> None:
    chosen = {"bank-churn/churn-model", "bank-churn/score"}
    site = dict(render_site(COMPILATIONS["example"], select=chosen))
    made = {path for path in site if path.startswith("artifacts/") and path.endswith(".html")}
    assert made == {"artifacts/index.html", *(f"artifacts/{ref}.html" for ref in chosen)}
    assert all(PurePosixPath(path).parts[1] == "bank-churn" for path in site if path.startswith("workspaces/"))
    for path, page in html(site):
        for link in page.links:
            if not link.startswith(("mailto:", "#")) and not leads_out(link):
                target = unquote(urldefrag(urljoin(f"http://site/{path}", link))[0].removeprefix("http://site/"))
                assert target in site, (path, link)


def test_a_role_is_called_by_its_name_on_all_pages_and_once_as_people_call_it() -> None:
    site = pages(example())
    assert "ModelValidator" in site["artifacts/bank-churn/churn-model.html"].decode()
    access = site["access.html"].decode()
    assert access.index("ModelValidator") < access.index("Model validator")


def test_a_policy_leads_to_its_line() -> None:
    health = pages(example())["health.html"].decode()
    assert re.search(r'<a href="https://git\.example\.org/[^"]+/policies\.yaml#L\d+">', health)


def test_diagnostics_are_shown_where_they_belong() -> None:
    text = workspace("w", "good:\n  type: Lakehouse\nbad:\n  type: Report\n  inputs: [god]\n")
    site = pages(lineage.compile_texts({"w.yaml": text}))
    assert "LIN201" in site["health.html"].decode()
    assert "LIN201" in site["artifacts/w/bad.html"].decode()
    assert "LIN201" not in site["artifacts/w/good.html"].decode()


@pytest.mark.parametrize("mark", ["x", "&"])
def test_health_stays_small_however_much_is_wrong(mark: str) -> None:
    wrong = "\n".join(f"a{n}: {{type: Report, inputs: ['{mark * 200}{n}']}}" for n in range(300))
    policies = "\n".join(
        f"  - {{id: p{n}, description: '{mark * 300}', select: 'type:Report', require: {{fields: [owner]}}}}"
        for n in range(60)
    )
    texts = {
        "w.yaml": workspace("w", wrong),
        "p.yaml": f"apiVersion: lineage/v1\nkind: Policies\npolicies:\n{policies}\n",
    }
    compilation = lineage.compile_texts(texts)
    page = pages(compilation, pictures=False)["health.html"]
    assert 60_000 < len(page) < 150_000
    text = unescape(re.sub("<[^>]+>", "", page.decode()))
    shown = page.count(b'class="small muted"><code>LIN')
    assert f"{len(compilation.diagnostics) - shown:,} more are not shown here; lineage check" in text
    assert "more are not shown here; lineage explain lists them all" in text
