"""A pull request that touches the specs shows its reviewer what it does to the lineage, and whom that concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.acceptance.conftest import ROOT, lineage
from tests.revisions.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = (ROOT / "tests/golden/trees/clean/specs/bank-churn.yaml").read_text(encoding="utf-8")

BEFORE = {
    "  churn-report:\n    type: Report\n": "  churn-report:\n    type: Report\n    owner: user:ben\n",
    '      "2":\n': '      "1": {created: 2026-09-01T08:00:00Z}\n      "2":\n',
}
"""The report has an owner, and the champion a predecessor."""

DROPS_A_TABLE = {
    "      predictions: {}\n": "",
    "    outputs: [lake.predictions]\n": "",
    "    inputs: [lake.predictions]\n": "",
}
RENAMES = {"prepare:\n": "clean:\n"}
WIDENS = {
    "  Contributor: [group:data-science]\n": "  Contributor: [group:data-science, group:retail-marketing]\n",
    "  Viewer: [group:retail-marketing]\n": "",
}
MOVES_THE_CHAMPION = {
    "{created: 2026-09-01T08:00:00Z}": "{created: 2026-09-01T08:00:00Z, aliases: [champion]}",
    "        aliases: [champion]\n": "",
}

OTHER = [
    "apiVersion: lineage/v1\nkind: Workspace\nname: marketing\n",
    "artifacts:\n",
    "  audience: {type: Lakehouse, tags: [gold, daily], inputs: [bank-churn/lake.features]}\n",
    "  audience-report: {type: Report, inputs: [audience]}\n",
    "roles:\n  Admin: [user:ana]\n",
]
REORDERED = [
    "# Who may do what comes first.\n",
    "name: marketing\nkind: Workspace\napiVersion: lineage/v1\n",
    OTHER[4],
    OTHER[1],
    OTHER[3],
    '  "audience":\n    inputs: [bank-churn/lake.features]\n    tags: [daily, gold]\n    type: Lakehouse\n',
]


def edited(text: str, edits: dict[str, str]) -> str:
    for old, new in edits.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The example, committed on `main`, and a branch for somebody's work."""
    made = Repository.start(tmp_path)
    made.write("specs/bank-churn.yaml", edited(EXAMPLE, BEFORE).encode())
    made.write("specs/marketing.yaml", "".join(OTHER).encode())
    made.commit()
    made.git("switch", "--quiet", "--create", "work")
    return made


def work(repository: Repository, *edits: dict[str, str]) -> None:
    """What somebody changes, and saves, but does not commit."""
    text = edited(EXAMPLE, BEFORE)
    for each in edits:
        text = edited(text, each)
    repository.write("specs/bank-churn.yaml", text.encode())
    repository.write("specs/marketing.yaml", "".join(REORDERED).encode())


def changes(repository: Repository) -> list[dict[str, Any]]:
    ended = lineage("diff", "main", "--format", "json", "--fail-on", "never", cwd=repository.top)
    assert (ended.code, ended.err) == (0, "")
    found: list[dict[str, Any]] = ended.json["changes"]
    return found


def test_five_things_at_once(repository: Repository) -> None:
    work(repository, DROPS_A_TABLE, RENAMES, WIDENS, MOVES_THE_CHAMPION)
    assert lineage("check", "specs", cwd=repository.top).code == 0
    dropped, *others = changes(repository)

    assert (dropped["ref"], dropped["subject"], dropped["kind"]) == ("bank-churn/lake.predictions", "part", "removed")
    assert dropped["severity"] == "breaking"
    assert "bank-churn/churn-report" in dropped["affected"]
    assert "user:ben" in dropped["contacts"]
    assert dropped["path"] == "specs/bank-churn.yaml"

    told = {
        (each["ref"], each["subject"], each["kind"], each["severity"]): (each["before"], each["after"])
        for each in others
    }
    assert told == {
        ("bank-churn/churn-model@champion", "alias", "changed", "risky"): ("2", "1"),
        ("bank-churn", "role", "changed", "risky"): ("Viewer", "Contributor"),
        ("bank-churn/clean", "artifact", "renamed", "risky"): ("bank-churn/prepare", "bank-churn/clean"),
    }


@pytest.mark.parametrize(
    ("edits", "code"),
    [((DROPS_A_TABLE,), 1), ((RENAMES, WIDENS, MOVES_THE_CHAMPION), 0), ((), 0)],
    ids=["breaking", "risky", "reordered"],
)
def test_what_breaks_fails(repository: Repository, edits: tuple[dict[str, str], ...], code: int) -> None:
    work(repository, *edits)
    assert lineage("diff", "main", cwd=repository.top).code == code
    assert lineage("diff", "main", "--fail-on", "breaking", cwd=repository.top).code == code
    assert lineage("diff", "main", "--fail-on", "never", cwd=repository.top).code == 0
    assert lineage("diff", "main", "--fail-on", "risky", cwd=repository.top).code == bool(edits)


def test_the_reviewer_is_told_the_worst_first_and_whom_to_ask(repository: Repository) -> None:
    work(repository, DROPS_A_TABLE, RENAMES, WIDENS, MOVES_THE_CHAMPION)
    for command in (("diff", "main"), ("diff", "main", "--format", "markdown")):
        out = lineage(*command, cwd=repository.top).out
        words = ["predictions", "churn-report", "user:ben", "champion", "retail-marketing", "prepare", "clean"]
        assert [word for word in words if word not in out] == []
        assert "audience" not in out.replace("audience-report", "") or "marketing" in out
        assert out.index("predictions") < out.index("champion")


def test_a_file_that_is_only_put_in_another_order_is_no_change(repository: Repository) -> None:
    work(repository)
    assert changes(repository) == []
    assert "no change" in lineage("diff", "main", cwd=repository.top).out


def test_the_same_when_it_is_committed(repository: Repository) -> None:
    work(repository, DROPS_A_TABLE, RENAMES)
    before = changes(repository)
    repository.commit()
    ended = lineage("diff", "main...work", "--format", "json", cwd=repository.top)
    assert ended.code == 1
    assert [{**each, "path": ""} for each in ended.json["changes"]] == [{**each, "path": ""} for each in before]


def test_a_side_that_does_not_parse_is_compared_as_far_as_it_goes(repository: Repository) -> None:
    work(repository, DROPS_A_TABLE)
    repository.write("specs/marketing.yaml", b"kind: [\n")
    ended = lineage("diff", "main", "--format", "json", cwd=repository.top)
    assert ended.code == 1
    assert "marketing.yaml" in ended.err
    assert [each["ref"] for each in ended.json["changes"]] == ["bank-churn/lake.predictions"]
