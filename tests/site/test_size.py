"""Whatever is said, and however much of it: no page grows beyond what a browser opens at once, and no script either."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import lineage
from lineage.site.catalog import Catalog
from lineage.site.faces import workspaces_stack
from lineage.site.overview import DomainFace, overview
from lineage.site.pictures import workspace_plan
from tests.site.trees import pages, workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_PAGE, LARGEST_SCRIPT = 150_000, 500_000
LONG, MARKS = "long title " * 2_000, '"&<>' * 2_000
LARGEST_PICTURE = 70
MANY = 200


def said_everywhere(text: str) -> Mapping[str, str]:
    """A tree that says one text wherever it can say one."""
    said = f"'{text}'"
    artifacts = [
        f"a{number}:\n  type: Lakehouse\n  title: {said}\n  description: {said}\n  domain: {said}\n  tags: [{said}]\n"
        f"  source: {said}\n  connection: {{server: {said}}}\n  deprecated: {{since: {said}, reason: {said}}}\n"
        f"  owner: user:eve\n  tables:\n    t:\n      title: {said}\n      description: {said}\n      tags: [{said}]\n"
        f"      columns:\n        c: {{type: {said}, title: {said}, description: {said}, tags: [{said}]}}\n"
        + (f"  inputs: [a{number - 1}]" if number else "")
        for number in range(8)
    ]
    runs = f"runs:\n    r:\n      title: {said}\n      commit: {said}\n      parameters: {{p: {said}}}"
    versions = f"versions:\n    '1': {{title: {said}, stage: {said}, run: e.r, aliases: [best]}}"
    artifacts += [f"e:\n  type: MLExperiment\n  {runs}", f"m:\n  type: MLModel\n  {versions}"]
    head = f"title: {said}\ndescription: {said}\ndomain: {said}\ncontacts: [user:eve]\nroles: {{Admin: [user:eve]}}\n"
    who = f"{{title: {said}, description: {said}, email: {said}}}"
    return {
        "v.yaml": workspace("v", "a: {type: Lakehouse, inputs: [w/a0]}", head),
        "w.yaml": workspace("w", "\n".join(artifacts), head),
        "people.yaml": f"apiVersion: lineage/v1\nkind: Principals\nusers:\n  eve: {who}\n",
        "lineage.yaml": f"apiVersion: lineage/v1\nkind: Project\ntitle: {said}\ndescription: {said}\n",
    }


def many_contacts() -> Mapping[str, str]:
    """A workspace that names very many people, whose names and addresses are long."""
    names = [f"u{number}" for number in range(MANY)]
    users = "".join(
        f"  {name}: {{title: {'Somebody with titles ' * 8}{name}, email: {'x' * 60}.{name}@{'sub.' * 40}example.org}}\n"
        for name in names
    )
    head = f"contacts: [{', '.join(f'user:{name}' for name in names)}]\n"
    artifacts = "\n".join(f"a{name}:\n  type: Lakehouse\n  owner: user:{name}" for name in names)
    return {
        "w.yaml": workspace("w", artifacts, head),
        "people.yaml": f"apiVersion: lineage/v1\nkind: Principals\nusers:\n{users}",
    }


def many_tags() -> Mapping[str, str]:
    """An artifact with very many tags."""
    tags = ", ".join(f"tag-with-a-name-{number}" for number in range(20 * MANY))
    return {"w.yaml": workspace("w", f"a:\n  type: Lakehouse\n  tags: [{tags}]")}


def many_tables() -> Mapping[str, str]:
    """An artifact with very many tables, each with columns."""
    columns = ", ".join(f"column_{number}: {{type: string}}" for number in range(20))
    tables = "\n".join(f"    t{number}: {{columns: {{{columns}}}}}" for number in range(MANY))
    return {"w.yaml": workspace("w", f"a:\n  type: Lakehouse\n  tables:\n{tables}")}


def many_roles() -> Mapping[str, str]:
    """Very many roles, and someone who has each."""
    roles = "".join(f"  Role{number}: {{may: [see]}}\n" for number in range(MANY))
    users = "".join(f"  u{number}: {{title: {'Somebody ' * 20}}}\n" for number in range(MANY))
    head = "roles:\n" + "".join(f"  Role{number}: [user:u{number}]\n" for number in range(MANY))
    return {
        "w.yaml": workspace("w", "a:\n  type: Lakehouse", head),
        "roles.yaml": f"apiVersion: lineage/v1\nkind: Roles\nroles:\n{roles}",
        "people.yaml": f"apiVersion: lineage/v1\nkind: Principals\nusers:\n{users}",
    }


def joined_workspaces(count: int) -> Mapping[str, str]:
    """Many workspaces, each of which reads from all others."""
    inputs = ", ".join(f"w{number}/s" for number in range(count))
    artifacts = f"s: {{type: Lakehouse}}\nt: {{type: Report, inputs: [{inputs}]}}"
    return {f"{number}.yaml": workspace(f"w{number}", artifacts) for number in range(count)}


TREES = {
    "long texts": lambda: said_everywhere(LONG),
    "marks": lambda: said_everywhere(MARKS),
    "contacts": many_contacts,
    "tags": many_tags,
    "tables": many_tables,
    "roles": many_roles,
}


@pytest.mark.parametrize("name", TREES)
def test_no_page_and_no_script_is_too_large(name: str) -> None:
    site = pages(lineage.compile_texts(TREES[name]()))
    limits = {".html": LARGEST_PAGE, ".js": LARGEST_SCRIPT}
    assert {
        path: len(content)
        for path, content in site.items()
        for suffix, limit in limits.items()
        if path.endswith(suffix) and len(content) > limit
    } == {}


def test_a_long_title_is_cut_wherever_it_is_shown() -> None:
    compilation = lineage.compile_texts(said_everywhere(LONG))
    site = pages(compilation)
    for path in ("index.html", "artifacts/index.html", "workspaces/w/index.html", "artifacts/w/a0.html"):
        assert f"{LONG[:199].rstrip()}…" in site[path].decode()
    assert LONG.encode() in site["lineage.json"]


def test_a_workspace_names_some_of_its_contacts_and_counts_the_others() -> None:
    site = pages(lineage.compile_texts(many_contacts()))
    for path in ("index.html", "workspaces/w/index.html"):
        assert f"{MANY - 6} more" in site[path].decode()
    assert f"{MANY - 1 - 6} more" in site["artifacts/w/au0.html"].decode(), "the owner is named as such"


def test_a_picture_shows_the_largest_of_very_many_workspaces_and_all_others_as_one_card() -> None:
    catalog = Catalog(lineage.compile_texts(joined_workspaces(100)), frozenset())
    faces = workspace_plan(catalog, "w0").drawing.faces
    assert len(faces) < LARGEST_PICTURE
    assert "39 workspaces" in {face.title for face in faces}


def test_the_map_shows_the_thickest_flows_of_each_workspace() -> None:
    drawn = overview(Catalog(lineage.compile_texts(joined_workspaces(30)), frozenset()))
    spots = [spot for face in drawn.drawing.faces if isinstance(face, DomainFace) for spot in face.spots]
    assert {len(spot.to.split()) for spot in spots} == {12}


def test_a_card_of_one_workspace_says_so() -> None:
    assert (workspaces_stack(1, 1).title, workspaces_stack(39, 1200).tip) == (
        "1 workspace",
        "39 workspaces\n1,200 artifacts",
    )
