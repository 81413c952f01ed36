"""The data of search: what can be found is there, in files that are small, and leads to where it says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lineage
from lineage.site.search.letters import folded, words_of
from tests.site.reading import Reader
from tests.site.scripts import joined, value_of
from tests.site.trees import example, hostile, pages, workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lineage.compiler import Compilation

LARGEST_FILE = 500_000
KINDS = ("description", "column", "table", "run", "version")


@cache
def site() -> Mapping[str, bytes]:
    return pages(example(), pictures=False)


def places(made: Mapping[str, bytes]) -> Iterator[tuple[str, int, str, str]]:
    """Every word, with the number of an artifact, what it stands in there, and the link to that."""
    said = value_of(made["search/words.js"])
    words = said["words"].split()
    for number, (first, last) in enumerate(said["stretches"], 1):
        script = value_of(made["search/places.js" if number == 1 else f"search/places-{number}.js"])
        assert (script[0], script[1], len(script[3])) == (number, first, last - first + 1)
        for at, stretch in enumerate(script[3]):
            yield from ((words[first + at], *place(each, script[2])) for each in stretch)


def place(each: Any, names: list[str]) -> tuple[int, str, str]:  # noqa: ANN401 - a number, or a list
    if isinstance(each, int):
        return each, KINDS[0], ""
    artifact, kind, name, *rest = each
    within = names[rest[0]] if rest else ""
    usual = {"column": f".{within}%23{names[name]}" if within else f"%23{names[name]}", "version": f"@{names[name]}"}
    return artifact, KINDS[kind], rest[1] if len(rest) > 1 else usual.get(KINDS[kind], f".{names[name]}")


def test_all_that_has_a_name_is_there() -> None:
    names = joined(site(), "search/names.js")
    project = example().project
    refs = {f"{names['workspaces'][row[0]][0]}/{row[2]}" for row in names["artifacts"]}
    assert refs == set(project.artifacts)
    assert {row[0] for row in names["people"]} == set(project.principals)
    assert {row[0] for row in names["tags"]} == {tag for each in project.artifacts.values() for tag in each.tags}


def test_artifacts_are_numbered_in_the_order_of_their_references() -> None:
    names = joined(site(), "search/names.js")
    refs = [f"{names['workspaces'][row[0]][0]}/{row[2]}" for row in names["artifacts"]]
    assert refs == sorted(refs)


def test_every_column_table_run_and_version_is_found_by_its_name() -> None:
    refs = sorted(example().project.artifacts)
    found: dict[str, set[str]] = {}
    for word, number, kind, link in places(site()):
        found.setdefault(f"{refs[number]}{link}" if kind != "description" else f"{refs[number]} told", set()).add(word)
    for ref in example().project.columns:
        holder, _, column = ref.partition("#")
        assert set(words_of(column)) <= found[f"{holder}%23{quote(column, safe='/.@')}"], ref
    for ref, artifact in example().project.artifacts.items():
        assert set(words_of(artifact.description or "")) <= found.get(f"{ref} told", set())
        for part in artifact.all_parts():
            if part.kind != "schema":
                assert set(words_of(str(part.name))) <= found[part.ref], part.ref


@pytest.mark.parametrize("compilation", [example(), lineage.compile_texts(hostile())], ids=["example", "hostile"])
def test_every_place_is_on_the_page_that_it_leads_to(compilation: Compilation) -> None:
    made = pages(compilation, pictures=False)
    refs = sorted(compilation.project.artifacts)
    read = {ref: set(Reader(made[f"artifacts/{ref}.html"].decode()).ids) for ref in refs}
    for _, artifact, kind, link in places(made):
        if kind not in {"description", "run"}:
            assert link in read[refs[artifact]], (refs[artifact], link)


def test_a_word_that_stands_everywhere_is_cut_into_several_files() -> None:
    tables = "\n".join(f"    t{number}: {{columns: {{id: {{}}, name: {{}}}}}}" for number in range(300))
    lakes = "\n".join(f"lake_{number}:\n  type: Lakehouse\n  tables:\n{tables}" for number in range(20))
    made = pages(lineage.compile_texts({"w.yaml": workspace("w", lakes)}), pictures=False)
    assert max(len(content) for path, content in made.items() if path.startswith("search/")) <= LARGEST_FILE
    found = [(artifact, link) for word, artifact, kind, link in places(made) if word == "id" and kind == "column"]
    assert len(found) == len(set(found)) == 6000
    spread = [
        number for number, (first, last) in enumerate(value_of(made["search/words.js"])["stretches"]) if last >= first
    ]
    assert len(spread) > 2


CASES = {
    "customer_id": ["customer", "id"],
    "CustomerLake": ["customerlake", "customer", "lake"],
    "Café à Genève": ["cafe", "a", "geneve"],
    "売上 2024": ["売上", "2024"],
    "#pii!": ["pii"],
    "": [],
    "KPI": ["kpi"],
}


@pytest.mark.parametrize(("text", "words"), CASES.items())
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words


@given(st.text())
def test_words_are_folded_short_and_hold_nothing_that_parts_them(text: str) -> None:
    for word in words_of(text):
        assert word == folded(word)[:40]
        assert not re.search(r"\s", word)
