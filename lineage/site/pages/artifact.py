"""An artifact: what it is, what is around it, what depends on it, what it goes back to, and who may touch it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.language.look import is_link
from lineage.site.pages.answers import Answer, impact_answer, trace_answer
from lineage.site.pages.badge import Badge, badge, badge_path
from lineage.site.pages.contents import TableBlock, plain, tables
from lineage.site.pages.declared import Declared, declared
from lineage.site.pages.experiments import RunTable, VersionTable, run_table, version_table
from lineage.site.pages.relations import Relations, relations
from lineage.site.paths import anchor, href, lineage_path
from lineage.site.room import clipped, fitting, written_size
from lineage.site.views import DiagnosticRow, Item, Link
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from lineage.changes.review import Told
    from lineage.site.catalog import Catalog
    from lineage.site.pages.permissions import Holders
    from lineage.specs.model import Artifact

_DIAGNOSTICS = 20
_CHANGES = 12
_ROOM_FOR_TAGS, _ROOM_FOR_FACT = 3_000, 1_500
_LONGEST = 500


class Fact(NamedTuple):
    """Something known about an artifact: a label and what it says."""

    label: str
    values: tuple[Link, ...]


class ArtifactPage(NamedTuple):
    """Everything about an artifact."""

    item: Item
    tags: tuple[str, ...]
    tags_omitted: int
    lineage_href: str
    facts: tuple[Fact, ...]
    notice: tuple[Link, ...]
    relations: Relations
    impact: Answer
    trace: Answer
    tables: tuple[TableBlock, ...]
    tables_more: tuple[TableBlock, ...]
    tables_omitted: int
    runs: RunTable | None
    versions: VersionTable | None
    access: tuple[Holders, ...]
    diagnostics: tuple[DiagnosticRow, ...]
    diagnostics_omitted: int
    declared: Declared
    badge: Badge | None
    badge_href: str
    changes: ArtifactChanges | None


class ArtifactChanges(NamedTuple):
    """What changed in an artifact since a base; `told` are the first of so many changes, worst first."""

    base: str
    mark: str
    worst: str
    told: tuple[Told, ...]
    total: int
    href: str


def artifact_page(catalog: Catalog, ref: str, access: tuple[Holders, ...]) -> ArtifactPage:
    """Everything about an artifact; `access` is who may do what with what is in its workspace."""
    artifact = catalog.project.artifacts[ref]
    item = catalog.items[ref]
    diagnostics = sorted(catalog.diagnostics.get(item.href, ()), key=lambda row: row.severity.rank, reverse=True)
    held = tables(catalog, artifact)
    tags = fitting(item.tags, lambda tag: 30 + written_size(tag), _ROOM_FOR_TAGS)
    return ArtifactPage(
        item=item,
        tags=tuple(tags),
        tags_omitted=len(item.tags) - len(tags),
        lineage_href=f"{href(lineage_path(item.workspace))}#focus={anchor(ref)}",
        facts=_facts(catalog, artifact, item),
        notice=_notice(catalog, artifact),
        relations=relations(catalog, ref),
        impact=impact_answer(catalog, ref),
        trace=trace_answer(catalog, ref),
        tables=held.blocks,
        tables_more=held.more,
        tables_omitted=held.omitted,
        runs=run_table(catalog, artifact),
        versions=version_table(catalog, artifact),
        access=access,
        diagnostics=tuple(diagnostics[:_DIAGNOSTICS]),
        diagnostics_omitted=len(diagnostics[_DIAGNOSTICS:]),
        declared=declared(catalog, artifact),
        badge=badge(catalog, item),
        badge_href=href(badge_path(item)),
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


def _facts(catalog: Catalog, artifact: Artifact, item: Item) -> tuple[Fact, ...]:
    connection = tuple(Link(f"{key}: {plain(value)}") for key, value in artifact.connection)
    waived = tuple(Link(f"{each.policy} until {each.until}: {each.reason}") for each in artifact.waivers)
    facts = (
        ("Workspace", (catalog.workspace_link(item.workspace),)),
        ("Owner", (catalog.contact(item.owner) if item.owner else Link("nobody is named"),)),
        ("Contacts", catalog.contacts_of(item.workspace, besides=item.owner)),
        ("Domain", (Link(item.domain),)),
        ("Fresh within", (Link(str(artifact.within or "")),)),
        ("Source", (_source(artifact.source or ""),)),
        ("Connection", _fitting(connection)),
        ("Waived", _fitting(waived)),
    )
    return tuple(Fact(label, said) for label, values in facts if (said := tuple(v for v in values if v.text)))


def _fitting(values: tuple[Link, ...]) -> tuple[Link, ...]:
    """The first of some values, and how many more there are."""
    shown = fitting(
        [Link(clipped(each.text, _LONGEST)) for each in values], lambda each: written_size(each.text), _ROOM_FOR_FACT
    )
    more = len(values) - len(shown)
    return (*shown, Link(f"{more} more")) if more else tuple(shown)


def _source(text: str) -> Link:
    """Where a definition lies: an address of the web leads there, a path is just said."""
    leads = text.startswith("http") and len(text) <= _LONGEST and is_link(text)
    return Link(clipped(text, _LONGEST), text if leads else "")


def _notice(catalog: Catalog, artifact: Artifact) -> tuple[Link, ...]:
    """What is said of an artifact that should no longer be used."""
    deprecated = artifact.deprecated
    if deprecated is None:
        return ()
    said = [Link(f"since {clipped(str(deprecated.since))}.")] if deprecated.since else []
    if deprecated.reason:
        said.append(Link(clipped(deprecated.reason, _LONGEST)))
    if deprecated.replacement:
        ref = str(deprecated.replacement)
        whole = ref if "/" in ref else f"{artifact.workspace}/{ref}"
        known = artifact_ref(whole) in catalog.items
        said += (Link("Use instead:"), catalog.ref_link(whole, near=artifact.workspace) if known else Link(ref))
    return tuple(said)
