"""A setting is for a rule that does not exist.

## What is wrong

`rules` of the `Project` document names a rule neither by its code nor by its name.

## Why it matters

The rule that was meant goes on as before.

## Example

```yaml
apiVersion: lineage/v1
kind: Project
rules:
  isolated-artefact: off
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Project
rules:
  isolated-artifact: off
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted
from lineage.wording.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Look up the rules that the project sets."""
    if not graph.project.settings.rules:
        return
    from lineage.rules.registry import RULES  # noqa: PLC0415 - which lists this rule too

    names = {rule.name for rule in RULES.values()}
    for name, _ in graph.project.settings.rules:
        if name not in names and name not in RULES:
            meant = name.upper() if name.upper() in RULES else closest(name, names)  # codes differ by a digit all alike
            help_ = f"did you mean `{meant}`?" if meant else "write the code or the name of a rule, as in `LIN304`"
            yield Finding("LIN212", f"unknown rule {quoted(name)}", name.span, help_)


RULE = Rule("LIN212", "unknown-rule", Severity.ERROR, __doc__, check)
