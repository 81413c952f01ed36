"""A compilation → its site, as files or on disk."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from lineage.drawing.layout import find_engine
from lineage.resources import resource_folder
from lineage.site.choices import Choices
from lineage.site.files import Site
from lineage.site.write import drafted, refuse_foreign

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from lineage.changes.change import Diff
    from lineage.compiler import Compilation
    from lineage.drawing.templates import Code
    from lineage.site.batches import Batch
    from lineage.site.logo import Logo
    from lineage.site.write import Draft

Result = TypeVar("Result")

_NO_ENGINE = "no Graphviz works here (neither graphviz-pure nor dot), so that the site has tables but no pictures"
_BROKE_DOWN = "Graphviz broke down, so that some pages have tables but no pictures"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build wrote, how much of it was there before, and what it had to do without."""

    pages: int
    kept: int
    warnings: tuple[str, ...]


class Beside(Protocol):
    """What begins a task, as well as it can, and gives what waits for its result."""

    def __call__(self, task: Callable[[], Result], /) -> AbstractContextManager[Callable[[], Result]]:
        """Begin the task; whatever is left of it when the context ends is not done."""


class ShareOut(Protocol):
    """What does a work for each number below a count, in whatever order, and gives the results in theirs."""

    def __call__(self, work: Callable[[int], Result], count: int, told: Callable[[int], None], /) -> list[Result]:
        """Do the work; `told` is called with how many were begun."""


@contextmanager
def afterwards(task: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Do the task when its result is asked for."""
    yield task


def one_by_one(work: Callable[[int], Result], count: int, told: Callable[[int], None]) -> list[Result]:
    """Do all of it here."""
    results = []
    for number in range(count):
        told(number)
        results.append(work(number))
    return results


def build(  # noqa: PLR0913 - all but the first two are options
    compilation: Compilation,
    output: Path,
    *,
    templates: Path | None = None,
    select: Collection[str] | None = None,
    diff: Diff | None = None,
    logo: Logo | None = None,
    code: Callable[[], Code] = dict,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    beside: Beside = afterwards,
    share_out: ShareOut = one_by_one,
) -> BuildReport:
    """Write the site to a folder, whole or not at all. What is there and says the same is kept as it is.

    `select` are the artifacts to show, by reference; without it, all. `diff`, whose head is the compilation, is what
    the site says has changed, `logo` the picture at the head of every page, `code` what gives the templates as they
    were compiled elsewhere. `progress` is told how much of how much is done. `beside` and `share_out` may do the work
    in several processes. Raises `FolderRefusedError` where the folder holds what is not a site.
    """
    refuse_foreign(output)
    engine = find_engine()
    site = Site(compilation, templates or resource_folder("site_templates"), engine, Choices(select, diff, logo), code)
    first, batches = site.first_batches(), site.batches()
    with drafted(output) as draft, beside(lambda: [_make(batch, site, draft) for batch in first]) as made_first:
        site.prepare()
        made = share_out(
            lambda number: _make(batches[number], site, draft), len(batches), lambda done: progress(done, len(batches))
        )
        made += made_first()
        draft.keep_notes({key: paths for each in made for key, paths in each.notes.items()})
    warnings = [] if engine else [_NO_ENGINE]
    warnings += [_BROKE_DOWN] if any(each.broke_down for each in made) else []
    return BuildReport(sum(each.files for each in made), sum(each.kept for each in made), tuple(warnings))


class _Made(NamedTuple):
    """What came of a batch: how many files, how many of them were kept, and the files made under each key."""

    files: int
    kept: int
    notes: dict[str, list[str]]
    broke_down: bool


def _make(batch: Batch, site: Site, draft: Draft) -> _Made:
    """Keep what the old site has under the same key, and make the rest."""
    notes: dict[str, list[str]] = {}
    keys = {name: batch.key(name) for name in batch.names}
    stale = []
    count = kept = 0
    for name, key in keys.items():
        if key is not None and (paths := draft.keep(key)):
            notes[key] = paths
            count += len(paths)
            kept += len(paths)
        else:
            stale.append(name)
    for name, files in batch.make(stale):
        paths = []
        for path, content in files:
            kept += draft.write(path, content)
            paths.append(path)
        count += len(paths)
        if (key := keys[name]) is not None and not site.broke_down:
            notes[key] = paths
    return _Made(count, kept, notes, site.broke_down)


def render_site(  # noqa: PLR0913 - as above
    compilation: Compilation,
    *,
    templates: Path | None = None,
    select: Collection[str] | None = None,
    engine: str | None = None,
    diff: Diff | None = None,
    logo: Logo | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site, as its path and content. Without an engine there are no pictures."""
    site = Site(compilation, templates or resource_folder("site_templates"), engine, Choices(select, diff, logo))
    for batch in (*site.first_batches(), *site.batches()):
        yield from batch.files()
