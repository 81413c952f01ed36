"""The GitLab template, run as a runner does for a merge request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.ci.hosting import BOT, EARLIER
from tests.ci.running import run_gitlab

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ci.hosting import Host
    from tests.ci.repositories import Repository
    from tests.ci.running import Ran

    Run = Callable[..., Ran]


@pytest.fixture
def run(host: Host, tmp_path: Path) -> Run:
    """Check out the branch with a depth that does not reach what it began from, and run a job."""

    def run_it(repository: Repository, job: str, **variables: str) -> Ran:
        checkout = tmp_path / "checkout"
        if not checkout.exists():
            repository.checkout(checkout, repository.git("rev-parse", "feature"), "--depth=1")
        merge_request = {
            "CI_API_V4_URL": f"{host.address}/api/v4",
            "CI_PIPELINE_SOURCE": "merge_request_event",
            "CI_MERGE_REQUEST_PROJECT_ID": "1",
            "CI_MERGE_REQUEST_IID": "7",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": repository.git("merge-base", "main", "feature"),
        }
        return run_gitlab(repository, checkout, job, {**merge_request, **variables})

    return run_it


def test_a_breaking_change_fails_and_is_said_in_a_comment(run: Run, repository: Repository, host: Host) -> None:
    ran = run(repository, "lineage-diff", LINEAGE_TOKEN="ours")  # noqa: S106 - no secret
    assert ran.failed, ran.log
    (comment,) = host.ours
    assert "returns" in comment
    assert "table `returns` removed" in ran.log


def test_the_comment_is_updated_in_place_however_many_there_are(run: Run, repository: Repository, host: Host) -> None:
    host.say(BOT, EARLIER)
    for number in range(120):
        host.say("ana", f"comment {number}")
    host.say("mallory", EARLIER)
    run(repository, "lineage-diff", LINEAGE_TOKEN="ours")  # noqa: S106 - no secret
    assert [comment.author for comment in host.comments].count(BOT) == 1
    assert "returns" in host.comments[0].body
    assert host.comments[-1].body == EARLIER


def test_without_a_token_there_is_a_note_and_no_comment(run: Run, repository: Repository, host: Host) -> None:
    ran = run(repository, "lineage-diff", LINEAGE_FAIL_ON_CHANGE="never")
    assert ran.failed == [], ran.log
    assert not host.comments
    assert "no comment" in ran.log


def test_what_would_come_of_the_merge_is_compared_with_the_target(
    run: Run, repository: Repository, tmp_path: Path
) -> None:
    repository.checkout(tmp_path / "checkout", repository.git("rev-parse", "refs/pull/7/merge"), "--depth=1")
    ran = run(repository, "lineage-diff", CI_MERGE_REQUEST_TARGET_BRANCH_SHA=repository.git("rev-parse", "main"))
    assert ran.failed
    assert "table `returns` removed" in ran.log


def test_faults_are_in_the_reports(run: Run, faulty_repository: Repository, tmp_path: Path) -> None:
    ran = run(faulty_repository, "lineage-check")
    assert ran.failed
    assert "error[LIN201]" in ran.log
    quality = json.loads((tmp_path / "checkout" / "lineage-code-quality.json").read_text(encoding="utf-8"))
    assert [issue["location"]["path"] for issue in quality if issue["check_name"] == "LIN201"] == ["specs/shop.yaml"]
    junit = ET.parse(tmp_path / "checkout" / "lineage-junit.xml")  # noqa: S314 - we wrote it
    assert junit.find(".//failure") is not None


def test_the_site_is_in_the_folder_that_pages_publishes(run: Run, repository: Repository, tmp_path: Path) -> None:
    ran = run(repository, "pages")
    assert ran.failed == [], ran.log
    assert (tmp_path / "checkout" / "public" / "index.html").is_file()
