"""A policy that the example organisation keeps, and what happens when the step goes by which it is kept.

"A policy that forbids pii reaching a public report fails on the example when the anonymising step is taken out, with
the path shown, and a waiver with yesterday's date does not save it."
"""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.conftest import ROOT, Ended, Page, lineage

if TYPE_CHECKING:
    from pathlib import Path

POLICY = "pii-stays-inside"
PATH = [
    "core-data/lakehouse.contacts_raw#postcode",
    "core-data/lakehouse.contacts#postcode_area",
    "core-data/dim-customer#postcode_area",
    "branch-map",
]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example organisation without its anonymising step: neither the code, nor what starts it."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    code, start = tmp_path / "specs/core-data.yaml", tmp_path / "specs/core-data-ingestion.yaml"
    text = code.read_text(encoding="utf-8")
    without = re.sub(r"  pseudonymise:\n(?:    .*\n)+", "", text)
    assert without != text
    code.write_text(without, encoding="utf-8")
    start.write_text(start.read_text(encoding="utf-8").replace("pseudonymise, ", ""), encoding="utf-8")
    return tmp_path


def check(tree: Path) -> tuple[Ended, list[dict[str, object]]]:
    ended = lineage("check", "specs", "--format", "json", cwd=tree)
    return ended, ended.json["diagnostics"]


def waive(tree: Path, until: str) -> None:
    """Waive the policy on the report, as somebody in a hurry would."""
    path = tree / "specs/marketing.yaml"
    text = path.read_text(encoding="utf-8")
    entry = f"    waive: [{{policy: {POLICY}, reason: the new code is nearly there, until: {until}}}]\n"
    path.write_text(text.replace("  branch-map:\n", f"  branch-map:\n{entry}"), encoding="utf-8")


def day(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def test_it_is_kept() -> None:
    ended = lineage("explain", POLICY)
    assert ended.code == 0
    assert re.search(r"verdict +kept by all of \d+ things", ended.out)


def test_without_the_step_it_fails_with_the_path(tree: Path) -> None:
    ended, found = check(tree)
    assert ended.code == 1
    [broken] = [each for each in found if POLICY in str(each["message"])]
    assert (broken["code"], broken["severity"], broken["path"]) == ("LIN501", "error", "specs/marketing.yaml")
    assert str(broken["message"]).endswith(f"by `{' → '.join(PATH)}`")
    assert broken["help"] == "Personal data reaches what everybody may see only by way of an anonymising step."
    related = broken["related"]
    assert isinstance(related, list)
    assert [(place["path"], place["message"]) for place in related] == [
        ("specs/policies.yaml", "the policy is here"),
        *zip(
            ["specs/core-data.yaml", "specs/core-data.yaml", "specs/marketing.yaml"],
            [
                "`lakehouse.contacts_raw#postcode → lakehouse.contacts#postcode_area`",
                "`lakehouse.contacts#postcode_area → dim-customer#postcode_area`",
                "`core-data/dim-customer#postcode_area → branch-map`",
            ],
            strict=True,
        ),
    ]
    said = lineage("explain", POLICY, cwd=tree).out
    assert "broken by 1 of" in said
    assert "marketing/branch-map" in said


# Should the day end in the middle of a test: the waiver of a week is as good as that of today.
@pytest.mark.parametrize(("days", "saved"), [(-1, False), (-400, False), (1, True), (7, True)])
def test_only_a_waiver_that_has_not_ended_saves_it(tree: Path, days: int, *, saved: bool) -> None:
    waive(tree, day(days))
    _, found = check(tree)
    codes = [each["code"] for each in found if each["path"] == "specs/marketing.yaml"]
    assert codes == ([] if saved else ["LIN501", "LIN505"])


@pytest.mark.parametrize(
    ("epoch", "codes"), [("1795305600", []), ("1795391999", []), ("1795392000", ["LIN501", "LIN505"])]
)
def test_it_holds_through_its_last_second(
    tree: Path, epoch: str, codes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    waive(tree, "2026-11-22")
    _, found = check(tree)
    assert [each["code"] for each in found if each["path"] == "specs/marketing.yaml"] == codes


def test_the_site_says_so(tree: Path) -> None:
    waive(tree, "2020-01-31")
    lineage("build", "specs", "-o", "site", cwd=tree)
    words = Page(tree / "site", "health.html")["policies"].words
    assert f"broken {POLICY}" in words
    assert "waived, ended with 2020-01-31" in words
    assert "the new code is nearly there" in words
    assert "kept versions-from-commits" in words
