"""The address of the repository is not one from which a link can be made.

## What is wrong

`repository` of the `Project` document is the address of a line of a spec file: it begins with `https://` or
`http://`, has `{path}` where the path of a file in the spec tree goes, and may have `{line}`. It holds nothing else in
braces, and no user or password.

## Why it matters

The pages of the site cannot lead to where a thing is declared.

## Example

```yaml
apiVersion: lineage/v1
kind: Project
repository: github.com/merrow/lineage
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Project
repository: "https://github.com/merrow/lineage/blob/main/specs/{path}#L{line}"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.repository import is_pattern
from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.graph.steps import LineageGraph

_HELP = "write it as in `https://github.com/merrow/lineage/blob/main/specs/{path}#L{line}`"


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Look at the address."""
    repository = graph.project.settings.repository
    if repository is not None and not is_pattern(repository):
        yield Finding("LIN214", f"{quoted(repository)} is no address of a line of a file", repository.span, _HELP)


RULE = Rule("LIN214", "unreadable-repository", Severity.ERROR, __doc__, check)
