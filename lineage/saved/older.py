"""What an older lineage left out of a `lineage.json`, as far as it can be told from what it wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.saved.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_TITLE = "Lineage"


def in_full(saved: Entry, path: str) -> Entry:
    """The same as it would be written today. `path` stands for that of a file that is not known."""
    if "relationships" in saved.fields:
        return saved
    title = saved.text("title")
    project = {"path": path, "spec": {"title": title}} if title != _NO_TITLE else None
    return Entry(
        {
            **saved.fields,
            "project": project,
            "workspaces": list(_workspaces(saved, path)),
            "nodes": list(_nodes(saved)),
            "relationships": list(_relationships(saved)),
        },
        saved.where,
    )


def _workspaces(saved: Entry, path: str) -> Iterator[dict[str, object]]:
    """The workspaces, each at the head of the file that its first artifact stands in."""
    paths: dict[str, str] = {}
    for node in saved.entries("nodes"):
        if node.text_or_none("parent") is None:
            paths.setdefault(node.text("workspace"), node.text("path"))
    for each in saved.entries("workspaces"):
        name = each.text("name")
        said = _said(each, "domain", "contacts") | _title(each, name)
        yield {**each.fields, "path": paths.get(name, path), "spec": said}


def _nodes(saved: Entry) -> Iterator[dict[str, object]]:
    origins: dict[str, list[str]] = {}
    for edge in saved.entries("edges"):
        if _is_origin(edge):
            origins.setdefault(edge.text("to"), []).append(edge.text("from"))
    domains = {each.text("name"): each.text_or_none("domain") for each in saved.entries("workspaces")}
    for node in saved.entries("nodes"):
        ref = node.text("ref")
        said: dict[str, object] = {"from": origins[ref]} if ref in origins else {}
        if node.text_or_none("parent") is None:
            said = _said(node, "type", "owner", "sensitivity", "endorsement", "tags")
            said |= _title(node, ref.partition("/")[2])
            said |= _said(node, "domain") if node.fields.get("domain") != domains.get(node.text("workspace")) else {}
            said |= {"deprecated": {}} if node.fields.get("deprecated") else {}
        yield {**node.fields, "spec": said}


def _relationships(saved: Entry) -> Iterator[dict[str, object]]:
    for edge in saved.entries("edges"):
        if not _is_origin(edge):
            place = {"path": edge.text("path"), "line": edge.line()}
            yield {**place, "spec": _said(edge, "from", "to", "type")}


def _is_origin(edge: Entry) -> bool:
    """Whether it says where a column comes from, as far as one can tell."""
    return edge.text("type") == "derives" and "#" in edge.text("from") and "#" in edge.text("to")


def _title(entry: Entry, name: str) -> dict[str, object]:
    return {} if entry.fields.get("title") == name else _said(entry, "title")


def _said(entry: Entry, *keys: str) -> dict[str, object]:
    return {key: entry.fields[key] for key in keys if entry.fields.get(key)}
