"""The page about changes: `docs/changes.md`, with the table of severities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.severities import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.language.severities import Row

_CHAPTERS = {
    "workspace": "Workspaces, artifacts and what is in them",
    "relationship": "Relationships",
    "role": "Who may do what",
    "owner": "What is said of a thing",
    "policy": "Policies and settings",
    "title": "All that only describes",
}
"""The first row about each of these subjects begins a chapter."""

_INTRODUCTION = """\
# Changes

<!-- Rendered by `make schemas` from lineage/language/severities.py and lineage/spec_language/changes.py. -->

What `lineage diff` tells of, how much it matters, and why. `lineage explain ROW` prints a row of the tables below.

## What counts as a change

A change is one of meaning: what is added, removed, changed or renamed among workspaces, artifacts, their parts and
columns, versions and aliases, runs, relationships, people, roles, policies and settings, and what is said of each.
The order of lists that mean no order, comments, formatting, files and documents, a relationship said at its other
end, a reference with or without its workspace: none of these is one.

**What follows is not repeated.** An artifact that goes takes its tables and columns along, and a workspace that comes
brings its roles. A relationship is told of when both its ends are on both sides. What an alias leads to, moves with
the alias.

**Renamed is a guess.** A thing that is gone and one that came are taken for one thing when it keeps most of what it
says and of what is around it; where there is little of either, the names have to be alike, too. What is in it and
what leads to it is then compared under the new name. What still refers to the old name makes the rename breaking.
A run that started or ended otherwise is another run, and a version of another run another version.

**What could not be read is not missing.** Where a file or a workspace of one side cannot be read whole, nothing is
said to be removed or added there; the diagnostics of that side are told instead.

Each change comes with whom it concerns: the reports, dashboards and model versions downstream, how many artifacts
there are in all, their owners and the contacts of their workspaces. What goes away is followed on the base, what
comes on the head.

## How much a change matters

- **breaking**: something downstream loses an input, a column, a version, an alias or an access that it relies on
- **risky**: somebody should look at it before it is merged
- **safe**: nothing is lost, and nobody need be asked

The first row that fits a change weighs it. A project can weigh a row otherwise:

```yaml
apiVersion: lineage/v1
kind: Project
changes:
  artifact-renamed-used: breaking
  alias-moved: safe
```

Both sides of a diff have a say, and the stricter one holds: what a pull request makes stricter holds for itself at
once, and what it loosens holds when it is merged. It cannot wave itself through.
"""


def changes_page() -> str:
    """The whole page."""
    return "\n".join([_INTRODUCTION, *_tables(ROWS.values())])


def _tables(rows: Iterable[Row]) -> Iterator[str]:
    chapters = dict(_CHAPTERS)
    for row in rows:
        if (title := chapters.pop(row.subjects[0], None)) is not None:
            yield f"## {title}\n" if row.name == next(iter(ROWS)) else f"\n## {title}\n"
            yield "| row | change | when | severity | why |"
            yield "| --- | --- | --- | --- | --- |"
        yield f"| `{row.name}` | {row.change} | {row.when} | {row.severity} | {row.why} |"
    yield ""
