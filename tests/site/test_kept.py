"""A site that is built again keeps what has not changed, and is what a build from nothing would have made."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import lineage
from lineage.site import build
from lineage.site.write import MARKER
from lineage.workers import share_out
from tests.site.trees import SPECS, workspace
from tests.strategies import trees, written_apart

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PEOPLE = "principals.yaml"
EDITS = {
    "a description": ("bank-churn.yaml", "Which customers are about to leave", "Who leaves"),
    "a title": ("core-data.yaml", "title: ", "title: New "),
    "an owner": ("credit-risk.yaml", "owner: ", "owner: user:nobody # "),
    "an input that is gone": ("bank-churn.yaml", "inputs: [lake.features]", "inputs: []"),
    "a name": ("bank-churn.yaml", "  churn-report:\n", "  churn-report-x:\n"),
    "a title of a person": (PEOPLE, "title: ", "title: Dr "),
    "what is joined elsewhere": ("relationships.yaml", "  - from: core-data/bank-daily", "  - from: core-data/nothing"),
    "a role that is given": ("marketing.yaml", "Admin: [user:ines]", "Admin: [user:ines, user:grace]"),
    "a line more": ("core-data.yaml", "artifacts:\n", "\n\nartifacts:\n"),
    "what is no YAML": ("marketing.yaml", "artifacts:\n", "artifacts: [\n"),
}
some = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def content(site: Path) -> dict[str, bytes]:
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {path: file.read_bytes() for path, file in files.items() if path != MARKER}


def texts() -> dict[str, str]:
    return {path.relative_to(SPECS).as_posix(): path.read_text(encoding="utf-8") for path in SPECS.rglob("*.yaml")}


def assert_same_as_from_nothing(site: Path, files: Mapping[str, str]) -> None:
    again = site.with_name("from-nothing")
    shutil.rmtree(again, ignore_errors=True)
    build(lineage.compile_texts(files), again)
    kept, made = content(site), content(again)
    assert [path for path in {**kept, **made} if kept.get(path) != made.get(path)] == []


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_after_an_edit(tmp_path: Path, edit: tuple[str, str, str]) -> None:
    file, old, new = edit
    before = texts()
    assert old in before[file]
    build(lineage.compile_texts(before), tmp_path / "site")
    after = {**before, file: before[file].replace(old, new)}
    report = build(lineage.compile_texts(after), tmp_path / "site", share_out=share_out)
    assert report.kept
    assert_same_as_from_nothing(tmp_path / "site", after)


def test_what_another_file_says_of_a_relationship(tmp_path: Path) -> None:
    """It is one relationship, declared where it is said first; what the others say of it is told as well."""
    said = "relationships:\n  - {from: w/l, to: w/r, description: said apart}\n"
    apart = f"apiVersion: lineage/v1\nkind: Relationships\n{said}"
    files = {
        "a.yaml": workspace("w", "l: {type: Lakehouse}\nr: {type: Report, inputs: [l]}"),
        "b.yaml": apart,
    }
    build(lineage.compile_texts(files), tmp_path / "site")
    files["b.yaml"] = apart.replace("said apart", "said otherwise")
    build(lineage.compile_texts(files), tmp_path / "site")
    assert_same_as_from_nothing(tmp_path / "site", files)
    assert any(b"said otherwise" in page for page in content(tmp_path / "site").values())


@some
@given(st.data())
def test_from_any_tree_to_any_other(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("sites")
    before, after = (written_apart(data.draw(trees())) for _ in range(2))
    mixed = {**before, **{path: text for path, text in after.items() if data.draw(st.booleans())}}
    for files in (before, mixed, after):
        build(lineage.compile_texts(files), folder / "site")
        assert_same_as_from_nothing(folder / "site", files)


def test_what_says_the_same_is_not_written_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(lineage.compile_texts(texts()), site)
    before = {path: (site / path).stat().st_mtime_ns for path in content(site)}
    report = build(lineage.compile_texts(texts()), site)
    assert {path: (site / path).stat().st_mtime_ns for path in before} == before
    assert report.kept == report.pages == len(before)


def test_few_pages_are_made_when_one_artifact_changes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    files = {
        f"{name}.yaml": workspace(name, "l: {type: Lakehouse}\nr: {type: Report, inputs: [l]}")
        for name in ("one", "two", "three")
    }
    build(lineage.compile_texts(files), site)
    before = {path: (site / path).stat().st_mtime_ns for path in content(site)}
    files["one.yaml"] = files["one.yaml"].replace("{type: Report,", "{type: Report, title: Sales,")
    build(lineage.compile_texts(files), site)
    written = {path for path, time in before.items() if (site / path).stat().st_mtime_ns != time}
    apart = {
        path for path in written if path.startswith(("artifacts/", "workspaces/")) and path != "artifacts/index.html"
    }
    assert apart
    assert all("/one/" in path or path.startswith("artifacts/list") for path in apart)


def test_what_somebody_wrote_into_a_site_does_not_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(lineage.compile_texts(texts()), site)
    page = site / "artifacts/bank-churn/lake.html"
    page.write_text("mine now", encoding="utf-8")
    (site / "index.html").unlink()
    build(lineage.compile_texts(texts()), site)
    assert_same_as_from_nothing(site, texts())


@pytest.mark.parametrize("marker", ["", "nothing", "a\nkey\t../../etc/passwd", "a\nkey\t/etc/passwd", "\0\n\xff\t"])
def test_a_marker_that_somebody_else_wrote(tmp_path: Path, marker: str) -> None:
    site = tmp_path / "site"
    build(lineage.compile_texts(texts()), site)
    (site / MARKER).write_text(marker, encoding="utf-8")
    build(lineage.compile_texts(texts()), site)
    assert_same_as_from_nothing(site, texts())
