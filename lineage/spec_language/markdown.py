"""The spec language as a page to read: `docs/reference.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.spec_language.shapes import ListOf, ListOrMap, MapOf, Number, Record, Scalar, Shape, Text
from lineage.wording.flow_style import in_flow_style
from lineage.wording.phrasing import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.spec_language.shapes import DocumentKind, Field

_INTRODUCTION = """\
# Reference of the spec language

<!-- Rendered by `make schemas` from lineage/spec_language/, as the schemas are. -->

A spec tree is a folder of `*.yaml` and `*.yml` files, read recursively. A file holds one or more documents with `---`
between them, and each says what it is: `apiVersion: lineage/v1` and a `kind`. A field not listed here is an error.

**Names** are letters, digits, `_` and `-` of any script, at most 200 bytes; versions and aliases may hold `.` too.
Quote a name that is a number: `"2"`. **References** are `[workspace/]artifact[.part…][@version][#column]`, and mean the
document's own workspace where they name none. **Principals** are `user:`, `group:` or `app:` and a name.

In the tables, a field in **bold** is required. What relationships mean is said in [What an arrow means](meaning.md),
what can be required and forbidden in [Policies](policies.md).
"""


def render(kinds: Iterable[DocumentKind]) -> str:
    """The whole page."""
    kinds = tuple(kinds)
    records: dict[str, Record] = {}
    for kind in kinds:
        for record in _records_in(kind.record):
            records[record.title] = record
    kind_list = "\n".join(f"- [`{kind.name}`](#{_anchor(kind.record)}): {kind.record.text}" for kind in kinds)
    parts = [_INTRODUCTION, "## Kinds of documents\n", f"{kind_list}\n"]
    for kind in kinds:
        parts += [
            f"## {kind.record.title}\n",
            f"{kind.record.text}\n",
            f"```yaml\n{kind.sample}```\n",
            _table(kind.record),
        ]
    parts.append("## What stands in them\n")
    for record in records.values():
        parts += [f"### {record.title}\n", f"{record.text}\n", _table(record)]
    return "\n".join(parts)


def _records_in(record: Record) -> Iterator[Record]:
    """Every record inside one, at any depth, outer ones first."""
    inner = [found for field in record.fields if (found := _record_of(field.shape))]
    yield from inner
    for each in inner:
        yield from _records_in(each)


def _record_of(shape: Shape) -> Record | None:
    match shape:
        case Record():
            return shape
        case ListOf():
            return _record_of(shape.item)
        case MapOf():
            return _record_of(shape.value)
        case ListOrMap():
            return _record_of(shape.map)
        case _:
            return None


def _table(record: Record) -> str:
    rows = [
        "| field | holds | meaning | example |",
        "| --- | --- | --- | --- |",
        *(_row(field) for field in record.fields),
    ]
    return "\n".join(rows) + "\n"


def _row(field: Field) -> str:
    name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
    text = field.text
    if isinstance(field.shape, Text) and len(field.shape.choices) > 1:
        text += " One of " + ", ".join(f"`{choice}`" for choice in field.shape.choices) + "."
    example = in_flow_style(field.examples[0])
    cells = (name, _holds(field.shape), text, f"`{example}`")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _holds(shape: Shape) -> str:  # noqa: PLR0911 - one a shape
    match shape:
        case Text():
            return "a text"
        case Number():
            return "a number"
        case Scalar():
            return "a text, a number, `true` or `false`"
        case ListOf(item=Record() as record):
            return f"a list of [{_plural(record)}](#{_anchor(record)})"
        case ListOf():
            return "a list of texts"
        case MapOf(value=Record() as record):
            return f"[{_plural(record)}](#{_anchor(record)}) by name"
        case MapOf():
            return f"for each {shape.key} {_holds(shape.value)}"
        case ListOrMap():
            return f"{_holds(shape.list)}, or {_holds(shape.map)}"
        case Record():
            return f"a [{shape.title.lower()}](#{_anchor(shape)})"


def _plural(record: Record) -> str:
    return plural(record.title.lower())


def _anchor(record: Record) -> str:
    return record.title.lower().replace(" ", "-")
