"""One artifact, part or column for people."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from lineage.output.diagnostics import place
from lineage.output.layout import Column, facts, fitted_table, table
from lineage.output.terminal import Piece, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.output.terminal import Line
    from lineage.questions.rollup import Edge
    from lineage.questions.show import Content, Fact, Person, Shown

_CONTENTS = (
    Column("holds"),
    Column("type"),
    Column("aliases"),
    Column("stage", keep=5),
    Column("status"),
    Column("metrics", narrowest=20, keep=6),
    Column("run", keep=4),
    Column("sensitivity", keep=3),
    Column("tags", keep=1),
    Column("from", narrowest=20, keep=2),
    Column("title", narrowest=16, keep=0),
)
_STYLES = {"aliases": Style.HELP, "title": Style.DIM, "tags": Style.DIM}


def show_lines(shown: Shown, width: int | None = None) -> Iterator[Line]:
    """What it is, who answers for it, what it holds, and what it is related to."""
    yield (Piece(shown.ref, Style.STRONG), "  ", Piece(shown.type, Style.TYPE))
    for text in filter(None, (shown.title, shown.description)):
        yield from ((Piece(f"  {line}"),) for line in text.splitlines())
    yield ()
    yield from facts(
        (
            *((person.answers_as, _person(person)) for person in shown.people),
            *((name, (_fact(value),)) for name, value in shown.facts),
            ("declared", (Piece(place(shown.span), Style.DIM),)),
        )
    )
    yield from _contents(shown, width)
    for title, own, around, outwards in (
        ("comes from", shown.upstream, shown.widened_upstream, attrgetter("source", "target")),
        ("goes to", shown.downstream, shown.widened_downstream, attrgetter("target", "source")),
    ):
        yield from _related(shown, title, [(*outwards(edge), edge) for edge in (*own, *around)])
    if shown.widened_upstream or shown.widened_downstream:
        yield ()
        yield (Piece("all of: is about the whole of what holds it, and so possibly about this", Style.DIM),)


def _person(person: Person) -> tuple[Piece | str, ...]:
    called = " ".join(filter(None, (person.title, f"<{person.email}>" if person.email else "")))
    return (person.principal, Piece(f"  {called}" if called else "", Style.DIM))


def _fact(value: Fact) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_scalar(inside)}" for name, inside in value.items())
    return ", ".join(value) if isinstance(value, tuple) else _scalar(value)


def _scalar(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _contents(shown: Shown, width: int | None) -> Iterator[Line]:
    if shown.contents:
        yield ()
        rows = [_content(each, shown.ref) for each in shown.contents]
        yield from fitted_table(_CONTENTS, rows, width)


def _content(content: Content, ref: str) -> tuple[Piece, ...]:
    kind = f"column {content.data_type}" if content.data_type else content.type
    described = content.title or (content.description or "").partition("\n")[0]
    said = {**dict(content.facts), "title": described, "from": content.sources}
    return (
        Piece(_within(content.ref, ref), Style.NAME),
        Piece(kind, Style.TYPE),
        *(Piece(_fact(said.get(column.title, "")), _STYLES.get(column.title, Style.PLAIN)) for column in _CONTENTS[2:]),
    )


def _related(shown: Shown, title: str, ends: Sequence[tuple[str, str, Edge]]) -> Iterator[Line]:
    if ends:
        yield ()
        rows = [
            (Piece(other, Style.NAME), Piece(edge.type, Style.TYPE), Piece(_by_way_of(own, shown)), _place(edge))
            for other, own, edge in sorted(ends, key=lambda end: (_is_around(end[1], shown), *end[:2]))
        ]
        yield from table((title, "as", "by way of", "declared"), rows)


def _is_around(own: str, shown: Shown) -> bool:
    """Tell whether an end is not in what is shown, but holds it."""
    return not own.startswith(shown.ref)


def _by_way_of(own: str, shown: Shown) -> str:
    return f"all of {own}" if _is_around(own, shown) else _within(own, shown.ref)


def _place(edge: Edge) -> Piece:
    return Piece(f"{edge.span.source.label}:{edge.span.line}", Style.DIM)


def _within(ref: str, holder: str) -> str:
    """What a part is called inside what is shown: with its mark, and with nothing of what is said above."""
    return ref.removeprefix(holder)
