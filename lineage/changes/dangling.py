"""What the head still calls by a name that only the base knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.changes.names import split
from lineage.language.reference import parse_reference
from lineage.specs.resolve import Names as Resolver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.changes.names import Names
    from lineage.specs.project import Project


def dangling(base: Project, head: Project, names: Names) -> frozenset[str]:
    """The references of the base that texts of the head mean in vain, and of all that holds what they mean."""
    resolver = Resolver(base.nodes, base.columns, base.aliases, base.types)
    turned = names.turned()
    found: set[str] = set()
    for text, workspace in _in_vain(head):
        before = turned.head(workspace)
        if (meant := resolver.resolve(text, before)) is not None:
            alias = _alias(text, before, base)
            ref = alias if alias is not None else meant[0]
            while ref and ref not in found:
                found.add(ref)
                ref = split(ref)[0]
    return frozenset(found)


def _in_vain(project: Project) -> Iterator[tuple[str, str]]:
    """The texts that lead nowhere, with the workspaces they were written in."""
    for unresolved in project.faults.unresolved:
        yield unresolved.text, unresolved.workspace
    for version, model in project.faults.wrong_runs:
        if version.run is not None:
            yield version.run, model.workspace


def _alias(text: str, workspace: str, project: Project) -> str | None:
    """The alias that a text refers to, whole, if it does."""
    reference = parse_reference(text)
    if reference is None or reference.version is None:
        return None
    model = reference.node if reference.workspace else f"{workspace}/{reference.node}"
    alias = f"{model}@{reference.version}"
    return alias if alias in project.aliases else None
