"""A version is said to be made by something that cannot have made it.

## What is wrong

The `run` of a model's version does not exist, is no run, or is a run of another experiment than those among the
`inputs` of the model.

## Why it matters

The run is how a version goes back to the code and the data that it was made from.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: bank-churn
roles: {Admin: [user:ana]}
artifacts:
  churn-experiment:
    type: MLExperiment
    runs:
      run-42: {status: finished}
  churn-model:
    type: MLModel
    inputs: [churn-experiment]
    versions:
      "2": {run: churn-experiment.run-24}
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Workspace
name: bank-churn
roles: {Admin: [user:ana]}
artifacts:
  churn-experiment:
    type: MLExperiment
    runs:
      run-42: {status: finished}
  churn-model:
    type: MLModel
    inputs: [churn-experiment]
    versions:
      "2": {run: churn-experiment.run-42}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.artifact_types import Group
from lineage.language.reference import parse_reference, written_in
from lineage.rules.rule import Rule
from lineage.specs.model import Run
from lineage.specs.resolve import Names
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph
    from lineage.rules.guess import Guesses
    from lineage.specs.model import Artifact
    from lineage.specs.project import Project
    from lineage.text.source import Text


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Put into words what assembly could not accept."""
    project = graph.project
    if not project.faults.wrong_runs:
        return
    from lineage.rules.guess import Guesses  # noqa: PLC0415 - most trees are right and never need it

    guesses = Guesses(project)
    names = Names(project.nodes, project.columns, project.aliases, project.types)
    for version, model in project.faults.wrong_runs:
        if version.run is None:
            continue
        found = names.resolve(version.run, model.workspace)
        if found is None:
            yield from _unknown(version.run, model, project, guesses)
        elif isinstance(project.nodes.get(found[0]), Run):
            message = f"the run {quoted(version.run)} is of another experiment than the model's `inputs`"
            help_ = f"name a run of {quoted(_experiment(model, project, names))}, or add its experiment to the `inputs`"
            yield Finding("LIN210", message, version.run.span, help_)
        else:
            what = project.kind_of(found[0])
            yield Finding("LIN210", f"{quoted(version.run)} is no run", version.run.span, f"it is of type `{what}`")


def _unknown(written: Text, model: Artifact, project: Project, guesses: Guesses) -> Iterator[Finding]:
    reference = parse_reference(written)
    if reference and project.may_lack(reference.workspace or model.workspace):
        return
    meant = guesses.reference(written, model.workspace)
    help_ = f"did you mean {quoted(meant)}?" if meant else guesses.missing(written, model.workspace)
    yield Finding("LIN210", f"unknown run {quoted(written)}", written.span, help_)


def _experiment(model: Artifact, project: Project, names: Names) -> str:
    """The experiment that the model names, as it is written in its workspace."""
    for text in model.inputs:
        if found := names.resolve(text, model.workspace):
            artifact = project.artifact_of(found[0])
            type_ = project.type_of(artifact)
            if type_ and type_.group is Group.EXPERIMENT:
                return written_in(model.workspace, artifact.ref)
    return model.ref


RULE = Rule("LIN210", "wrong-run", Severity.ERROR, __doc__, check)
