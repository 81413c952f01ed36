"""What each page depends on, as a short text: where two builds have the same key for a page, its bytes are the same.

A page about an artifact tells all of it and of what is joined to it; of everything else up- and downstream it tells
what that is and how it hangs together. So its key is made from the texts of the files that declare what is near, from
what the files of what is far declare, descriptions and places left out, and from what concerns every page. It may
change where the page does not; never the other way round.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from lineage import __version__
from lineage.language.relationship_types import Plane
from lineage.site.reach import last_first
from lineage.specs.project import artifact_ref
from lineage.specs.resolve import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.site.catalog import Catalog
    from lineage.specs.model import Artifact
    from lineage.text.source import Source

_EVERYWHERE = ("Project", "Principals", "Roles", "Policies")
"""Kinds of documents that concern every page. A file that so much as names one counts as holding it."""


class Keys:
    """The keys of the pages of a site. Sets of files are kept as the bits of a number, in the order of the sources."""

    def __init__(self, catalog: Catalog, templates: Path, engine: str | None) -> None:
        self._catalog = catalog
        self._project = catalog.project
        self._templates = templates
        self._engine = engine

    def prepare(self) -> None:
        """Work out what all keys are made from."""
        _ = (self._near, self._far, self._texts, self._outlines, self._everywhere)

    def of_outlines(self, name: str) -> str:
        """The key of what tells of everything, but for descriptions and places."""
        return self._key(name, 0, (1 << len(self._outlines)) - 1, ())

    def of_artifact(self, ref: str) -> str:
        """The key of an artifact's page."""
        return self._key(ref, self._near[ref], self._far[ref], [ref])

    def of_workspace(self, name: str) -> str:
        """The key of all files of a workspace."""
        near, far = self._file_of_workspace(name), 0
        refs = sorted(item.ref for item in self._catalog.workspaces[name])
        for ref in refs:
            near |= self._own[ref]
            far |= self._far[ref]
            for joined in self._joined[ref]:  # the lineage view shows these, too
                far |= self._far[joined]
        return self._key(name, near, far, refs)

    def _key(self, name: str, near: int, far: int, refs: Iterable[str]) -> str:
        """The key of what tells all that some files say, and in short what others do."""
        digest = blake2b(_digest(name), digest_size=12, key=self._everywhere)
        for files, digests in ((near, self._texts), (far, self._outlines)):
            for number in _bits(files):
                digest.update(digests[number])
        for ref in refs:
            digest.update(self._faults(ref))
        return digest.hexdigest()

    def _faults(self, ref: str) -> bytes:
        """What is wrong with an artifact: that may depend on any file."""
        return repr(self._catalog.diagnostics.get(self._catalog.items[ref].href)).encode(errors="surrogatepass")

    @cached_property
    def _sources(self) -> dict[Source, int]:
        return {source: number for number, source in enumerate(self._project.sources)}

    @cached_property
    def _texts(self) -> list[bytes]:
        """What each file says. Its path belongs to it: pages say where things are declared."""
        return [_digest(source.path, source.text) for source in self._project.sources]

    @cached_property
    def _outlines(self) -> list[bytes]:
        """What each file declares, but for descriptions."""
        project = self._project
        said: list[list[str]] = [[] for _ in project.sources]
        for workspace in project.workspaces.values():
            said[self._sources[workspace.name.source]].append(repr(replace(workspace, description=None)))
        for artifact in project.artifacts.values():
            said[self._sources[artifact.name.source]].append(repr(artifact._replace(description=None)))
        for _, declared in project.declared:
            said[self._sources[declared.source.source]].append(repr(declared._replace(description=None)))
        return [_digest(*each) for each in said]

    @cached_property
    def _everywhere(self) -> bytes:
        """What concerns every page: the program, the templates, the settings, people, and totals in the header."""
        catalog = self._catalog
        selected = None if catalog.selected is None else sorted(catalog.selected)
        changes = [
            (change.ref, change.subject, change.kind, change.severity, change.before, change.after)
            for change in (catalog.diff.changes if catalog.diff else ())
        ]
        counts = [(each.severity, each.code) for each in catalog.compilation.diagnostics]
        engine = Path(self._engine).name if self._engine else None
        said = [__version__, sys.version, engine, selected, changes, sorted(counts)]
        texts = [source.text for source in self._project.sources if any(kind in source.text for kind in _EVERYWHERE)]
        return _digest(json.dumps(said), *texts, *_program(self._templates))

    @cached_property
    def _own(self) -> dict[str, int]:
        """The files that speak of each artifact, and of the relationships that touch it."""
        own = {ref: self._file(artifact) for ref, artifact in self._project.artifacts.items()}
        for each in self._project.relationships:
            file = 1 << self._sources[each.declared.source]
            own[artifact_ref(each.source)] |= file
            own[artifact_ref(each.target)] |= file
        for ref, file in self._said_apart():
            own[ref] |= file
        return own

    def _said_apart(self) -> Iterator[tuple[str, int]]:
        """The files that list a relationship of an artifact: what it says may add to what was said elsewhere first."""
        project = self._project
        names = Names(project.nodes, project.columns, project.aliases, project.types)
        for workspace, declared in project.declared:
            for end in (declared.source, declared.target):
                if (found := names.resolve(end, workspace)) is not None:
                    yield artifact_ref(found[0]), 1 << self._sources[end.source]

    @cached_property
    def _near(self) -> dict[str, int]:
        """The same, and the files that speak of what it is joined to."""
        declared = {ref: self._file(artifact) for ref, artifact in self._project.artifacts.items()}
        near = dict(self._own)
        for ref, joined in self._joined.items():
            for other in joined:
                near[ref] |= declared[other]
        return near

    @cached_property
    def _joined(self) -> dict[str, set[str]]:
        """What each artifact is joined to, on any plane."""
        joined: dict[str, set[str]] = {ref: set() for ref in self._project.artifacts}
        for source, target, _ in self._flows:
            joined[source].add(target)
            joined[target].add(source)
        return joined

    def _file(self, artifact: Artifact) -> int:
        return 1 << self._sources[artifact.name.source] | self._file_of_workspace(artifact.workspace)

    def _file_of_workspace(self, name: str) -> int:
        workspace = self._project.workspaces.get(name)
        return 1 << self._sources[workspace.name.source] if workspace else 0

    @cached_property
    def _flows(self) -> set[tuple[str, str, Plane]]:
        """Which artifacts are joined, in whatever way."""
        found = {
            (artifact_ref(each.source), artifact_ref(each.target), each.plane) for each in self._project.relationships
        }
        for column, sources in self._project.column_sources.items():
            found.update((artifact_ref(source), artifact_ref(column), Plane.DATA) for source in sources)
        return found

    @cached_property
    def _far(self) -> dict[str, int]:
        """The files that speak of all that is up- and downstream of each artifact, and of what is joined to that."""
        onwards: dict[str, set[str]] = {ref: set() for ref in self._project.artifacts}
        back: dict[str, set[str]] = {ref: set() for ref in self._project.artifacts}
        for source, target, plane in self._flows:
            if plane is Plane.DATA:
                onwards[source].add(target)
                back[target].add(source)
        down, up = _gathered(self._near, onwards), _gathered(self._near, back)
        return {ref: down[ref] | up[ref] for ref in self._near}


def _gathered(own: dict[str, int], onwards: dict[str, set[str]]) -> dict[str, int]:
    """For each artifact its own files and those of all that it leads to, however far."""
    refs = list(own)
    number = {ref: at for at, ref in enumerate(refs)}
    steps = [sorted(number[to] for to in onwards[ref]) for ref in refs]
    found = [own[ref] for ref in refs]
    order = last_first(range(len(refs)), steps.__getitem__)
    changed = True
    while changed:  # once more after the last change: things may go round in circles
        changed = False
        for at in order:
            files = found[at]
            for to in steps[at]:
                files |= found[to]
            if files != found[at]:
                found[at] = files
                changed = True
    return dict(zip(refs, found, strict=True))


def _program(templates: Path) -> Iterator[str]:
    """The code and the templates that make pages."""
    package = Path(__file__).parent.parent
    for folder, files in ((package, package.rglob("*.py")), (templates, templates.rglob("*.*"))):
        for file in sorted(files):
            yield file.relative_to(folder).as_posix()
            yield file.read_text(encoding="utf-8")


def _digest(*texts: str) -> bytes:
    digest = blake2b(digest_size=16)
    for text in texts:
        data = text.encode(errors="surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.digest()


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
