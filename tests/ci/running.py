"""Runs what stands in action.yml and in the templates, with the environment that each system sets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from tests.ci.repositories import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.ci.repositories import Repository

_EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")


def read(path: str) -> Any:  # noqa: ANN401 - YAML
    """A file of the repository, as data."""
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


@dataclass
class Ran:
    """What came of a run: the log, the names of the steps that failed, what was written beside."""

    log: str = ""
    failed: list[str] = field(default_factory=list)
    outputs: dict[str, str] = field(default_factory=dict)
    summary: str = ""
    used: dict[str, dict[str, str]] = field(default_factory=dict)
    """Other actions that were reached, and what they were given."""


def run_action(
    repository: Repository, checkout: Path, environment: Mapping[str, str], inputs: Mapping[str, str]
) -> Ran:
    """Run action.yml in a checkout as GitHub does, but the step that installs: the tests have lineage already."""
    action = read("action.yml")
    temporary = checkout.parent / "runner-temp"
    files = {name: temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    temporary.mkdir(exist_ok=True)
    around = {
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_REPOSITORY": "merrow/lineage",
        "GITHUB_WORKSPACE": str(checkout),
        "RUNNER_TEMP": str(temporary),
        **{name: str(path) for name, path in files.items()},
        **environment,
    }
    known = {"github.token": "ours", "runner.temp": str(temporary)}
    known |= {f"inputs.{name}": str(each.get("default", "")) for name, each in action["inputs"].items()}
    known |= {f"inputs.{name}": value for name, value in inputs.items()}
    known = {name: _filled(value, known) for name, value in known.items()}
    ran = Ran()
    for step in action["runs"]["steps"]:
        if not _meant(step.get("if", "success()"), known, failed=bool(ran.failed)):
            continue
        name = f"steps.{step.get('id')}"
        if "uses" in step:
            ran.used[step["uses"].partition("@")[0]] = {
                key: _filled(str(value), known) for key, value in step["with"].items()
            }
            continue
        assert "${{" not in step["run"], "a script is the same whatever an event says"
        files["GITHUB_OUTPUT"].write_text("", encoding="utf-8")
        if step.get("id") != "install":
            own = {key: _filled(value, known) for key, value in step.get("env", {}).items()}
            ended = repository.bash(step["run"], checkout, {**around, **own}, "-e", "-o", "pipefail")
            ran.log += ended.log
            known[f"{name}.outcome"] = "failure" if ended.code else "success"
            ran.failed += [step["name"]] if ended.code else []
        for line in files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition("=")
            known[f"{name}.outputs.{key}"] = value
    ran.outputs = {name: _filled(each["value"], known) for name, each in action["outputs"].items()}
    if files["GITHUB_STEP_SUMMARY"].exists():
        ran.summary = files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
    return ran


def _filled(text: str, known: Mapping[str, str]) -> str:
    return _EXPRESSION.sub(lambda found: known.get(found[1], ""), text)


def _meant(condition: str, known: Mapping[str, str], *, failed: bool) -> bool:
    """Whether a step runs. The conditions in use are comparisons with texts, joined by `&&`."""
    terms = _EXPRESSION.sub(r"\1", condition).split(" && ")
    if "!cancelled()" not in terms and failed:
        return False
    for term in terms:
        if term in {"!cancelled()", "success()"}:
            continue
        name, operator, text = term.split(" ")
        if (known.get(name, "") == text.strip("'")) is not (operator == "=="):
            return False
    return True


def run_gitlab(repository: Repository, checkout: Path, job: str, environment: Mapping[str, str]) -> Ran:
    """Run a job of the GitLab template; what `before_script` and `script` say is one script there."""
    template = read("ci/gitlab/lineage.gitlab-ci.yml")
    script = [*template[".lineage"]["before_script"], *template[job]["script"]]
    known = {**template["variables"], "CI": "true", "GITLAB_CI": "true", **_INSTALLED, **environment}
    ended = repository.bash("\n".join(script), checkout, known, "-e", "-o", "pipefail")
    return Ran(ended.log, [job] if ended.code else [])


def run_azure(repository: Repository, checkout: Path, file: str, environment: Mapping[str, str]) -> Ran:
    """Run the scripts of an Azure pipeline, those whose condition holds."""
    pipeline = read(file)
    staging = checkout.parent / "staging"
    staging.mkdir(exist_ok=True)
    around = {"TF_BUILD": "True", "BUILD_ARTIFACTSTAGINGDIRECTORY": str(staging), **_INSTALLED, **environment}
    ran = Ran()
    for step in pipeline["steps"]:
        if "bash" not in step or not _holds(step.get("condition", "succeeded()"), around, failed=bool(ran.failed)):
            continue
        own = {name: _AZURE_TOKENS[value] for name, value in step.get("env", {}).items()}
        ended = repository.bash(step["bash"], checkout, {**pipeline["variables"], **around, **own})
        ran.log += ended.log
        ran.failed += [step["displayName"]] if ended.code else []
    return ran


_INSTALLED = {"LINEAGE_PACKAGE": "pip", "PIP_NO_INDEX": "1"}
"""Something that is installed already: the command is run as it stands, and fetches nothing."""

_AZURE_TOKENS = {"$(System.AccessToken)": "ours"}
_COMPARED = re.compile(r"eq\(variables\['([\w.]+)'\], '(\w+)'\)")


def _holds(condition: str, environment: Mapping[str, str], *, failed: bool) -> bool:
    if failed and "succeededOrFailed()" not in condition:
        return False
    compared = _COMPARED.findall(condition)
    return all(environment.get(name.upper().replace(".", "_")) == value for name, value in compared)
