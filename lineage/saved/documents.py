"""The documents that would say what a `lineage.json` says."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, cast

from lineage.language.schema import API_VERSION
from lineage.saved.entry import Entry, WrongError
from lineage.saved.plain import add, mapping, plain, put, sequence
from lineage.text.document import Mapping
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.text.document import Value

_PARTS = {
    "schema": ("schemas", "."),
    "table": ("tables", "."),
    "run": ("runs", "."),
    "version": ("versions", "@"),
    "column": ("columns", "#"),
}
"""For each kind of parts, the field that holds it, and the mark before its name."""

_PRINCIPALS = {"user": "users", "group": "groups", "app": "apps"}


class Placed(NamedTuple):
    """A document, or something in one: where it stood, and its data."""

    path: str
    line: int
    data: Mapping


def documents(saved: Entry) -> list[Placed]:
    """Every document, in the order of their paths and lines."""
    found = [
        *_project(saved),
        *_workspaces(saved),
        *_contents(saved),
        *_principals(saved),
        *_roles(saved),
        *_policies(saved),
    ]
    return sorted(found, key=lambda each: each[:2])


def _document(kind: str, path: str, line: int, *items: tuple[str, Value]) -> Placed:
    header: tuple[tuple[str, Value], ...] = (("apiVersion", API_VERSION), ("kind", kind))
    return Placed(path, line, mapping((*header, *items), line))


def _spec(entry: Entry, line: int | None = None) -> Mapping:
    return cast("Mapping", plain(entry.mapping("spec"), line or entry.line()))


def _project(saved: Entry) -> Iterator[Placed]:
    if (said := saved.fields.get("project")) is not None:
        project = Entry(said, "`project`")
        yield _document("Project", project.text("path"), project.line(), *_spec(project).items())


def _workspaces(saved: Entry) -> Iterator[Placed]:
    for each in saved.entries("workspaces"):
        if "spec" in each.fields:  # else artifacts speak of it, and no document does
            name = ("name", each.text("name"))
            yield _document("Workspace", each.text("path"), each.line(), name, *_spec(each).items())


class _Content(NamedTuple):
    """An artifact, or a relationship, which has no name. `workspace` is the one that its document speaks for."""

    workspace: str | None
    name: str | None
    said: Placed


def _contents(saved: Entry) -> Iterator[Placed]:
    """Artifacts and relationships, in the order and in the documents that they were declared in."""
    found = sorted((*_artifacts(saved), *_relationships(saved)), key=lambda each: each.said[:2])
    for (path, workspace), together in groupby(found, key=lambda each: (each.said.path, each.workspace)):
        contents = list(together)
        line = contents[0].said.line
        artifacts, relationships = mapping((), line), sequence((), line)
        for _, name, said in contents:
            if name is None:
                add(relationships, said.data, said.line)
            else:
                put(artifacts, name, said.data, said.line)
        if workspace is None:
            yield _document("Relationships", path, line, ("relationships", relationships))
        else:
            items = (("workspace", workspace), ("artifacts", artifacts), ("relationships", relationships))
            yield _document("Artifacts", path, line, *items)


def _relationships(saved: Entry) -> Iterator[_Content]:
    for each in saved.entries("relationships"):
        yield _Content(each.text_or_none("workspace"), None, Placed(each.text("path"), each.line(), _spec(each)))


def _artifacts(saved: Entry) -> list[_Content]:
    """Every artifact, with all that it holds in its data."""
    artifacts = []
    things: dict[str, Placed] = {}
    for node in saved.entries("nodes"):
        ref, parent = node.text("ref"), node.text_or_none("parent")
        if ref in things:
            raise node.wrong(f"{quoted(ref)} is there for a second time")
        if parent is None:
            workspace, _, name = ref.partition("/")
            things[ref] = Placed(node.text("path"), node.line(), _spec(node))
            artifacts.append(_Content(workspace, name, things[ref]))
        elif parent in things:
            things[ref] = _put_part(node, ref, parent, things[parent])
        else:
            raise node.wrong(f"the parent {quoted(parent)} is not there before it")
    return artifacts


def _put_part(node: Entry, ref: str, parent: str, holder: Placed) -> Placed:
    """Put a part or column into what holds it."""
    field, mark = _PARTS.get(node.text("type"), ("", ""))
    name = ref.removeprefix(f"{parent}{mark}")
    if not mark or name == ref:
        raise node.wrong("`ref`, `type` and `parent` do not fit together")
    line = node.line(holder.line)
    part = Placed(holder.path, line, _spec(node, line))
    put(_mapping_in(holder.data, field, holder.line), name, part.data, line)
    return part


def _mapping_in(holder: Mapping, key: str, line: int) -> Mapping:
    put(holder, key, mapping((), line), line)
    if not isinstance(held := holder[key], Mapping):
        raise WrongError(f"a `spec` says of {quoted(key)} what cannot be")
    return held


def _principals(saved: Entry) -> Iterator[Placed]:
    for each in saved.entries("principals"):
        path, line = each.text("path"), each.line()
        kind, _, name = each.text("ref").partition(":")
        if kind not in _PRINCIPALS:
            raise each.wrong("`ref` is not a principal")
        yield _document("Principals", path, line, (_PRINCIPALS[kind], mapping([(name, _spec(each))], line)))


def _roles(saved: Entry) -> Iterator[Placed]:
    for each in saved.entries("roles"):
        path, line = each.text("path"), each.line()
        yield _document("Roles", path, line, ("roles", mapping([(each.text("name"), _spec(each))], line)))


def _policies(saved: Entry) -> Iterator[Placed]:
    for each in saved.entries("policies"):
        path, line = each.text("path"), each.line()
        yield _document("Policies", path, line, ("policies", sequence([_spec(each)], line)))
