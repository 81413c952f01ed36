"""Impact and trace for people: totals, whom to tell, and the paths as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.output.layout import Branch, at_a_glance, facts, first_of, tree
from lineage.output.terminal import Piece, Style
from lineage.questions.answer import Precision
from lineage.wording.phrasing import counted, relationships_of, together

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from lineage.output.terminal import Line
    from lineage.questions.answer import Reached, Unlisted, Way
    from lineage.questions.impact import Impact
    from lineage.questions.trace import Trace
    from lineage.specs.project import Project

_MOST_CONTACTS = 30
_BEFORE_FACTS = len("  by workspace  ")


def impact_lines(answer: Impact, project: Project, width: int | None = None) -> Iterator[Line]:
    """What a change reaches, whom to tell, and by which paths."""
    yield _total(answer.downstream, "downstream", answer.unlisted, project)
    yield from facts(
        (
            ("direct", (_shortened(answer.direct, width),)),
            ("by type", (_counts(answer.by_type, width),)),
            ("by workspace", (_counts(answer.by_workspace, width),)),
            ("tell", (Piece(first_of(answer.contacts, _MOST_CONTACTS), Style.WARNING),)),
            _not_followed(answer.unfollowed),
        )
    )
    yield from _paths(answer.subjects, answer.downstream, _kinds(project, answer.removed))


def trace_lines(answer: Trace, project: Project, width: int | None = None) -> Iterator[Line]:
    """What the subjects go back to, and by which paths."""
    yield _total(answer.upstream, "upstream", answer.unlisted, project)
    yield from facts((("sources", (_shortened(answer.sources, width),)), _not_followed(answer.unfollowed)))
    yield from _paths(answer.subjects, answer.upstream, _kinds(project, answer.removed))


def _total(entries: Sequence[Reached], direction: str, unlisted: Unlisted, project: Project) -> Line:
    """How much of each grain there is, and what lists the rest: `4 artifacts and 2 parts downstream`."""
    artifacts = sum(entry.ref in project.artifacts for entry in entries)
    columns = sum(entry.ref in project.columns for entry in entries)
    parts = len(entries) - artifacts - columns
    listed = [counted(artifacts, "artifact"), *_counted((parts, "part"), (columns, "column"))]
    total = Piece(f"{together(listed)} {direction}", Style.STRONG)
    more = _counted((unlisted.parts, "part"), (unlisted.columns, "column"))
    if not more:
        return (total,)
    option = "--columns" if unlisted.columns else "--parts"
    return (total, Piece(f"; {together(more)} more with {option}", Style.DIM))


def _counted(*counts: tuple[int, str]) -> list[str]:
    return [counted(count, noun) for count, noun in counts if count]


def _not_followed(counts: Mapping[str, int]) -> tuple[str, Sequence[Piece]]:
    option = f": --include {','.join(sorted(counts))}"
    return "not followed", (Piece(relationships_of(counts)), Piece(option if counts else "", Style.DIM))


def _counts(counts: Mapping[str, int], width: int | None) -> str:
    return _shortened([f"{name} {count:,}" for name, count in counts.items()], width, " · ")


def _shortened(words: Sequence[str], width: int | None, between: str = ", ") -> str:
    """As many as are read at a glance. The tree below, and JSON, have them all."""
    return at_a_glance(words, None if width is None else width - _BEFORE_FACTS, between)


def _kinds(project: Project, removed: Collection[str]) -> Callable[[str], str]:
    """What each thing is, and whether there is no such thing any more."""
    gone = frozenset(removed)
    return lambda ref: f"{project.kind_of(ref)} (removed)" if ref in gone else project.kind_of(ref)


def _paths(subjects: Sequence[str], entries: Sequence[Reached], kind: Callable[[str], str]) -> Iterator[Line]:
    """The paths laid one over the other. A step on the way that is not itself listed stands in parentheses."""
    if not entries:
        return
    listed = {entry.ref for entry in entries}
    roots = {ref: Branch(Piece(ref, Style.STRONG), _beside(kind(ref))) for ref in subjects}
    branches: dict[Way, Branch] = {}
    for entry in entries:
        branch = _grown(entry.way, roots, branches, listed, kind)
        branch.label = Piece(entry.ref, Style.NAME)
        branch.beside = _beside(kind(entry.ref), entry.precision)
    yield ()
    yield from tree([root for root in roots.values() if root.branches])
    notes = list(_notes(entries, on_the_way=any(way.ref not in listed for way in branches)))
    yield from [(), *notes] if notes else []


def _grown(
    way: Way,
    roots: Mapping[str, Branch],
    branches: dict[Way, Branch],
    listed: Collection[str],
    kind: Callable[[str], str],
) -> Branch:
    """The branch at the end of a way, which is grown from where the tree has been drawn already."""
    missing = []
    while way not in branches and way.before is not None:
        missing.append(way)
        way = way.before
    branch = branches[way] if way in branches else roots[way.ref]
    for each in reversed(missing):
        if each.ref not in branch.branches:
            label = Piece(each.ref) if each.ref in listed else Piece(f"({each.ref})", Style.DIM)
            branch.branches[each.ref] = Branch(label, _beside(kind(each.ref)))
        branch = branches[each] = branch.branches[each.ref]
    return branch


def _notes(entries: Sequence[Reached], *, on_the_way: bool) -> Iterator[Line]:
    """What the marks in the tree mean, if there are any."""
    if on_the_way:
        yield (Piece("(in parentheses): a step on the way, not counted above", Style.DIM),)
    if any(entry.precision is Precision.POSSIBLE for entry in entries):
        yield (Piece("possible: every path widens from a part or column to the whole of it", Style.DIM),)


def _beside(type_: str, precision: Precision = Precision.DECLARED) -> tuple[Piece, ...]:
    shown = Piece(type_, Style.TYPE)
    return (shown, Piece(precision, Style.WARNING)) if precision is Precision.POSSIBLE else (shown,)
