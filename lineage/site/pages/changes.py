"""What changed since a base: the verdict, whom to tell, the changed neighbourhood, and every change, worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.changes.excerpt import MOST_NAMED
from lineage.changes.surroundings import surroundings
from lineage.drawing.changes import changes_drawing
from lineage.drawing.picture import Drawing
from lineage.site.paths import artifact_path, href, list_path
from lineage.site.views import Count, Totals
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from lineage.changes.excerpt import Section
    from lineage.changes.review import Review
    from lineage.drawing.face import Face
    from lineage.drawing.picture import Picture
    from lineage.site.catalog import Catalog
    from lineage.site.changes import Changes
    from lineage.site.views import Link

_MOST_TOLD = 60
_MOST_CARDS = 30


class ChangesPage(NamedTuple):
    """What changed since a base. `href` says where a reference leads, `person` how to write to whom it names."""

    review: Review
    tell: tuple[Link, ...]
    tell_omitted: int
    picture: Picture[Face]
    omitted: int
    sections: tuple[Section, ...]
    ids: Mapping[tuple[str, str], str]
    most: int
    href: Callable[[str], str]
    person: Callable[[str], Link]


def changes_page(catalog: Catalog, changes: Changes, picture: Picture[Face], omitted: int) -> ChangesPage:
    """The page of a diff. `omitted` are the changed artifacts that its picture leaves out."""
    contacts = changes.review.contacts
    return ChangesPage(
        review=changes.review,
        tell=tuple(map(catalog.contact, contacts[:_MOST_TOLD])),
        tell_omitted=len(contacts[_MOST_TOLD:]),
        picture=picture,
        omitted=omitted,
        sections=changes.sections,
        ids=changes.ids,
        most=MOST_NAMED,
        href=page_of(catalog, ""),
        person=catalog.contact,
    )


def changed_neighbourhood(catalog: Catalog, icons: Collection[str]) -> tuple[Drawing[Face], int]:
    """The picture of what changed, and how many changed artifacts it leaves out; empty where nothing is compared."""
    changes = catalog.changes
    if changes is None:
        return Drawing((), ()), 0
    around = surroundings(changes.review, _MOST_CARDS, changes.shows)
    pages = page_of(catalog, "")
    drawing = changes_drawing(around, changes.review, icons, lambda ref: pages(ref) or changes.link(ref))
    return drawing, around.omitted


def totals(catalog: Catalog) -> Totals | None:
    """How much changed, for the head of every page."""
    changes = catalog.changes
    if changes is None:
        return None
    counts = (Count(severity, severity, count) for severity, count in changes.review.counts.items())
    return Totals(changes.diff.base.name, tuple(counts))


def page_of(catalog: Catalog, root: str) -> Callable[[str], str]:
    """Where a reference leads: to the page of its artifact, or to the list of its workspace, if there is one."""

    def link(ref: str) -> str:
        if ref in catalog.workspaces:
            return f"{root}{href(list_path(ref))}"
        return f"{root}{href(artifact_path(artifact_ref(ref)))}" if catalog.shows(ref) else ""

    return link
