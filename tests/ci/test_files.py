"""The files that people paste: valid, pinned, and the same in the documentation."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.ci.repositories import ROOT
from tests.ci.running import read
from tests.docs.pages import blocks

PASTED = {
    "ci/github/lineage.yml": ("github-workflows", "docs/ci-github.md"),
    "ci/github/lineage-site.yml": ("github-workflows", "docs/ci-github.md"),
    "ci/gitlab/lineage.gitlab-ci.yml": ("gitlab-ci", "docs/ci-gitlab.md"),
    "ci/azure/azure-pipelines.yml": ("azure-pipelines", "docs/ci-azure.md"),
    "ci/azure/lineage-site.yml": ("azure-pipelines", "docs/ci-azure.md"),
}
GITHUB = ["action.yml", "ci/github/lineage.yml", "ci/github/lineage-site.yml"]
_USES = re.compile(r"uses: (.*)")
_PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
_OURS = "OWNER/lineage-as-code@COMMIT"


@pytest.mark.parametrize("path", [*PASTED, "action.yml"])
def test_a_file_is_valid_for_its_system(path: str) -> None:
    schema = PASTED[path][0] if path in PASTED else "github-actions"
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    if schema in {"gitlab-ci", "azure-pipelines"}:  # with tags and templates of their own
        command += ["--data-transform", schema, "--regex-variant", "nonunicode"]
    done = subprocess.run([*command, str(ROOT / path)], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()[-2000:] + done.stderr.decode()[-2000:]


@pytest.mark.parametrize("path", PASTED)
def test_the_documentation_shows_the_whole_file(path: str) -> None:
    page = (ROOT / PASTED[path][1]).read_text(encoding="utf-8")
    assert (ROOT / path).read_text(encoding="utf-8") in [block.text for block in blocks(page)]


def test_every_file_that_is_for_pasting_is_tested() -> None:
    found = {str(path.relative_to(ROOT)) for path in (ROOT / "ci").glob("*/*.yml")}
    assert found - {"ci/github/zizmor.yml"} == set(PASTED)


@pytest.mark.parametrize("path", GITHUB)
def test_what_others_wrote_is_pinned(path: str) -> None:
    used = _USES.findall((ROOT / path).read_text(encoding="utf-8"))
    assert used
    assert [each for each in used if each != _OURS and not _PINNED.fullmatch(each)] == []


@pytest.mark.parametrize("path", ["ci/github/lineage.yml", "ci/github/lineage-site.yml"])
def test_workflows_start_with_no_permission_and_not_where_strangers_would_have_ours(path: str) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in (ROOT / path).read_text(encoding="utf-8")


def test_the_documentation_names_every_input_and_output_of_the_action() -> None:
    action = read("action.yml")
    page = (ROOT / "docs" / "ci-github.md").read_text(encoding="utf-8")
    shown = [line for line in page.splitlines() if line.startswith("| `")]
    inputs = [
        f"| `{name}` | {_default(each['default'])} | {each['description']} |" for name, each in action["inputs"].items()
    ]
    assert shown == inputs + [f"| `{name}` | {each['description']} |" for name, each in action["outputs"].items()]


def _default(text: str) -> str:
    if "{{" in text:
        return "the job's own"
    return f"`{text}`" if text else ""
