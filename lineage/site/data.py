"""Data for scripts. It lies in scripts, since a page opened from disk can load nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lineage.drawing.templates import Icons

_PIECE = 400_000
"""Bytes of what a script brings; all that it takes to say so is not counted."""

_ENCODER = json.JSONEncoder(separators=(",", ":"))


def script(name: str, value: object) -> bytes:
    """A script that hands a value to `lineage.NAME`."""
    return _call(name, _json(value))


def pieces(name: str, workspace: str, value: Mapping[str, Sequence[object]]) -> Iterator[bytes]:
    """A value made of lists, as scripts none of which is too large: each brings some of what the lists hold."""
    parts: list[dict[str, list[str]]] = [{}]
    room = _PIECE
    for key, things in value.items():
        for thing in map(_json, things):
            size = len(thing) + 1
            if size > room and parts[-1]:
                parts.append({})
                room = _PIECE
            parts[-1].setdefault(key, []).append(thing)
            room -= size
    for number, part in enumerate(parts, 1):
        head = {"workspace": workspace, "piece": number, "pieces": len(parts)}
        said = [f"{_json(key)}:{_json(each)}" for key, each in head.items()]
        said += (f"{_json(key)}:[{','.join(things)}]" for key, things in part.items())
        yield _call(name, f"{{{','.join(said)}}}")


def _json(value: object) -> str:
    """JSON in which all but ASCII is escaped, and what HTML could stumble over."""
    return _ENCODER.encode(value).replace("<", "\\u003c").replace(">", "\\u003e")


def _call(name: str, text: str) -> bytes:
    return f'"use strict";\nlineage.{name}({text});\n'.encode()


def icons_script(icons: Icons) -> bytes:
    """All icons, for what scripts draw."""
    return script("takeIcons", dict(sorted(icons.items())))
