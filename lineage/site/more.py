"""What a page has no room for, as data from which a script makes the same elements.

The macros that render a page render this, too. As no script of ours takes markup, it is taken apart here.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.site.pages.access import AccessPage
    from lineage.site.pages.artifact import ArtifactPage

Element: TypeAlias = list[Any]
"""The name of an element, its attributes, and what it holds: texts and elements."""

_VOID = {"br"}
_CELLS = {"td", "th"}
_ENDED_BY = {"tr": {"tr", *_CELLS}, "td": _CELLS, "th": _CELLS}
"""What the templates end by beginning the next."""


LeftOut: TypeAlias = "tuple[str, str, str, Sequence[object]]"
"""What a page leaves out: where its place is, then the template and the macro that render each of it."""


def left_out_of_access(page: AccessPage) -> Iterator[LeftOut]:
    """What the page of who has access leaves out."""
    yield "principals", "access_parts.html", "principal", page.more


def left_out(page: ArtifactPage) -> Iterator[LeftOut]:
    """What the page of an artifact leaves out."""
    if page.runs:
        yield "runs", "experiment_parts.html", "run", page.runs.more
    if page.versions:
        yield "versions", "experiment_parts.html", "version", page.versions.more
    for table in page.tables:
        yield table.id, "artifact_parts.html", "column", table.more
    yield "tables", "artifact_parts.html", "table", page.tables_more


def elements(markup: str) -> list[Element]:
    """The elements of some markup of ours."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._open: list[Element] = [["", {}]]

    @property
    def found(self) -> list[Element]:
        return self._open[0][2:]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self._open[-1][0] in _ENDED_BY.get(tag, ()):
            self._open.pop()
        element = [tag, {name: value or "" for name, value in attrs}]
        self._open[-1].append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if text := data.strip("\n"):  # between lines of a template there is nothing
            self._open[-1].append(text)
