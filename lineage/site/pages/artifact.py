"""An artifact: what it is, what is around it, what depends on it, what it goes back to, and who may touch it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.site.catalog import counted
from lineage.site.pages.contents import RunTable, TableBlock, Tables, VersionRow, plain, run_table, tables, version_rows
from lineage.site.paths import anchor, href, lineage_path
from lineage.site.room import fitting, item_size, step_size
from lineage.site.views import Count, DiagnosticRow, GrantRow, Graph, Item, Link, Step
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lineage.changes.review import Told
    from lineage.site.catalog import Catalog
    from lineage.site.reach import Near
    from lineage.specs.model import Artifact
    from lineage.specs.project import Relationship

NEAREST = 40
"""How many artifacts an answer names; it counts them all."""

_ROOM_FOR_STEPS = 16_000
_ROOM_FOR_ROWS = 24_000
_GRANTS = 25
_DIAGNOSTICS = 20
_CONTACTS = 12
_CHANGES = 12


@dataclass(frozen=True, slots=True)
class Reached:
    """An artifact in an answer, how far away it is, and the one before it on the way."""

    item: Item
    distance: int
    before: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is downstream or upstream of an artifact."""

    total: int
    near: int
    types: tuple[Count, ...]
    workspaces: tuple[Count, ...]
    contacts: tuple[Link, ...]
    rows: tuple[Reached, ...]
    omitted: int


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about an artifact: a label and what it says."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ArtifactPage:
    """Everything about an artifact."""

    item: Item
    lineage_href: str
    facts: tuple[Fact, ...]
    notice: tuple[Link, ...]
    graph: Graph | None
    hidden_upstream: int
    hidden_downstream: int
    steps: tuple[Step, ...]
    steps_omitted: int
    impact: Answer
    trace: Answer
    tables: tuple[TableBlock, ...]
    tables_omitted: int
    runs: RunTable | None
    versions: tuple[VersionRow, ...]
    versions_omitted: int
    access: tuple[GrantRow, ...]
    access_omitted: int
    diagnostics: tuple[DiagnosticRow, ...]
    path: str
    line: int
    changes: ArtifactChanges | None


@dataclass(frozen=True, slots=True)
class ArtifactChanges:
    """What changed in an artifact since a base; `told` are the first of so many changes, worst first."""

    base: str
    mark: str
    worst: str
    told: tuple[Told, ...]
    total: int
    href: str


@dataclass(frozen=True, slots=True)
class Around:
    """What was found around an artifact before its page was made: its neighbours, and their picture."""

    upstream: tuple[Near, ...]
    downstream: tuple[Near, ...]
    graph: Graph | None
    hidden_upstream: int
    hidden_downstream: int


def artifact_page(catalog: Catalog, ref: str, around: Around) -> ArtifactPage:
    """Everything about an artifact."""
    artifact = catalog.project.artifacts[ref]
    item = catalog.items[ref]
    number = catalog.reach.order[ref]
    relationships = catalog.flows.touching.get(ref, ())
    grants = catalog.grants.get(item.workspace, ())
    steps = _steps(catalog, relationships, item.workspace)
    shown = fitting(steps, step_size, _ROOM_FOR_STEPS)
    versions, versions_omitted = version_rows(catalog, artifact)
    held: Tables = tables(catalog, artifact)
    return ArtifactPage(
        item=item,
        lineage_href=f"{href(lineage_path(item.workspace))}#focus={anchor(ref)}",
        facts=_facts(catalog, artifact, item),
        notice=_notice(catalog, artifact),
        graph=around.graph,
        hidden_upstream=around.hidden_upstream,
        hidden_downstream=around.hidden_downstream,
        steps=tuple(shown),
        steps_omitted=len(steps) - len(shown),
        impact=_answer(catalog, catalog.reach.downstream[number], around.downstream, tell=True),
        trace=_answer(catalog, catalog.reach.upstream[number], around.upstream, tell=False),
        tables=held.blocks,
        tables_omitted=held.omitted,
        runs=run_table(catalog, artifact),
        versions=versions,
        versions_omitted=versions_omitted,
        access=grants[:_GRANTS],
        access_omitted=len(grants[_GRANTS:]),
        diagnostics=catalog.diagnostics.get(item.href, ())[:_DIAGNOSTICS],
        path=artifact.name.source.path,
        line=artifact.name.span.line,
        changes=_changes(catalog, ref),
    )


def _changes(catalog: Catalog, ref: str) -> ArtifactChanges | None:
    changes = catalog.changes
    groups = changes.of(ref) if changes is not None else ()
    if changes is None or not groups:
        return None
    told = [told for group in groups for told in group.told]
    return ArtifactChanges(
        base=changes.diff.base.name,
        mark=catalog.items[ref].mark,
        worst=groups[0].severity,
        told=tuple(told[:_CHANGES]),
        total=len(told),
        href=changes.link(ref),
    )


def _steps(catalog: Catalog, relationships: Iterable[Relationship], near: str) -> list[Step]:
    return [
        Step(
            catalog.ref_link(each.source, near=near),
            catalog.ref_link(each.target, near=near),
            each.type,
            each.description or "",
        )
        for each in relationships
    ]


def _answer(catalog: Catalog, members: int, nearest: Sequence[Near], *, tell: bool) -> Answer:
    members &= catalog.shown
    total = members.bit_count()
    rows = fitting(nearest, lambda near: item_size(catalog.items[near.ref]), _ROOM_FOR_ROWS)
    return Answer(
        total=total,
        near=sum(near.distance == 1 for near in nearest),
        types=_shares(members, catalog.type_sets, catalog.type_titles),
        workspaces=_shares(members, catalog.workspace_sets, catalog.workspace_titles),
        contacts=_contacts(catalog, members) if tell else (),
        rows=tuple(
            Reached(catalog.items[near.ref], near.distance, _title(catalog, near.before) if near.distance > 1 else "")
            for near in rows
        ),
        omitted=total - len(rows),
    )


def _title(catalog: Catalog, ref: str) -> str:
    return catalog.items[ref].title if ref in catalog.items else ref


def _shares(members: int, sets: Mapping[str, int], titles: Mapping[str, str]) -> tuple[Count, ...]:
    if not members:
        return ()
    return counted({name: n for name, each in sets.items() if (n := (members & each).bit_count())}, titles)


def _contacts(catalog: Catalog, members: int) -> tuple[Link, ...]:
    """Whom to tell: the owners of what is reached, and the contacts of the workspaces it is in."""
    told = sorted(ref for ref, answers_for in catalog.contact_sets.items() if members & answers_for)
    more = (Link(f"and {len(told) - _CONTACTS} more"),) if len(told) > _CONTACTS else ()
    return (*(catalog.contact(ref) for ref in told[:_CONTACTS]), *more)


def _facts(catalog: Catalog, artifact: Artifact, item: Item) -> tuple[Fact, ...]:
    owner = catalog.contact(item.owner)
    connection = tuple(Link(f"{key}: {plain(value)}") for key, value in artifact.connection)
    facts = (
        ("Workspace", (catalog.workspace_link(item.workspace),)),
        ("Type", (Link(item.type_title),)),
        ("Owner", (Link(owner.text), Link(item.owner)) if owner.text != item.owner else (owner,)),
        ("Domain", (Link(item.domain),)),
        ("Has to be fresh within", (Link(str(artifact.within or "")),)),
        ("Source", (Link(artifact.source or ""),)),
        ("Connection", connection),
    )
    return tuple(Fact(label, said) for label, values in facts if (said := tuple(v for v in values if v.text)))


def _notice(catalog: Catalog, artifact: Artifact) -> tuple[Link, ...]:
    """What is said of an artifact that should no longer be used."""
    deprecated = artifact.deprecated
    if deprecated is None:
        return ()
    said = [Link(f"since {deprecated.since}.")] if deprecated.since else []
    if deprecated.reason:
        said.append(Link(deprecated.reason))
    if deprecated.replacement:
        ref = str(deprecated.replacement)
        whole = ref if "/" in ref else f"{artifact.workspace}/{ref}"
        known = artifact_ref(whole) in catalog.items
        said += (Link("Use instead:"), catalog.ref_link(whole, near=artifact.workspace) if known else Link(ref))
    return tuple(said)
