"""What somebody meant who wrote a reference that leads nowhere."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lineage.language.artifact_types import Group
from lineage.language.reference import parse_reference, written_in
from lineage.specs.model import Schema
from lineage.specs.resolve import Names
from lineage.wording.phrasing import quoted
from lineage.wording.suggest import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.language.reference import Reference
    from lineage.specs.project import Project

_MAX_QUESTIONS = 500
"""Nobody reads more suggestions; a tree with ten thousand broken references has one cause, not ten thousand."""

_NOUNS = {"@": "version or alias", "#": "column"}
_PART_NOUNS = {Group.EXPERIMENT: "run", Group.MODEL: "version"}


class Guesses:
    """Guesses what references were meant to be, piece by piece: workspace, artifact, parts, version, column.

    The work of all guesses together is bounded: after some hundreds there are no more.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._names = Names(project.nodes, project.columns, project.aliases, project.types)
        self._vocabularies: dict[str, Vocabulary] = {}
        self._answers: dict[tuple[str, str], str | None] = {}

    def reference(self, text: str, workspace: str = "") -> str | None:
        """The reference that is most likely meant, as it is written in a workspace; None if nothing comes near."""
        key = (str(text), workspace)
        if key not in self._answers:
            if len(self._answers) >= _MAX_QUESTIONS:
                return None
            self._answers[key] = self._guess(text, workspace)
        return self._answers[key]

    def missing(self, text: str, workspace: str) -> str:
        """Say which piece of a reference is the first that leads nowhere; nothing if each leads on."""
        reference = parse_reference(text)
        holder = ""
        for mark, name in _pieces(reference, workspace) if reference else ():
            inside = self._exactly(holder, mark, name)
            if inside is None:
                return self._lacks(holder, mark, name, workspace)
            holder = inside
        return ""

    def _guess(self, text: str, workspace: str) -> str | None:
        reference = parse_reference(text)
        if reference is None:
            return None
        meant = (
            self._in_other_workspace(reference, workspace)
            or self._piece_by_piece(reference, workspace)
            or self._deeper(reference, workspace)
        )
        if meant is None:
            return None
        return meant if reference.workspace or not workspace else written_in(workspace, meant)

    def _in_other_workspace(self, reference: Reference, workspace: str) -> str | None:
        """The same words in another workspace, where this one has no such artifact."""
        if reference.artifact in self._inside.get(reference.workspace or workspace, {}):
            return None
        for other in self._homes.get(reference.artifact, ()):
            ref = self._walk(other, list(_pieces(reference, workspace))[2:], exactly=True)
            if ref is not None:
                return ref
        return None

    def _piece_by_piece(self, reference: Reference, workspace: str) -> str | None:
        return self._walk("", list(_pieces(reference, workspace)), exactly=False)

    def _walk(self, holder: str | None, pieces: list[tuple[str, str]], *, exactly: bool) -> str | None:
        for mark, name in pieces:
            if holder is None:
                return None
            holder = self._exactly(holder, mark, name) or (None if exactly else self._nearly(holder, name))
        return holder

    def _deeper(self, reference: Reference, workspace: str) -> str | None:
        """What has this name further inside something: a table without its lakehouse, or without its schema."""
        wanted = (reference.artifact, *reference.parts)
        home = f"{reference.workspace or workspace}/"
        found = [ref for ref in self._by_last_name.get(wanted[-1], ()) if _has_names(ref, wanted)]
        node = min(found, key=lambda ref: (not ref.startswith(home), ref), default=None)
        pieces = [piece for piece in _pieces(reference, workspace) if piece[0] in _NOUNS]
        return self._walk(node, pieces, exactly=False)

    def _exactly(self, holder: str, mark: str, name: str) -> str | None:
        ref = f"{holder}{mark}{name}"
        if not mark:
            return ref if name in self._inside[""] else None
        if mark == "@" and not self._names.has_versions(holder):
            return holder  # an opaque pin, which means nothing here
        project = self._project
        return ref if ref in project.nodes or ref in project.columns or ref in project.aliases else None

    def _nearly(self, holder: str, name: str) -> str | None:
        inside = self._inside.get(holder, {})
        if name not in inside:
            if holder not in self._vocabularies:
                self._vocabularies[holder] = Vocabulary(inside)
            name = self._vocabularies[holder].closest(name) or ""
        return inside.get(name)

    def _lacks(self, holder: str, mark: str, name: str, workspace: str) -> str:
        if not mark:
            return f"there is no workspace {quoted(name)}" if name else ""
        noun = "artifact" if mark == "/" else _NOUNS.get(mark) or self._noun_of_part(holder)
        return f"{quoted(written_in(workspace, holder))} has no {noun} {quoted(name)}"

    def _noun_of_part(self, holder: str) -> str:
        project = self._project
        if holder not in project.artifacts:
            return "table"
        type_ = project.type_of(project.artifacts[holder])
        if any(isinstance(part, Schema) for part in project.nodes[holder].parts):
            return "schema or table"
        return _PART_NOUNS.get(type_.group, "table") if type_ else "part"

    @cached_property
    def _inside(self) -> dict[str, dict[str, str]]:
        """What each thing holds, by name; the workspaces are in nothing."""
        project = self._project
        inside: dict[str, dict[str, str]] = {"": {str(name): str(name) for name in project.workspaces}}
        for column in project.columns.values():
            inside.setdefault(column.ref.partition("#")[0], {})[column.name] = column.ref
        for alias in project.aliases:
            model, _, name = alias.partition("@")
            inside.setdefault(model, {})[name] = alias
        for ref, holder in project.parents.items():
            inside.setdefault(holder, {})[project.nodes[ref].name] = ref
        for artifact in project.artifacts.values():
            inside[""].setdefault(artifact.workspace, artifact.workspace)
            inside.setdefault(artifact.workspace, {})[artifact.name] = artifact.ref
        return inside

    @cached_property
    def _homes(self) -> dict[str, list[str]]:
        """The workspaces that have an artifact of a name."""
        homes: dict[str, list[str]] = {}
        for artifact in sorted(self._project.artifacts):
            workspace, _, name = artifact.partition("/")
            homes.setdefault(name, []).append(f"{workspace}/{name}")
        return homes

    @cached_property
    def _by_last_name(self) -> dict[str, list[str]]:
        """The parts of each name."""
        parts: dict[str, list[str]] = {}
        for ref in self._project.parents:
            parts.setdefault(ref.rpartition(".")[2], []).append(ref)
        return parts


def _pieces(reference: Reference, workspace: str) -> Iterator[tuple[str, str]]:
    """The pieces of a reference, each with the mark before it."""
    yield "", reference.workspace or workspace
    yield "/", reference.artifact
    for part in reference.parts:
        yield ".", part
    if reference.version is not None:
        yield "@", reference.version
    if reference.column is not None:
        yield "#", reference.column


def _has_names(ref: str, wanted: Iterable[str]) -> bool:
    """Tell whether these names are among those of a reference, in this order."""
    names = iter(ref.rpartition("/")[2].split("."))
    return all(name in names for name in wanted)
