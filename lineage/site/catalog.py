"""What all pages ask for, worked out once: artifacts as items, titles, people, who reaches whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from lineage.language.artifact_types import ArtifactType, Group
from lineage.language.reference import parse_principal
from lineage.language.relationship_types import Plane
from lineage.site.blocks import Block, artifact_at, blocks_of
from lineage.site.changes import Changes
from lineage.site.flows import Flows
from lineage.site.paths import artifact_path, href, list_path, ref_href, repository_href
from lineage.site.reach import Reach
from lineage.site.room import clipped
from lineage.site.views import Count, DiagnosticRow, GrantRow, Item, Link, Place
from lineage.specs.grants import Membership, grants_in
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lineage.changes.change import Diff
    from lineage.compiler import Compilation
    from lineage.specs.model import Artifact
    from lineage.specs.project import Project, Relationship
    from lineage.text.diagnostic import Diagnostic
    from lineage.text.source import Span

Ends: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
"""What comes into a thing, and what it goes into."""

_HIGHEST_LEVEL = 3
_LONGEST_DESCRIPTION, _LONGEST_OF_WORKSPACE = 5_000, 2_000
_LONGEST_ADDRESS = 320
"""Letters of an address: no mail server knows longer ones."""

_CONTACTS = 6
"""Contacts of a workspace that a page names."""

_UNKNOWN = ArtifactType("unknown", Group.CONFIGURATION, "Unknown type", "sign-more")


@dataclass(frozen=True)
class Catalog:
    """A compilation, as the pages see it.

    `icons` are the names of the icons there are. `selected` are the artifacts to show; without it, all are shown.
    `diff` is what changed, if the site is to say so: the compilation is its head.
    """

    compilation: Compilation
    icons: frozenset[str]
    selected: frozenset[str] | None = None
    diff: Diff | None = None

    @property
    def project(self) -> Project:
        """What the specs declare."""
        return self.compilation.project

    @property
    def title(self) -> str:
        """What the site is called."""
        return clipped(self.project.settings.title or "Lineage")

    @property
    def description(self) -> str:
        """What the site is about."""
        return clipped(self.project.settings.description or "", _LONGEST_OF_WORKSPACE)

    @cached_property
    def flows(self) -> Flows:
        """What flows from artifact to artifact."""
        return Flows(self.project, self.shows)

    @cached_property
    def changes(self) -> Changes | None:
        """What changed."""
        return Changes(self.diff, self.selected) if self.diff is not None else None

    @cached_property
    def reach(self) -> Reach:
        """Who reaches whom."""
        return Reach(self.compilation.graph)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every artifact shown, in the order of references."""
        artifacts = self.project.artifacts
        chosen = artifacts if self.selected is None else self.selected & artifacts.keys()
        return {ref: self._item(artifacts[ref]) for ref in sorted(chosen)}

    def shows(self, ref: str) -> bool:
        """Whether an artifact, or the artifact of a part or column, is shown."""
        return artifact_ref(ref) in self.items

    @cached_property
    def workspaces(self) -> Mapping[str, tuple[Item, ...]]:
        """The artifacts of each workspace, by title; workspaces in the order of their titles."""
        declared = (
            self.project.workspaces if self.selected is None else {item.workspace for item in self.items.values()}
        )
        names = sorted(declared, key=lambda name: (self.workspace_title(name).casefold(), name))
        found: dict[str, list[Item]] = {name: [] for name in names}
        for item in sorted(self.items.values(), key=lambda item: (item.title.casefold(), item.ref)):
            found.setdefault(item.workspace, []).append(item)
        return {name: tuple(items) for name, items in found.items()}

    def _item(self, artifact: Artifact) -> Item:
        kind = self.project.type_of(artifact) or _UNKNOWN
        name = str(artifact.name)
        owner = str(artifact.owner or "")
        sensitivity = str(artifact.sensitivity or "")
        return Item(
            ref=artifact.ref,
            name=name,
            title=clipped(artifact.title or name),
            href=href(artifact_path(artifact.ref)),
            workspace=artifact.workspace,
            workspace_title=self.workspace_title(artifact.workspace),
            type=kind.name,
            type_title=clipped(kind.title or kind.name),
            group=kind.group,
            icon=kind.icon if kind.icon in self.icons else f"group-{kind.group}",
            owner=owner,
            owner_title=self.principal_title(owner),
            domain=clipped(self.project.domain_of(artifact) or ""),
            sensitivity=sensitivity,
            level=self.level(sensitivity),
            endorsement=artifact.endorsement or "",
            tags=tuple(dict.fromkeys(map(clipped, artifact.tags))),
            description=clipped(artifact.description or "", _LONGEST_DESCRIPTION),
            deprecated=artifact.deprecated is not None,
            mark=str(self.changes.marks.get(artifact.ref, "")) if self.changes is not None else "",
        )

    def level(self, sensitivity: str) -> int:
        """How sensitive, from 0 to 3, wherever the project's own scale has more or fewer steps."""
        scale = self.project.scale
        if sensitivity not in scale:
            return 0
        return round(_HIGHEST_LEVEL * scale.index(sensitivity) / max(1, len(scale) - 1))

    def workspace_title(self, name: str) -> str:
        """What a workspace is called."""
        workspace = self.project.workspaces.get(name)
        return clipped((workspace.title if workspace else None) or name)

    def domain_of(self, name: str) -> str:
        """The domain of a workspace, or the empty text."""
        workspace = self.project.workspaces.get(name)
        return clipped((workspace.domain if workspace else None) or "")

    def description_of(self, name: str) -> str:
        """What is said of a workspace."""
        workspace = self.project.workspaces.get(name)
        return clipped((workspace.description if workspace else None) or "", _LONGEST_OF_WORKSPACE)

    def contacts_of(self, name: str, besides: str = "") -> tuple[Link, ...]:
        """The first of whom to ask about a workspace, besides somebody, and how many more there are."""
        workspace = self.project.workspaces.get(name)
        contacts = [who for who in workspace.contacts if who != besides] if workspace else []
        links = tuple(self.contact(str(who)) for who in contacts[:_CONTACTS])
        return (*links, Link(f"{len(contacts) - _CONTACTS} more")) if len(contacts) > _CONTACTS else links

    def workspace_link(self, name: str) -> Link:
        """The way to a workspace's list, where it has one."""
        known = name in self.workspaces
        return Link(self.workspace_title(name), href(list_path(name)) if known else "")

    def principal_title(self, ref: str) -> str:
        """What a principal is called."""
        principal = self.project.principals.get(ref)
        return clipped((principal.title if principal else None) or ref.partition(":")[2])

    def contact(self, ref: str) -> Link:
        """A principal, with the way to write to it where an address is known."""
        principal = self.project.principals.get(ref)
        address = (principal.email if principal else None) or ""
        known = 0 < len(address) <= _LONGEST_ADDRESS
        return Link(self.principal_title(ref), f"mailto:{quote(address, safe='@+')}" if known else "")

    def kind_of_principal(self, ref: str) -> str:
        """One of user, group and app."""
        parsed = parse_principal(ref)
        return parsed[0] if parsed else "user"

    def ref_link(self, ref: str, near: str = "") -> Link:
        """The way to an artifact, part or column; `near` is the workspace whose name need not be said."""
        text = ref.removeprefix(f"{near}/") if near else ref
        return Link(text, ref_href(ref) if self.shows(ref) else "")

    @cached_property
    def part_links(self) -> Mapping[str, Ends]:
        """For each part, what it takes in and where it goes, by the relationships that name it."""
        return _ends((each.source, each.target) for each in self.project.relationships)

    @cached_property
    def column_links(self) -> Mapping[str, Ends]:
        """For each column, the columns it is computed from and those computed from it."""
        pairs = [(source, column) for column, sources in self.project.column_sources.items() for source in sources]
        for each in self.project.relationships:
            pairs += ((source, column) for column, sources in each.columns for source in sources)
        return _ends(pairs)

    @cached_property
    def type_titles(self) -> Mapping[str, str]:
        """What each type is called."""
        return {item.type: item.type_title for item in self.items.values()}

    @cached_property
    def workspace_titles(self) -> Mapping[str, str]:
        """What each workspace is called."""
        return {name: self.workspace_title(name) for name in self.workspaces}

    @cached_property
    def shown(self) -> int:
        """The artifacts shown, as a set of `Reach`."""
        return sum(1 << self.reach.order[ref] for ref in self.items)

    @cached_property
    def sources(self) -> int:
        """The artifacts that nothing is upstream of, as a set of `Reach`."""
        fed = {artifact_ref(each.target) for each in self.project.relationships if _brings_data(each)}
        return sum(1 << number for ref, number in self.reach.order.items() if ref not in fed)

    @cached_property
    def type_sets(self) -> Mapping[str, int]:
        """The artifacts of each type, as a set of `Reach`."""
        return self._sets((item.type, item.ref) for item in self.items.values())

    @cached_property
    def workspace_sets(self) -> Mapping[str, int]:
        """The artifacts of each workspace, as a set of `Reach`."""
        return self._sets((item.workspace, item.ref) for item in self.items.values())

    @cached_property
    def contact_sets(self) -> Mapping[str, int]:
        """The artifacts that each principal answers for: as owner, or as a contact of the workspace."""
        owned = [(item.owner, item.ref) for item in self.items.values() if item.owner]
        for name, workspace in self.project.workspaces.items():
            owned += ((str(who), item.ref) for who in workspace.contacts for item in self.workspaces.get(name, ()))
        return self._sets(owned)

    def _sets(self, members: Iterable[tuple[str, str]]) -> dict[str, int]:
        found: dict[str, int] = {}
        for name, ref in members:
            found[name] = found.get(name, 0) | 1 << self.reach.order[ref]
        return found

    def grants(self, workspace: str) -> list[GrantRow]:
        """The roles that people have in a workspace, highest first."""
        declared, roles = self.project.workspaces.get(workspace), self.project.roles
        rows = [
            GrantRow(
                kind=self.kind_of_principal(grant.principal),
                principal=grant.principal,
                title=self.principal_title(grant.principal),
                role=grant.role,
                via=tuple(map(self.principal_title, grant.via)),
                may=grant.may,
            )
            for grant in (grants_in(declared, roles, self._membership) if declared else ())
        ]
        return sorted(rows, key=lambda row: (-roles[row.role].rank[0], row.role, row.principal))

    @cached_property
    def _membership(self) -> Membership:
        return Membership(self.project.principals)

    def counts(self, items: Iterable[Item]) -> tuple[Count, ...]:
        """How many of each type, most first."""
        return counted(Counter(item.type for item in items), self.type_titles)

    def place(self, span: Span) -> Place:
        """Where something is declared."""
        path, pattern = span.source.path, str(self.project.settings.repository or "")
        return Place(path, span.line, repository_href(pattern, path, span.line))

    def diagnostic_row(self, diagnostic: Diagnostic) -> DiagnosticRow:
        """A diagnostic, with the artifact that it is about."""
        span = diagnostic.span
        ref = artifact_at(self._blocks.get(span.source.path, ()), span.start)
        return DiagnosticRow(
            code=diagnostic.code,
            name=diagnostic.name,
            severity=diagnostic.severity,
            message=diagnostic.message,
            help=diagnostic.help,
            path=span.source.path,
            line=span.line,
            column=span.column,
            href=self.place(span).href,
            item=Link(self.items[ref].title, self.items[ref].href) if ref in self.items else Link(""),
        )

    @cached_property
    def diagnostics(self) -> Mapping[str, tuple[DiagnosticRow, ...]]:
        """The diagnostics of each artifact, by the link to its page."""
        found: dict[str, list[DiagnosticRow]] = {}
        for diagnostic in self.compilation.diagnostics:
            row = self.diagnostic_row(diagnostic)
            found.setdefault(row.item.href, []).append(row)
        return {link: tuple(rows) for link, rows in found.items()}

    @cached_property
    def _blocks(self) -> Mapping[str, tuple[Block, ...]]:
        return blocks_of(self.project.artifacts.values())


def _brings_data(each: Relationship) -> bool:
    return each.plane is Plane.DATA and artifact_ref(each.source) != artifact_ref(each.target)


def _ends(pairs: Iterable[tuple[str, str]]) -> dict[str, Ends]:
    into: dict[str, dict[str, None]] = {}
    onto: dict[str, dict[str, None]] = {}
    for source, target in sorted(pairs):
        into.setdefault(target, {})[source] = None
        onto.setdefault(source, {})[target] = None
    return {ref: (tuple(into.get(ref, ())), tuple(onto.get(ref, ()))) for ref in {**into, **onto}}


def counted(numbers: Mapping[str, int], titles: Mapping[str, str]) -> tuple[Count, ...]:
    """How many of each, most first."""
    order = sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Count(name, titles.get(name, name), number) for name, number in order)
