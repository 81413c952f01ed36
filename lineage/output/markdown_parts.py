"""The parts of a diff in Markdown: the table, the details of a severity, the faults. Each fits the room it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.changes.change import NOT_COMPARED
from lineage.output.code_span import code
from lineage.wording.phrasing import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lineage.changes.change import ChangeSeverity
    from lineage.changes.review import Block, Group, Review, Told
    from lineage.text.diagnostic import Diagnostic

NOTE = 300
"""Bytes that are kept for saying what was cut."""

_MOST_ROWS = 25
_MOST_IN_A_ROW = 3
_MOST_NAMED = 8
_MOST_FAULTS = 20
_LONGEST_FAULT = 240
_HEADER = ["", "| | What | Changes | Affects |", "| :-- | :-- | :-- | :-- |"]


class _Line(NamedTuple):
    """A line, and how many changes it names."""

    text: str
    changes: int = 0


def size(lines: Iterable[str]) -> int:
    """How many bytes some lines take."""
    return sum(len(line.encode()) + 1 for line in lines)


def names(refs: Sequence[str], most: int = _MOST_NAMED, *, in_table: bool = False) -> str:
    """The first few references, and how many more there are."""
    named = ", ".join(code(ref, in_table=in_table) for ref in refs[:most])
    more = len(refs) - most
    return f"{named} and {more:,} more" if more > 0 else named


def table(groups: Sequence[Group], signs: Mapping[ChangeSeverity, str], room: int) -> list[str]:
    """What changes where, at a glance, worst first."""
    lines = [_Line(_row(group, signs[group.severity]), 1) for group in groups[:_MOST_ROWS]]
    rows = _fitting(lines, room - size(_HEADER) - NOTE)
    rest = sum(len(group.told) for group in groups[len(rows) :])
    note = ["", f"Below, as far as there is room: {counted(rest, 'more change')}."] if rest else []
    return [*_HEADER, *(row.text for row in rows), *note]


def details(sign: str, groups: Sequence[Group], room: int) -> list[str]:
    """All changes of one severity, folded. Where there is no room to say all of each, as many as fit are named."""
    total = sum(len(group.told) for group in groups)
    if not total:
        return []
    before = ["", "<details>", f"<summary>{sign}: {counted(total, 'change')}</summary>", ""]
    after = ["", "</details>"]
    room -= size(before) + size(after) + NOTE
    lines = list(_in_full(groups))
    if size(line.text for line in lines) > room:
        lines = _fitting(_in_short(groups), room)
    missing = total - sum(line.changes for line in lines)
    left_out = ["", f"Left out here: {counted(missing, 'more change')}. `lineage diff` names them all."]
    return [*before, *(line.text for line in lines), *(left_out if missing else []), *after]


def faults(review: Review, room: int) -> list[str]:
    """What is wrong with the specs of either side, folded."""
    lines: list[str] = []
    for end, side in review.faulty.items():
        errors = side.compilation.errors
        title = f"⚠️ {counted(len(errors), 'error')} on the {end}{'' if side.is_read_whole else f': {NOT_COMPARED}'}"
        before = ["", "<details>", f"<summary>{title}</summary>", "", f"In {code(side.name)}:", ""]
        shown = _fitting(map(_fault, errors[:_MOST_FAULTS]), room // 2 - size(before) - NOTE)
        more = len(errors) - len(shown)
        note = [f"- and {more:,} more: `lineage check` says them all"] if more else []
        lines += [*before, *(line.text for line in shown), *note, "", "</details>"]
    return lines


def _fault(fault: Diagnostic) -> _Line:
    place = f"{fault.span.source.label}:{fault.span.line}"
    return _Line(f"- {code(place)} {code(fault.message, most=_LONGEST_FAULT)} ({fault.code})")


def _row(group: Group, sign: str) -> str:
    told = group.told
    changes = [_sentence(each, in_table=True) for each in told[:_MOST_IN_A_ROW]]
    if len(told) > _MOST_IN_A_ROW:
        changes.append(f"and {len(told) - _MOST_IN_A_ROW:,} more")
    affected = names(group.affected, _MOST_IN_A_ROW, in_table=True)
    cells = (sign.replace(" ", "&nbsp;"), _heading(group, in_table=True), "<br>".join(changes), affected)
    return f"| {' | '.join(cells)} |"


def _heading(group: Group, *, in_table: bool = False) -> str:
    type_ = f" {code(group.type, in_table=in_table)}" if group.type else ""
    return f"**{code(group.ref, in_table=in_table)}**{type_}"


def _sentence(told: Told, *, in_table: bool = False) -> str:
    return "".join(code(word.text, in_table=in_table) if word.quoted else word.text for word in told.words)


def _in_full(groups: Iterable[Group]) -> Iterator[_Line]:
    """Each change with where it stands, what it affects, and whom to tell."""
    for group in groups:
        yield _Line(f"- {_heading(group)}")
        for block in group.blocks:
            for told in block.told:
                span = told.change.span
                yield _Line(f"  - {_sentence(told)} · {code(f'{span.source.label}:{span.line}')}", 1)
            yield from _reach(block)


def _reach(block: Block) -> Iterator[_Line]:
    said = [f"{why} ({names(rows)})" for why, rows in block.reasons.items()]
    if block.affected or block.downstream:
        downstream = f"{counted(block.downstream, 'artifact')} downstream"
        said.append(f"affects {names(block.affected)} ({downstream})" if block.affected else downstream)
    if block.contacts:
        said.append(f"tell {names(block.contacts)}")
    if said:
        yield _Line(f"  - → {'; '.join(said)}")


def _in_short(groups: Iterable[Group]) -> Iterator[_Line]:
    for group in groups:
        for told in group.told:
            yield _Line(f"- {code(group.ref)}: {_sentence(told)}", 1)


def _fitting(lines: Iterable[_Line], room: int) -> list[_Line]:
    """The first of some lines, as many as there is room for."""
    fit = []
    for line in lines:
        room -= size([line.text])
        if room < 0:
            break
        fit.append(line)
    return fit
