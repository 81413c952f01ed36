"""The properties that selectors choose by: for each, its values and what has them."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from lineage.specs.model import Artifact, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lineage.specs.project import Project

Values: TypeAlias = "Mapping[str, list[str]]"
"""The references of what has each value."""


def _gathered(pairs: Iterable[tuple[str | None, str]]) -> Values:
    found: dict[str, list[str]] = {}
    for value, ref in pairs:
        if value is not None:
            found.setdefault(value, []).append(ref)
    return found


def _of_artifact(value: Callable[[Project, Artifact], str | None]) -> Callable[[Project], Values]:
    return lambda project: _gathered((value(project, each), each.ref) for each in project.artifacts.values())


def _tags(project: Project) -> Values:
    """Of artifacts, parts and columns alike."""
    things = (*project.nodes.values(), *project.columns.values())
    return _gathered((tag, thing.ref) for thing in things for tag in thing.tags)


def _sensitivity(project: Project) -> Values:
    """Of artifacts and of tables."""
    things = (node for node in project.nodes.values() if isinstance(node, Artifact | Table))
    return _gathered((thing.sensitivity, thing.ref) for thing in things)


def _owner(project: Project) -> Values:
    """With and without `user:`, `group:` or `app:`."""
    pairs = [(artifact.owner, artifact.ref) for artifact in project.artifacts.values() if artifact.owner]
    return _gathered((name, ref) for owner, ref in pairs for name in (owner, owner.partition(":")[2]))


def _path(project: Project) -> Values:
    """The file that declares an artifact, and each folder around it; within the tree, or as the person reaches it."""
    return _gathered((path, each.ref) for each in project.artifacts.values() for path in _paths(each))


def _paths(artifact: Artifact) -> Iterator[str]:
    source = artifact.name.source
    for path in dict.fromkeys((source.path, source.label)):
        folders = [folder for parent in PurePosixPath(path).parents if (folder := str(parent)) not in {".", "/"}]
        yield path
        yield from folders
        yield from (f"{folder}/" for folder in folders)


METHODS: dict[str, Callable[[Project], Values]] = {
    "type": _of_artifact(lambda _, artifact: artifact.type),
    "workspace": _of_artifact(lambda _, artifact: artifact.workspace),
    "tag": _tags,
    "owner": _owner,
    "domain": _of_artifact(lambda project, artifact: project.domain_of(artifact)),
    "sensitivity": _sensitivity,
    "endorsement": _of_artifact(lambda _, artifact: artifact.endorsement),
    "path": _path,
}
