"""Data for scripts. It lies in scripts, since a page opened from disk can load nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from lineage.drawing.inert import inert
from lineage.site.paths import href, list_path, ref_href
from lineage.specs.model import Run, Schema, Table, Version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lineage.drawing.templates import Icons
    from lineage.site.catalog import Catalog
    from lineage.site.render import Renderer
    from lineage.site.views import Item
    from lineage.specs.model import Artifact

_DESCRIPTION = 140
_PIECE = 400_000
"""Bytes of what a script brings; all that it takes to say so is not counted."""


def script(name: str, value: object) -> bytes:
    """A script that hands a value to `lineage.NAME`. All but ASCII is escaped, and what HTML could stumble over."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c").replace(">", "\\u003e")
    return f'"use strict";\nlineage.{name}({text});\n'.encode()


def pieces(name: str, workspace: str, value: Mapping[str, Sequence[object]]) -> Iterator[bytes]:
    """A value made of lists, as scripts none of which is too large: each brings some of what the lists hold."""
    parts: list[dict[str, list[object]]] = [{}]
    room = _PIECE
    for key, things in value.items():
        for thing in things:
            size = len(json.dumps(thing, separators=(",", ":"))) + 1
            if size > room and parts[-1]:
                parts.append({})
                room = _PIECE
            parts[-1].setdefault(key, []).append(thing)
            room -= size
    for number, part in enumerate(parts, 1):
        yield script(name, {"workspace": workspace, "piece": number, "pieces": len(parts), **part})


def rows_script(renderer: Renderer, rows: Sequence[Item], root: str) -> bytes:
    """The rows of a list that did not fit its page, each as its page would have it."""
    return script("moreRows", [str(renderer.row(item, root)) for item in rows])


def search_script(catalog: Catalog, icons: Icons) -> bytes:
    """All that search can find: workspaces, artifacts, what they hold, people."""
    entries = [*_workspaces(catalog), *_artifacts(catalog), *_people(catalog)]
    used = sorted({entry.icon for entry in entries})
    shown = [list(map(inert, entry)) for entry in entries]
    return script("searchData", {"icons": {name: icons[name] for name in used}, "entries": shown})


def icons_script(icons: Icons) -> bytes:
    """All icons, for what scripts draw."""
    return script("takeIcons", dict(sorted(icons.items())))


class _Entry(NamedTuple):
    """What search shows of a hit: title, where it is, icon, group, link; and the words that it is found by as well."""

    title: str
    where: str
    icon: str
    group: str
    href: str
    words: str


def _workspaces(catalog: Catalog) -> Iterator[_Entry]:
    for name in catalog.workspaces:
        workspace = catalog.project.workspaces.get(name)
        words = " ".join(filter(None, (name, workspace.domain, workspace.description))) if workspace else name
        yield _Entry(
            catalog.workspace_title(name),
            "Workspace",
            "sign-workspace",
            "",
            href(list_path(name)),
            words[:_DESCRIPTION],
        )


def _artifacts(catalog: Catalog) -> Iterator[_Entry]:
    for ref, item in catalog.items.items():
        tags = " ".join(f"#{tag}" for tag in item.tags)
        words = " ".join((item.name, tags, item.owner, item.description[:_DESCRIPTION]))
        where = f"{item.type_title} · {item.workspace_title}"
        yield _Entry(item.title, where, item.icon, item.group, item.href, words.strip())
        yield from _parts(catalog.project.artifacts[ref], item)


def _parts(artifact: Artifact, item: Item) -> Iterator[_Entry]:
    """The tables, runs and versions of an artifact; columns are found by, and lead to, what holds them."""
    if artifact.columns:
        names = " ".join(str(column.name) for column in artifact.columns)
        yield _Entry(f"Columns of {item.title}", item.workspace_title, "part-table", item.group, item.href, names)
    for part in artifact.all_parts():
        if isinstance(part, Schema):
            continue
        match part:
            case Table():
                kind, words = "table", " ".join(f"{column.name} {' '.join(column.tags)}" for column in part.columns)
            case Version():
                kind, words = "version", " ".join(f"@{alias}" for alias in part.aliases)
            case Run():
                kind, words = "run", f"{part.status or ''} {part.commit or ''}"
        name = part.ref.removeprefix(artifact.ref)[1:]
        words = " ".join((words, part.title or "", " ".join(f"#{tag}" for tag in part.tags)))
        where = f"{kind.capitalize()} · {item.title} · {item.workspace_title}"
        yield _Entry(name, where, f"part-{kind}", item.group, ref_href(part.ref), words.strip())


def _people(catalog: Catalog) -> Iterator[_Entry]:
    for ref in sorted(catalog.project.principals):
        principal = catalog.project.principals[ref]
        kind = catalog.kind_of_principal(ref)
        words = " ".join(filter(None, (ref, principal.email, principal.description)))
        link = f"access.html#{href(ref)}"
        yield _Entry(catalog.principal_title(ref), kind.capitalize(), f"sign-{kind}", "", link, words[:_DESCRIPTION])
