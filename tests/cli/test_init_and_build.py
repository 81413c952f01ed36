"""From nothing to a site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Lineage


@pytest.mark.parametrize("place", [None, "deep/er/specs", "."])
def test_what_init_writes_checks_clean_and_finds_its_schemas(
    lineage: Lineage, tmp_path: Path, place: str | None
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    assert lineage("init", *([place] if place else []), cwd=work).code == 0
    tree = work / (place or "specs")
    assert lineage("check", tree, "--fail-on", "info").out.startswith("no faults (6 artifacts in 3 files)")
    for file in tree.glob("*.yaml"):
        schema = re.match(r"# yaml-language-server: \$schema=(\S+)", file.read_text(encoding="utf-8"))
        assert schema is not None
        assert (tree / schema[1]).is_file()


def test_init_never_overwrites(lineage: Lineage, specs: Path) -> None:
    before = sorted(specs.parent.rglob("*"))
    ended = lineage("init")
    assert ended.code == 2
    assert "there are specs already: `specs/bank-churn.yaml`" in ended.err
    assert sorted(specs.parent.rglob("*")) == before


def test_init_writes_nothing_where_one_file_is_in_the_way(lineage: Lineage, tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    mine = tmp_path / "schemas" / "roles.schema.json"
    mine.write_text("mine", encoding="utf-8")
    ended = lineage("init")
    assert ended.code == 2
    assert "schemas/roles.schema.json` is in the way" in ended.err
    assert mine.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "specs").exists()


def test_the_questions_of_the_starter_have_answers(lineage: Lineage) -> None:
    assert lineage("init").code == 0
    assert "shop/sales-report" in lineage("impact", "lake.orders").out
    assert "sources  shop/shop-database" in lineage("trace", "sales-report").out


def test_build_makes_a_site_and_spares_other_folders(lineage: Lineage, specs: Path, tmp_path: Path) -> None:
    ended = lineage("build", "specs", "-o", "site", "--select", "+churn-report")
    assert (ended.code, ended.err) == (0, "")
    assert re.fullmatch(r"built \d+ files in \d+\.\d s: open site/index\.html\n", ended.out)
    assert (tmp_path / "site" / "index.html").is_file()
    ended = lineage("build", "specs", "-o", "specs")
    assert ended.code == 2
    assert "no site that lineage wrote" in ended.err
    assert [path.name for path in specs.iterdir()] == ["bank-churn.yaml"]


def test_build_makes_a_single_file(lineage: Lineage, specs: Path, tmp_path: Path) -> None:
    assert specs.is_dir()
    ended = lineage("build", "--single-file", "--select", "+churn-report")
    assert (ended.code, ended.err) == (0, "")
    assert re.fullmatch(r"built a file of \d\.\d MB in \d+\.\d s: open lineage\.html\n", ended.out)
    assert lineage("build", "--single-file", "-o", "mail/churn.html").code == 2
    assert lineage("build", "--single-file", "-o", "churn.html").code == 0
    assert 'id="at:bank-churn/churn-report"' in (tmp_path / "churn.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["churn.html", "lineage.html", "specs"]
    ended = lineage("build", "--single-file", "-o", "specs")
    assert ended.code == 2
    assert specs.is_dir()


@pytest.mark.parametrize("there", ["kind: Workspace\n", "<!doctype html>\n<title>Mine</title>\n", "\udcff"])
def test_a_single_file_takes_the_place_of_nothing_but_one(lineage: Lineage, specs: Path, there: str) -> None:
    file = specs / "mine.html"
    file.write_text(there, encoding="utf-8", errors="surrogateescape")
    ended = lineage("build", "--single-file", "-o", file)
    assert (ended.code, ended.out) == (2, "")
    assert "is there already, and is no page that lineage wrote" in ended.err
    assert file.read_text(encoding="utf-8", errors="surrogateescape") == there
    file.write_text("", encoding="utf-8")
    assert lineage("build", "--single-file", "-o", file).code == 0
    assert lineage("build", "--single-file", "-o", file).code == 0


def test_build_says_what_the_site_has_to_go_without(lineage: Lineage, specs: Path) -> None:
    project = "apiVersion: lineage/v1\nkind: Project\nsite: {logo: logo.svg}\n"
    (specs / "project.yaml").write_text(project, encoding="utf-8")
    ended = lineage("build")
    assert ended.code == 0
    assert ended.err == "warning: the site has no logo: `logo.svg`: cannot read this file: no such file or directory\n"
    (specs / "logo.svg").write_text("no picture", encoding="utf-8")
    assert "`logo.svg`: it is neither a PNG nor an SVG in UTF-8" in lineage("build").err
    (specs / "logo.svg").write_text("<svg>" + "x" * 40_000, encoding="utf-8")
    assert "`logo.svg`: the file is larger than 32 KiB" in lineage("build").err
    (specs / "logo.svg").write_text("<svg></svg>", encoding="utf-8")
    assert lineage("build").err == ""
