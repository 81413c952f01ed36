"""Trees that the tests of the site build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import lineage
from lineage.drawing.layout import find_engine
from lineage.site import render_site

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lineage.compiler import Compilation

SPECS = Path(__file__).parents[2] / "specs"

HOSTILE_TEXTS = (
    "<img src=x onerror=alert(1)>",
    '"; DROP TABLE users; --',
    "](javascript:alert(1))",
    "back\\slash",
    "bidi \\u202e override",
    "[/red] {{ 7*7 }} {% raw %}",
    "</title><script>alert(1)</script>",
    "</svg><svg onload=alert(1)>",
    "'><a href='javascript:alert(1)'>click</a>",
    "line \\u2028 separator \\u2066 isolate \\u200f mark",
)
"""As YAML writes them between double quotes, but for the quotes."""


def quoted(text: str) -> str:
    """Write a text as YAML does between double quotes."""
    inside = text.replace('"', '\\"').replace("back\\slash", "back\\\\slash")
    return f'"{inside}"'


def workspace(name: str, artifacts: str, head: str = "") -> str:
    """Write a workspace document."""
    body = "\n".join(f"  {line}" for line in artifacts.splitlines())
    return f"apiVersion: lineage/v1\nkind: Workspace\nname: {name}\n{head}artifacts:\n{body}\n"


def hostile() -> Mapping[str, str]:
    """Every hostile text at every place that takes a text."""
    artifacts = "\n".join(
        f"a{number}:\n  type: Lakehouse\n  title: {quoted(text)}\n  description: {quoted(text)}\n"
        f"  tags: [{quoted(text)}]\n  source: {quoted(text)}\n  domain: {quoted(text)}\n"
        f"  connection: {{key: {quoted(text)}}}\n"
        f"  deprecated: {{since: {quoted(text)}, reason: {quoted(text)}}}\n"
        f"  tables:\n    t:\n      title: {quoted(text)}\n      columns:\n        {quoted(text)}: "
        f"{{type: {quoted(text)}, description: {quoted(text)}, tags: [{quoted(text)}]}}\n"
        + (f"  inputs: [a{number - 1}.t]" if number else "")
        for number, text in enumerate(HOSTILE_TEXTS)
    )
    text = quoted(HOSTILE_TEXTS[0])
    head = f"title: {text}\ndescription: {text}\ndomain: {text}\ncontacts: [user:eve]\nroles:\n  Admin: [user:eve]\n"
    people = (
        "apiVersion: lineage/v1\nkind: Principals\nusers:\n  eve:\n"
        f"    title: {text}\n    description: {text}\n    email: {quoted(HOSTILE_TEXTS[2])}\n"
    )
    project = f"apiVersion: lineage/v1\nkind: Project\ntitle: {text}\ndescription: {text}\n"
    return {"w.yaml": workspace("w", artifacts, head), "people.yaml": people, "lineage.yaml": project}


def pages(compilation: Compilation, *, pictures: bool = True) -> dict[str, bytes]:
    """Every file of a site, by its path."""
    return dict(render_site(compilation, engine=find_engine() if pictures else None))


def example() -> Compilation:
    """The example organisation."""
    return lineage.compile_tree(SPECS)
