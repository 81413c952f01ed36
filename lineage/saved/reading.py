"""`lineage.json` → Compilation, by way of the documents that would say the same.

Anybody may have written the text. One that has not the shape of a `lineage.json` is refused; what a `spec` in it says
wrongly is a finding where it stood, as it is in YAML.
"""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from lineage.compiler import compile_project, declare_document
from lineage.errors import SavedError
from lineage.saved.documents import documents
from lineage.saved.entry import Entry, WrongError
from lineage.saved.older import in_full
from lineage.saved.writing import VERSION
from lineage.specs.assembly import assemble
from lineage.text.document import Document
from lineage.text.source import SavedSource, Text
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from lineage.compiler import Compilation
    from lineage.saved.documents import Placed
    from lineage.specs.project import Project, Relationship
    from lineage.text.diagnostic import Finding
    from lineage.text.source import Source

_Key: TypeAlias = "tuple[str, str, str]"

_LONGEST_NUMBER = 48
"""YAML may hold numbers of 40 characters; the largest of these has 46 digits."""


def read_saved(source: Source, *, today: date | None = None) -> Compilation:
    """The project that a `lineage.json` holds, compiled. Raises `SavedError` for any other text.

    Each thing stands in the file of that tree, and on the line, where it stood when it was saved. `today` is the day on
    which waivers are looked at.
    """
    try:
        saved = in_full(_parsed(source.text), source.path)
        found, edges = documents(saved), dict(_edges(saved))
        truncated = saved.texts("truncated")
    except WrongError as error:
        raise SavedError(f"cannot read {quoted(source.label)} as a lineage.json: {error}", error.help) from error
    paths = {each.path for each in found}.union(path for path, _ in edges.values())
    sources = {path: SavedSource(path, "") for path in sorted(paths)}
    places = {key: (sources[path], SavedSource.event(line)) for key, (path, line) in edges.items()}
    project, findings = _assembled(found, sources)
    project = replace(
        project,
        relationships=tuple(_placed(each, places) for each in project.relationships),
        truncated=project.truncated.union(truncated),
        intact=not findings and saved.fields.get("intact") is not False,
    )
    return compile_project(project, findings, today)


def _assembled(found: Iterable[Placed], sources: Mapping[str, Source]) -> tuple[Project, list[Finding]]:
    declarations = []
    findings: list[Finding] = []
    for path, line, data in found:
        declared, more = declare_document(Document(sources[path], data, SavedSource.event(line)))
        declarations.append(declared)
        findings += more
    return assemble(declarations, tuple(sources.values())), findings


def _placed(relationship: Relationship, places: Mapping[_Key, tuple[Source, int]]) -> Relationship:
    """A relationship where its edge stands: of what an artifact says, only the line of the artifact is known.

    One from column to column is said by no artifact, and its edge may stand where a column says the same.
    """
    place = places.get(relationship.key)
    if place is None or ("#" in relationship.source and "#" in relationship.target):
        return relationship
    return relationship._replace(declared=Text(relationship.declared, *place))


def _edges(saved: Entry) -> Iterator[tuple[_Key, tuple[str, int]]]:
    """Where each edge is declared."""
    for edge in saved.entries("edges"):
        yield (edge.text("from"), edge.text("to"), edge.text("type")), (edge.text("path"), edge.line())


def _parsed(text: str) -> Entry:
    try:
        value = json.loads(text, parse_int=_integer, parse_float=_float, parse_constant=_refuse_number)
    except json.JSONDecodeError as error:
        raise WrongError(f"it is not JSON: {error.msg.lower()} at {error.lineno}:{error.colno}") from error
    except RecursionError as error:
        raise WrongError("it is nested too deep") from error
    saved = Entry(value, "the whole")
    version = saved.fields.get("version")
    if type(version) is int and version > VERSION:
        message = f"it has version {version}, and this lineage knows no later one than {VERSION}"
        raise WrongError(message, "use the lineage that wrote it, or a later one")
    lacks = [key for key in ("title", "workspaces", "nodes", "edges") if key not in saved.fields]
    if version != VERSION or lacks:
        raise WrongError(f"it has no {quoted(lacks[0])}" if lacks else f"its `version` is not {VERSION}")
    return saved


def _integer(digits: str) -> int:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else _refuse_number(digits)


def _float(digits: str) -> float:
    number = float(digits) if len(digits) <= _LONGEST_NUMBER else math.inf
    return number if math.isfinite(number) else _refuse_number(digits)


def _refuse_number(digits: str) -> NoReturn:
    raise WrongError(f"{quoted(digits)} is not a number that a spec can hold")
