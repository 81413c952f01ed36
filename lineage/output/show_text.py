"""One artifact, part or column for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.output.diagnostics import place
from lineage.output.layout import facts, table
from lineage.output.terminal import Piece, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.output.terminal import Line
    from lineage.questions.rollup import Edge
    from lineage.questions.show import Content, Fact, Person, Shown


def show_lines(shown: Shown) -> Iterator[Line]:
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
    yield from _contents(shown)
    yield from _related(shown, "comes from", [(edge.source, edge.target, edge) for edge in shown.upstream])
    yield from _related(shown, "goes to", [(edge.target, edge.source, edge) for edge in shown.downstream])


def _person(person: Person) -> tuple[Piece | str, ...]:
    called = " ".join(filter(None, (person.title, f"<{person.email}>" if person.email else "")))
    return (person.principal, Piece(f"  {called}" if called else "", Style.DIM))


def _fact(value: Fact) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_scalar(inside)}" for name, inside in value.items())
    return ", ".join(value) if isinstance(value, tuple) else _scalar(value)


def _scalar(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _contents(shown: Shown) -> Iterator[Line]:
    if shown.contents:
        yield ()
        yield from table(("holds", "type", "from", "title"), [_content(each, shown.ref) for each in shown.contents])


def _content(content: Content, ref: str) -> tuple[Piece, ...]:
    kind = f"column {content.data_type}" if content.data_type else content.type
    described = content.title or (content.description or "").partition("\n")[0]
    return (
        Piece(_within(content.ref, ref), Style.NAME),
        Piece(kind, Style.TYPE),
        Piece(", ".join(content.sources)),
        Piece(described, Style.DIM),
    )


def _related(shown: Shown, title: str, ends: Sequence[tuple[str, str, Edge]]) -> Iterator[Line]:
    if ends:
        yield ()
        rows = [
            (Piece(other, Style.NAME), Piece(edge.type, Style.TYPE), Piece(_within(own, shown.ref)), _place(edge))
            for other, own, edge in sorted(ends, key=lambda end: end[:2])
        ]
        yield from table((title, "as", "by way of", "declared"), rows)


def _place(edge: Edge) -> Piece:
    return Piece(f"{edge.span.source.label}:{edge.span.line}", Style.DIM)


def _within(ref: str, holder: str) -> str:
    """What a part is called inside what is shown: with its mark, and with nothing of what is said above."""
    return ref.removeprefix(holder)
