"""The Azure templates, run as an agent does for a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ci.hosting import BOT, EARLIER
from tests.ci.running import run_azure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ci.hosting import Host
    from tests.ci.repositories import Repository
    from tests.ci.running import Ran

    Run = Callable[..., Ran]

REVIEW = "ci/azure/azure-pipelines.yml"


@pytest.fixture
def run(host: Host, tmp_path: Path) -> Run:
    """Check out the merge with all branches, and run the pipeline."""

    def run_it(repository: Repository, *, reason: str = "PullRequest", file: str = REVIEW, **variables: str) -> Ran:
        checkout = tmp_path / "checkout"
        if not checkout.exists():
            repository.checkout(checkout, repository.git("rev-parse", "refs/pull/7/merge"))
            repository.git("fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*", cwd=checkout)
        build = {
            "BUILD_REASON": reason,
            "BUILD_REPOSITORY_ID": "a2b3",
            "BUILD_REPOSITORY_PROVIDER": "TfsGit",
            "SYSTEM_COLLECTIONURI": f"{host.address}/merrow/",
            "SYSTEM_TEAMPROJECTID": "0e1f",
        }
        asked = {"SYSTEM_PULLREQUEST_PULLREQUESTID": "7", "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"}
        more = asked if reason == "PullRequest" else {}
        return run_azure(repository, checkout, file, {**build, **more, **variables})

    return run_it


def test_a_breaking_change_fails_and_is_said_in_a_comment_and_in_the_summary(
    run: Run, repository: Repository, host: Host, tmp_path: Path
) -> None:
    ran = run(repository)
    assert ran.failed == ["Say what changes in the lineage"], ran.log
    (comment,) = host.ours
    assert "returns" in comment
    assert f"##vso[task.uploadsummary]{tmp_path}/staging/lineage-diff.md" in ran.log
    assert (tmp_path / "staging" / "lineage-site" / "changes.html").is_file()
    assert (tmp_path / "staging" / "lineage-junit.xml").is_file()


def test_the_comment_is_updated_in_place(run: Run, repository: Repository, host: Host) -> None:
    host.say("mallory", EARLIER)
    host.say(BOT, EARLIER)
    run(repository)
    assert [comment.author for comment in host.comments] == ["mallory", BOT]
    assert host.comments[0].body == EARLIER
    assert "returns" in host.comments[1].body


def test_where_the_build_service_may_not_comment_it_is_said(
    run: Run, repository: Repository, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.ci.running._AZURE_TOKENS", {"$(System.AccessToken)": "theirs"})
    ran = run(repository, LINEAGE_FAIL_ON_CHANGE="never")
    assert ran.failed == [], ran.log
    assert not host.comments
    assert "may not contribute to pull requests" in ran.log


def test_a_fault_fails_and_the_rest_is_done(run: Run, faulty_repository: Repository, host: Host) -> None:
    ran = run(faulty_repository, LINEAGE_FAIL_ON_CHANGE="never")
    assert ran.failed == ["Check the specs"], ran.log
    assert "##vso[task.logissue type=error;sourcepath=specs/shop.yaml;linenumber=16" in ran.log
    assert len(host.ours) == 1


def test_on_a_branch_there_is_nothing_to_compare(run: Run, repository: Repository, host: Host) -> None:
    ran = run(repository, reason="IndividualCI")
    assert ran.failed == [], ran.log
    assert not host.comments


def test_no_name_is_taken_for_a_command(run: Run, hostile_repository: Repository) -> None:
    ran = run(hostile_repository, LINEAGE_FAIL_ON_CHANGE="never")
    assert "task.setvariable" in ran.log
    assert "##vso[task.setvariable" not in ran.log


def test_the_site_is_in_the_folder_that_is_published(run: Run, repository: Repository, tmp_path: Path) -> None:
    ran = run(repository, reason="IndividualCI", file="ci/azure/lineage-site.yml")
    assert ran.failed == [], ran.log
    assert (tmp_path / "checkout" / "lineage-site" / "index.html").is_file()
