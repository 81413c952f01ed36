"""What was renamed: a guess, from what each thing that is gone and each that came says of itself and has around it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lineage.changes.dangling import dangling
from lineage.changes.facts import Fact, artifact_facts, column_facts, part_facts
from lineage.changes.facts_around import workspace_facts
from lineage.changes.likeness import Character, match
from lineage.changes.names import Names
from lineage.language.severities import NAMED
from lineage.specs.model import Artifact, Run, Version

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from lineage.changes.gaps import Gaps
    from lineage.changes.joints import Ends
    from lineage.changes.likeness import Topic, Trait
    from lineage.specs.project import Node, Project

_MOST_ROUNDS = 12
"""What is found in one round is known in the next, as a neighbour and as what holds others."""

_TELLING = 3
_NEIGHBOUR = 2
_ITS_RUN = 3
_TELLING_SUBJECTS = frozenset({
    "title", "description", "source", "connection", "created", "started", "ended", "metrics", "commit",
})  # fmt: skip
"""What hardly two things say alike by chance."""
_SETTLED_SUBJECTS = frozenset({"created", "started", "ended", "commit", "parameters", "metrics"})
"""What is said of what happened: of something with another start or another result, it is another."""


class _Left(NamedTuple):
    """Things of one kind that are gone, and those that came where they were."""

    gone: list[str]
    come: list[str]


def renames(
    base: Project, head: Project, ends: tuple[Iterable[Ends], Iterable[Ends]], gaps: tuple[Gaps, Gaps]
) -> Names:
    """What things of the base are called on the head, where it is something else. `ends` are of what joins them."""
    names = Names()
    before = _Characters(base, ends[0], dangling(base, head, names), gaps[1])
    after = _Characters(head, ends[1], dangling(head, base, names), gaps[0])
    for _ in range(_MOST_ROUNDS):
        found = _guesses(before, after, names)
        if not found:
            break
        names = names.with_more(found)
    return names


def _guesses(before: _Characters, after: _Characters, names: Names) -> dict[str, str]:
    """What seems to be renamed, given what is known to be."""
    turned = names.turned()

    def on_head(ref: str) -> str | None:
        name = names.head(ref)
        return name if after.has(name) else None

    def on_base(ref: str) -> str | None:
        return ref if before.has(turned.head(ref)) else None

    # What is in a workspace that was renamed goes with it; so a level is looked at when the one above is settled.
    for level in (_workspaces_left, _artifacts_left, _contents_left):
        found: dict[str, str] = {}
        for left in level(before.project, after.project, names, turned):
            if left.gone and left.come:
                gone = {ref: before.of(ref, on_head) for ref in left.gone if before.is_missing(ref)}
                come = {ref: after.of(ref, on_base) for ref in left.come if after.is_missing(ref)}
                found.update(match(gone, come))
        if found:
            return found
    return {}


def _workspaces_left(base: Project, head: Project, names: Names, turned: Names) -> Iterator[_Left]:
    yield _Left(
        [ref for ref in base.workspaces if names.head(ref) not in head.workspaces],
        [ref for ref in head.workspaces if turned.head(ref) not in base.workspaces],
    )


def _artifacts_left(base: Project, head: Project, names: Names, turned: Names) -> Iterator[_Left]:
    by_type: dict[object, _Left] = defaultdict(lambda: _Left([], []))
    for artifact in base.artifacts.values():
        if artifact.ref not in head.artifacts and names.head(artifact.ref) not in head.artifacts:
            by_type[artifact.type].gone.append(artifact.ref)
    for artifact in head.artifacts.values():
        if artifact.ref not in base.artifacts and turned.head(artifact.ref) not in base.artifacts:
            by_type[artifact.type].come.append(artifact.ref)
    yield from by_type.values()


def _contents_left(base: Project, head: Project, names: Names, turned: Names) -> Iterator[_Left]:
    for artifact in base.artifacts.values():
        same = head.artifacts.get(names.head(artifact.ref))
        if same is not None and same is not artifact and same != artifact:
            yield from _left_inside(artifact, same, names, turned)


def _left_inside(was: Node, now: Node, names: Names, turned: Names) -> Iterator[_Left]:
    columns, others = {each.ref for each in was.columns}, {each.ref for each in now.columns}
    yield _Left(
        [ref for ref in columns if names.head(ref) not in others],
        [ref for ref in others if turned.head(ref) not in columns],
    )
    parts, theirs = {each.ref: each for each in was.parts}, {each.ref: each for each in now.parts}
    for kind in {type(part) for part in parts.values()}:
        yield _Left(
            [ref for ref, part in parts.items() if isinstance(part, kind) and names.head(ref) not in theirs],
            [ref for ref, part in theirs.items() if isinstance(part, kind) and turned.head(ref) not in parts],
        )
    for ref, part in parts.items():
        if (same := theirs.get(names.head(ref))) is not None:
            yield from _left_inside(part, same, names, turned)


class _Characters:
    """What is characteristic of the things of a project."""

    def __init__(self, project: Project, ends: Iterable[Ends], left_behind: Collection[str], gaps_there: Gaps) -> None:
        self.project = project
        self._ends = ends
        self._left_behind = left_behind
        self._gaps_there = gaps_there

    def has(self, ref: str) -> bool:
        """Tell whether the project has an artifact, a part or a column of this name."""
        return ref in self.project.nodes or ref in self.project.columns

    def is_missing(self, ref: str) -> bool:
        """Tell whether something that the other side does not show is really not there."""
        project = self.project
        thing = project.columns.get(ref) or project.nodes.get(ref) or project.workspaces[ref]
        return not self._gaps_there.may_hide(ref, thing.name)

    def of(self, ref: str, common_name: Callable[[str], str | None]) -> Character:
        """What a thing and all in it says, and what is around it and on both sides.

        `common_name` gives the name of something on the head, if it is on both sides.
        """
        facts = [fact for fact in self._facts(ref) if fact.ref != ref or fact.subject not in NAMED]
        says: dict[Topic, Trait] = {
            (fact.subject, fact.ref[len(ref) :], fact.other): (
                fact.words,
                _TELLING if fact.subject in _TELLING_SUBJECTS else 1,
            )
            for fact in facts
        }
        settled: dict[Topic, str | None] = {
            (fact.subject,): fact.words for fact in facts if fact.ref == ref and fact.subject in _SETTLED_SUBJECTS
        }
        if (run := self._run_of(ref)) is not None:
            settled["run",] = common_name(run) or run
        return Character(says, dict(self._neighbours(ref, common_name)), ref in self._left_behind, settled)

    def _facts(self, ref: str) -> Iterator[Fact]:
        project = self.project
        node = project.nodes.get(ref)
        if isinstance(node, Artifact):
            yield from artifact_facts(project, node, Names())
        elif node is not None:
            # An alias moves from version to version, and tells nothing of the one it is at.
            facts = part_facts(project, node, Names())
            yield from (fact for fact in facts if not (isinstance(node, Version) and fact.subject == "alias"))
        elif ref in project.columns:
            yield from column_facts(project.columns[ref])
        else:
            yield from workspace_facts(project.workspaces[ref], project.roles)
            yield from self._artifacts_in.get(ref, ())

    def _neighbours(self, ref: str, common_name: Callable[[str], str | None]) -> Iterator[tuple[Topic, Trait]]:
        """What leads to a thing and from it.

        Of a version only its run tells, of a run nothing does: the next run and the next version have the same around.
        """
        project = self.project
        node = project.nodes.get(ref)
        if isinstance(node, Run) or ref in project.workspaces:
            return
        inside = {ref, *project.contents_of(ref)}
        for own in inside:
            for direction, other in self._around.get(own, ()):
                if other in inside or (isinstance(node, Version) and direction == "downstream"):
                    continue
                if (name := common_name(other)) is not None:
                    yield (direction, name), (None, _ITS_RUN if isinstance(node, Version) else _NEIGHBOUR)

    def _run_of(self, ref: str) -> str | None:
        """The run that a version came of."""
        nodes = self.project.nodes
        if not isinstance(nodes.get(ref), Version):
            return None
        return next((other for _, other in self._around.get(ref, ()) if isinstance(nodes.get(other), Run)), None)

    @cached_property
    def _around(self) -> dict[str, list[tuple[str, str]]]:
        around: dict[str, list[tuple[str, str]]] = {}
        for source, target in self._ends:
            around.setdefault(source, []).append(("downstream", target))
            around.setdefault(target, []).append(("upstream", source))
        return around

    @cached_property
    def _artifacts_in(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for each in self.project.artifacts.values():
            found.setdefault(each.workspace, []).append(Fact("artifact", each.ref, each.name, words=each.type))
        return found
