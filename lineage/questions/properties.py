"""The properties that selectors choose by: for each, its values and what has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from lineage.questions.fields import field_names, is_field, may_have, said_in
from lineage.specs.model import Artifact, Run, Table, Version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lineage.specs.project import Project

Values: TypeAlias = Mapping[str, list[str]]
"""The references of what has each value."""

_WILD = re.compile(r"[*?[]")


def is_literal(pattern: str) -> bool:
    """Tell whether a value is meant just as it is written, without wildcards."""
    return _WILD.search(pattern) is None


def fits(pattern: str, value: str) -> bool:
    """Tell whether a value is meant, as it is or by wildcards."""
    return value == pattern if is_literal(pattern) else fnmatchcase(value, pattern)


def _gathered(pairs: Iterable[tuple[str | None, str]]) -> Values:
    found: dict[str, list[str]] = {}
    for value, ref in pairs:
        if value is not None:
            found.setdefault(value, []).append(ref)
    return found


def _of_artifact(value: Callable[[Project, Artifact], str | None]) -> Callable[[Project], Values]:
    return lambda project: _gathered((value(project, each), each.ref) for each in project.artifacts.values())


def _type(project: Project) -> Values:
    """Of artifacts their own; of parts and columns `table`, `schema`, `run`, `version`, `column`."""
    nodes = project.nodes.items()
    pairs = [(str(node.type or "") if isinstance(node, Artifact) else node.kind, ref) for ref, node in nodes]
    return _gathered([*pairs, *(("column", ref) for ref in project.columns)])


class _Has(Mapping[str, list[str]]):
    """What says something in each field. There are many fields, so that each is looked into when it is asked for."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def __getitem__(self, name: str) -> list[str]:
        if not is_field(name):
            raise KeyError(name)
        project = self._project
        things = (*project.nodes.values(), *project.columns.values())
        return [each.ref for each in things if may_have(each, name) and said_in(project, each, name)]

    def __iter__(self) -> Iterator[str]:
        return iter(field_names())

    def __len__(self) -> int:
        return len(field_names())


def _of_run(value: Callable[[Run], str | None]) -> Callable[[Project], Values]:
    return lambda project: _gathered(
        (value(each), each.ref) for each in project.nodes.values() if isinstance(each, Run)
    )


def _of_version(values: Callable[[Version], Iterable[str | None]]) -> Callable[[Project], Values]:
    return lambda project: _gathered(
        (value, each.ref) for each in project.nodes.values() if isinstance(each, Version) for value in values(each)
    )


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
    "type": _type,
    "workspace": _of_artifact(lambda _, artifact: artifact.workspace),
    "tag": _tags,
    "owner": _owner,
    "domain": _of_artifact(lambda project, artifact: project.domain_of(artifact)),
    "sensitivity": _sensitivity,
    "endorsement": _of_artifact(lambda _, artifact: artifact.endorsement),
    "path": _path,
    "has": _Has,
    "alias": _of_version(lambda version: version.aliases),
    "stage": _of_version(lambda version: (version.stage,)),
    "status": _of_run(lambda run: run.status),
    "commit": _of_run(lambda run: run.commit),
}
