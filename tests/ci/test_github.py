"""The action and its scripts, run as GitHub runs them on a pull request."""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ci.hosting import BOT, EARLIER
from tests.ci.running import run_action

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ci.hosting import Host
    from tests.ci.repositories import Repository
    from tests.ci.running import Ran

    Run = Callable[..., Ran]

MERGE = "refs/pull/7/merge"


@pytest.fixture
def run(host: Host, tmp_path: Path) -> Run:
    """Check out the merge of the pull request as actions/checkout does, and run the action in it."""

    def run_it(repository: Repository, *, depth: int = 2, event: str = "pull_request", **inputs: str) -> Ran:
        revision = repository.git("rev-parse", MERGE if event == "pull_request" else "main")
        checkout = tmp_path / "checkout"
        if not checkout.exists():
            repository.checkout(checkout, revision, f"--depth={depth}")
        environment = {
            "GITHUB_API_URL": host.address,
            "GITHUB_GRAPHQL_URL": f"{host.address}/graphql",
            "GITHUB_EVENT_NAME": event,
            "GITHUB_REF": MERGE if event == "pull_request" else "refs/heads/main",
            "GITHUB_SHA": revision,
        }
        return run_action(
            repository, checkout, environment, {name.replace("_", "-"): value for name, value in inputs.items()}
        )

    return run_it


def test_a_breaking_change_fails_and_is_said_in_a_comment_and_in_the_summary(
    run: Run, repository: Repository, host: Host
) -> None:
    ran = run(repository)
    assert ran.failed == ["Say what changes in the lineage"], ran.log
    (comment,) = host.ours
    assert "returns" in comment
    assert "shop/sales-report" in comment
    assert Path(ran.outputs["report"]).read_text(encoding="utf-8") == comment
    assert comment in ran.summary
    assert ran.outputs["breaking"] != "0"


def test_our_comment_is_updated_in_place_and_nobody_elses(run: Run, repository: Repository, host: Host) -> None:
    for number in range(5):  # more than GitHub sends at once
        host.say("ana", f"comment {number}")
    host.say("mallory", EARLIER)
    host.say(BOT, EARLIER)
    run(repository)
    assert len(host.comments) == 7
    assert host.comments[5].body == EARLIER
    assert "returns" in host.comments[6].body


def test_where_nothing_changes_no_comment_is_begun_but_ours_is_updated(
    run: Run, repository: Repository, host: Host
) -> None:
    run(repository, base="HEAD")
    assert not host.comments
    host.say(BOT, EARLIER)
    ran = run(repository, base="HEAD")
    assert ran.failed == []
    assert host.ours == [Path(ran.outputs["report"]).read_text(encoding="utf-8")]


def test_from_a_fork_there_is_a_note_and_no_comment(run: Run, repository: Repository, host: Host) -> None:
    ran = run(repository, token="theirs", fail_on_change="never", sarif="true")  # noqa: S106 - no secret
    assert ran.failed == [], ran.log
    assert not host.comments
    assert "::notice::no comment" in ran.log
    assert "::notice::no sarif" in ran.log
    assert "returns" in ran.summary


def test_no_name_is_taken_for_a_command(run: Run, hostile_repository: Repository, host: Host) -> None:
    ran = run(hostile_repository, fail_on_change="never")
    lines = ran.log.splitlines()
    assert "unknown-reference" in ran.log or "invalid-reference" in ran.log
    assert [line for line in lines if "##[" in line or "##vso[" in line] == []
    assert [
        line for line in lines if line.startswith("::") and not line.startswith(("::error file=", "::warning file="))
    ] == []
    assert [line for line in host.ours[0].splitlines() if line.startswith(("/", "@"))] == []


def test_a_breaking_change_may_be_let_through(run: Run, repository: Repository) -> None:
    ran = run(repository, fail_on_change="never", comment="false")
    assert ran.failed == []
    assert "table `returns` removed" in ran.log


def test_a_fault_is_annotated_sent_and_stops_nothing_else(run: Run, faulty_repository: Repository, host: Host) -> None:
    ran = run(faulty_repository, sarif="true")
    assert "Check the specs" in ran.failed
    assert "::error file=specs/shop.yaml,line=16" in ran.log
    (sent,) = host.sarifs
    assert sent["ref"] == MERGE
    found = json.loads(gzip.decompress(base64.b64decode(sent["sarif"])))["runs"][0]["results"]
    assert [result["ruleId"] for result in found if result["level"] == "error"] == ["LIN201"]
    assert Path(ran.outputs["sarif"]).is_file()
    assert len(host.ours) == 1


def test_only_faults_that_the_pull_request_brings_in(run: Run, faulty_repository: Repository) -> None:
    ran = run(faulty_repository, changed="true", comment="false")
    assert "LIN201" in ran.log


def test_the_site_is_kept_with_its_page_of_changes(run: Run, repository: Repository) -> None:
    ran = run(repository, site="true", comment="false")
    (folder,) = [given["path"] for name, given in ran.used.items() if name == "actions/upload-artifact"]
    assert folder == ran.outputs["site"]
    assert (Path(folder) / "index.html").is_file()
    assert (Path(folder) / "changes.html").is_file()


def test_outside_a_pull_request_nothing_is_compared(run: Run, repository: Repository, host: Host) -> None:
    ran = run(repository, event="push", site="true")
    assert ran.failed == [], ran.log
    assert ran.outputs["report"] == ""
    assert not host.comments
    assert (Path(ran.outputs["site"]) / "index.html").is_file()


def test_a_checkout_that_is_too_shallow_says_what_to_give(run: Run, repository: Repository) -> None:
    ran = run(repository, depth=1)
    assert ran.failed == ["Find what to compare with"]
    assert "fetch-depth: 2" in ran.log


def test_what_to_compare_with_may_be_named(run: Run, repository: Repository) -> None:
    ran = run(repository, depth=1, base="HEAD", comment="false")
    assert ran.failed == []
    assert (ran.outputs["breaking"], ran.outputs["risky"], ran.outputs["safe"]) == ("0", "0", "0")
