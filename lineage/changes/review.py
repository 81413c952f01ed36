"""A diff as a reviewer takes it in: the verdict, whom to tell, and the changes gathered by what they are about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lineage.changes.change import ChangeSeverity, Kind
from lineage.changes.names import Names
from lineage.changes.words import words
from lineage.language.severities import ROWS
from lineage.specs.project import artifact_ref
from lineage.wording.phrasing import together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lineage.changes.change import Change, Diff, Side
    from lineage.changes.words import Word
    from lineage.specs.project import Project


@dataclass(frozen=True, slots=True)
class Told:
    """A change, and how it is said."""

    change: Change
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Changes that reach the same: what is affected, how many artifacts are downstream, whom to tell."""

    told: tuple[Told, ...]
    affected: tuple[str, ...]
    downstream: int
    contacts: tuple[str, ...]

    @property
    def reasons(self) -> Mapping[str, tuple[str, ...]]:
        """Why these changes matter as they do, each reason with the rows of the table that give it."""
        reasons: dict[str, tuple[str, ...]] = {}
        for row in dict.fromkeys(told.change.row for told in self.told):
            if row in ROWS:
                reasons[ROWS[row].why] = (*reasons.get(ROWS[row].why, ()), row)
        return reasons


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one severity to one thing: an artifact and what is in it, a workspace, a principal."""

    severity: ChangeSeverity
    ref: str
    type: str
    blocks: tuple[Block, ...]

    @property
    def told(self) -> tuple[Told, ...]:
        """All its changes."""
        return tuple(told for block in self.blocks for told in block.told)

    @property
    def affected(self) -> tuple[str, ...]:
        """What its changes reach, together."""
        return tuple(sorted({ref for block in self.blocks for ref in block.affected}))

    @property
    def contacts(self) -> tuple[str, ...]:
        """Whom to tell of its changes."""
        return tuple(sorted({ref for block in self.blocks for ref in block.contacts}))


@dataclass(frozen=True)
class Review:
    """A diff, gathered: worst first, and then in order of references."""

    diff: Diff

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """All changes, gathered by severity and by what they are about."""
        gathered: dict[tuple[ChangeSeverity, str], list[Change]] = {}
        for change in self.diff.changes:
            gathered.setdefault((change.severity, thing_of(change)), []).append(change)
        order = sorted(gathered, key=lambda key: (-key[0].rank, key[1]))
        return tuple(Group(*key, self.sort_of(key[1]), self._blocks(key[1], gathered[key])) for key in order)

    @property
    def counts(self) -> Mapping[ChangeSeverity, int]:
        """How many changes have each severity, worst first."""
        return {severity: self.diff.count(severity) for severity in ChangeSeverity}

    @property
    def verdict(self) -> ChangeSeverity | None:
        """The worst that there is; None where nothing changes."""
        return next((severity for severity, count in self.counts.items() if count), None)

    @property
    def sentence(self) -> str:
        """The verdict in words, and the totals."""
        said = [f"{count:,} {severity}" for severity, count in self.counts.items() if count]
        noun = "change" if len(self.diff.changes) == 1 else "changes"
        return f"{together(said)} {noun}" if said else f"no change in meaning{self.reservation}"

    @property
    def reservation(self) -> str:
        """What the verdict is subject to."""
        whole = self.diff.base.is_read_whole and self.diff.head.is_read_whole
        return "" if whole else ", as far as both sides could be read"

    @cached_property
    def affected(self) -> tuple[str, ...]:
        """The consumption artifacts and model versions that breaking and risky changes reach."""
        return tuple(sorted({ref for change in self._grave for ref in change.affected}))

    @cached_property
    def affected_by_type(self) -> Mapping[str, int]:
        """How many of them there are of each type, most first."""
        types = map(self.sort_of, self.affected)
        counts = Counter("model version" if each == "version" else each for each in types)
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    @cached_property
    def contacts(self) -> tuple[str, ...]:
        """Whom to tell of the breaking and risky changes."""
        return tuple(sorted({ref for change in self._grave for ref in change.contacts}))

    @cached_property
    def names(self) -> Names:
        """What things of the base are called on the head."""
        renamed = (change for change in self.diff.changes if change.kind is Kind.RENAMED)
        return Names({each.before: each.after for each in renamed if each.before and each.after})

    @cached_property
    def names_before(self) -> Names:
        """What things of the head were called on the base."""
        return self.names.turned()

    @property
    def faulty(self) -> Mapping[str, Side]:
        """The sides that have errors, by which they are: `base`, `head`."""
        sides = {"base": self.diff.base, "head": self.diff.head}
        return {end: side for end, side in sides.items() if side.compilation.errors}

    @property
    def _grave(self) -> Iterable[Change]:
        return (change for change in self.diff.changes if change.severity is not ChangeSeverity.SAFE)

    @property
    def _projects(self) -> tuple[Project, Project]:
        return self.diff.head.compilation.project, self.diff.base.compilation.project

    def _blocks(self, thing: str, changes: Iterable[Change]) -> tuple[Block, ...]:
        alike: dict[tuple[tuple[str, ...], int, tuple[str, ...]], list[Told]] = {}
        for change in changes:
            told = Told(change, words(change, thing, self.sort_of(change.ref)))
            alike.setdefault((change.affected, change.downstream, change.contacts), []).append(told)
        return tuple(Block(tuple(told), *reach) for reach, told in alike.items())

    def title_of(self, ref: str) -> str:
        """What a thing is called, where it has a title."""
        for project, name in zip(self._projects, (ref, self.names_before.head(ref)), strict=True):
            thing = project.nodes.get(name) or project.workspaces.get(name) or project.principals.get(name)
            if thing is not None:
                return thing.title or ""
        return ""

    def sort_of(self, ref: str) -> str:
        """What a reference means, on whichever side it means something; nothing where the reference says so itself."""
        for project, name in zip(self._projects, (ref, self.names_before.head(ref)), strict=True):
            if name in project.nodes or name in project.columns:
                return project.kind_of(name)
            if name in project.workspaces:
                return "workspace"
        return ""


def thing_of(change: Change) -> str:
    """What a change is about: the artifact that its reference is in, else the workspace or principal that it names."""
    return artifact_ref(change.ref) if "/" in change.ref.partition("#")[0] else change.ref
