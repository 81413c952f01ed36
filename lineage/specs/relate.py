"""What artifacts and documents say of each other → relationships.

Whichever end says it, and however often, it becomes one relationship.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.language.artifact_types import Group
from lineage.language.reference import written_in
from lineage.language.relationship_types import RELATIONSHIP_TYPES, Plane, types_between
from lineage.specs.model import Artifact, Run, Version
from lineage.specs.project import Conflict, Impossible, Relationship, Unresolved, artifact_ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lineage.language.artifact_types import ArtifactType
    from lineage.specs.decode import Declarations
    from lineage.specs.model import Column, Declared
    from lineage.specs.project import Faults
    from lineage.specs.resolve import Names
    from lineage.text.source import Text

_FIELDS = {
    "inputs": frozenset({Plane.DATA}),
    "outputs": frozenset({Plane.DATA}),
    "source": frozenset({Plane.DATA}),
    "run": frozenset({Plane.DATA}),
    "uses": frozenset({Plane.CONFIGURATION}),
    "runs": frozenset({Plane.CONTROL}),
    "relationships": frozenset(Plane),
}
"""The planes on which what a field says may lie."""


@dataclass(slots=True)
class _Saying:
    """One place that says a relationship: its ends, resolved, and what is said of it."""

    text: Text
    field: str
    source: str
    target: str
    type: Text | None = None
    description: str | None = None
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pins: tuple[str, ...] = ()


def relate(
    declarations: Iterable[Declarations], artifacts: Mapping[str, Artifact], names: Names, faults: Faults
) -> Related:
    """Resolve all that is said of relationships, and the `from` of every column."""
    relating = Related(names, artifacts, faults)
    for artifact in artifacts.values():
        relating.artifact(artifact)
    for document in declarations:
        for declared in document.relationships:
            relating.declared(declared, document.workspace or "")
    return relating


class Related:
    """Collects relationships under the key that makes each the one it is."""

    def __init__(self, names: Names, artifacts: Mapping[str, Artifact], faults: Faults) -> None:
        self.names = names
        self.artifacts = artifacts
        self.faults = faults
        self.relationships: dict[tuple[str, str, str], Relationship] = {}
        self.column_sources: dict[str, tuple[str, ...]] = {}
        self.run_sources: dict[str, str] = {}
        self._types: dict[tuple[str | None, str | None, bool, str, str | None], str | None] = {}
        self._first_said: dict[tuple[tuple[str, str, str], str], Text] = {}

    def artifact(self, artifact: Artifact) -> None:
        """Take in all that an artifact says of itself."""
        ref, workspace = artifact.ref, artifact.workspace
        for field, texts in (("inputs", artifact.inputs), ("uses", artifact.uses)):
            if texts:
                self._upstream(field, texts, workspace, ref)
        for field, texts in (("outputs", artifact.outputs), ("runs", artifact.orchestrates)):
            if texts:
                self._downstream(field, texts, workspace, ref)
        if artifact.deprecated and artifact.deprecated.replacement is not None:
            self._resolve(artifact.deprecated.replacement, workspace)
        self._columns(artifact.columns, workspace)
        for part in artifact.all_parts() if artifact.parts else ():
            if self.names.nodes.get(part.ref) is not part:  # another part has its name, and is what is meant by it
                continue
            self._columns(part.columns, workspace)
            if isinstance(part, Run):
                self._run(part, workspace)
            elif isinstance(part, Version) and part.run is not None:
                self._version(part, artifact, part.run)

    def declared(self, declared: Declared, workspace: str) -> None:
        """Take in an entry of `relationships:`."""
        source = self._resolve(declared.source, workspace)
        target = self._resolve(declared.target, workspace)
        if source is None or target is None:
            return
        columns = []
        for column, names in declared.columns:
            sources = tuple(filter(None, [self._column_at(source[0], name, workspace) for name in names]))
            if into := self._column_at(target[0], column, workspace):
                columns.append((into, sources))
        pins = tuple(sorted({pin for _, pin in (source, target) if pin is not None}))
        said = (declared.type, declared.description, tuple(columns), pins)
        self._add(_Saying(declared.source, "relationships", source[0], target[0], *said))

    def _column_at(self, end: str, column: Text, workspace: str) -> str | None:
        """A column named at an end of a relationship, whole."""
        whole = f"{end}#{column}"
        if whole in self.names.columns:
            return whole
        written = written_in(workspace, whole)
        self.faults.unresolved.append(Unresolved(_reworded(column, whole), workspace, written))
        return None

    def _upstream(self, field: str, texts: tuple[Text, ...], workspace: str, ref: str) -> None:
        """Take in a field that names what is upstream of the thing that has it."""
        for text in texts:
            if (found := self._resolve(text, workspace)) is not None:
                self._add(_Saying(text, field, found[0], ref, pins=_pins(found[1])))

    def _downstream(self, field: str, texts: tuple[Text, ...], workspace: str, ref: str) -> None:
        """Take in a field that names what is downstream of the thing that has it."""
        for text in texts:
            if (found := self._resolve(text, workspace)) is not None:
                self._add(_Saying(text, field, ref, found[0], pins=_pins(found[1])))

    def _run(self, run: Run, workspace: str) -> None:
        self._upstream("inputs", run.inputs, workspace, run.ref)
        if run.source is None or (found := self._resolve(run.source, workspace)) is None:
            return
        source = self._type(found[0])
        if source is None or source.group.is_code:
            self.run_sources[run.ref] = found[0]
            self._add(_Saying(run.source, "source", found[0], run.ref, pins=_pins(found[1])))
        else:
            self.faults.impossible.append(Impossible(run.source, found[0], run.ref, None, "source"))

    def _version(self, version: Version, model: Artifact, written: Text) -> None:
        """Take in the run that made a version: of the model's experiment, where the model names one."""
        found = self.names.resolve(written, model.workspace)
        if found is None or not isinstance(self.names.nodes.get(found[0]), Run):
            self.faults.wrong_runs.append((version, model))
            return
        inputs = filter(None, (self.names.resolve(text, model.workspace) for text in model.inputs))
        experiments = {artifact_ref(ref) for ref, _ in inputs if self._is_experiment(ref)}
        if experiments and artifact_ref(found[0]) not in experiments:
            self.faults.wrong_runs.append((version, model))
        self._add(_Saying(written, "run", found[0], version.ref))

    def _is_experiment(self, ref: str) -> bool:
        declared = self._type(ref)
        return declared is not None and declared.group is Group.EXPERIMENT

    def _columns(self, columns: tuple[Column, ...], workspace: str) -> None:
        """Take in where columns say they come from."""
        for column in columns:
            if column.sources:
                found = (self._source_column(text, workspace) for text in column.sources)
                self.column_sources[column.ref] = tuple(dict.fromkeys(filter(None, found)))

    def _source_column(self, text: Text, workspace: str) -> str | None:
        found = self.names.resolve(text, workspace)
        if found and found[0] in self.names.columns:
            return found[0]
        self.faults.unresolved.append(Unresolved(text, workspace))
        return None

    def _resolve(self, text: Text, workspace: str) -> tuple[str, str | None] | None:
        found = self.names.resolve(text, workspace)
        if found is None:
            self.faults.unresolved.append(Unresolved(text, workspace))
        return found

    def _add(self, said: _Saying) -> None:
        type_ = self._relationship_type(said)
        if type_ is None:
            place = said.type or said.text
            self.faults.impossible.append(Impossible(place, said.source, said.target, said.type, said.field))
            return
        key = (said.source, said.target, type_)
        first = self.relationships.get(key)
        if first is None:
            plane = RELATIONSHIP_TYPES[type_].plane
            self.relationships[key] = Relationship(*key, plane, said.text, said.description, said.columns, said.pins)
        elif said.description or said.columns or said.pins:
            self.relationships[key] = Relationship(
                *key,
                first.plane,
                first.declared,
                first.description or said.description,
                first.columns or said.columns,
                tuple(sorted({*first.pins, *said.pins})),
            )
        if said.field == "relationships":
            self._compare(key, said)

    def _compare(self, key: tuple[str, str, str], said: _Saying) -> None:
        """Where two places say an attribute of one relationship, they have to say the same."""
        merged = self.relationships[key]
        for attribute in ("description", "columns"):
            value = getattr(said, attribute)
            if value:
                first = self._first_said.setdefault((key, attribute), said.text)
                if value != getattr(merged, attribute):
                    self.faults.conflicts.append(Conflict(first, said.text, attribute))

    def _relationship_type(self, said: _Saying) -> str | None:
        """The type that joins the two ends, or None if nothing does, or not what is said."""
        into_run = isinstance(self.names.nodes.get(said.target), Run)
        case = self._written_type(said.source), self._written_type(said.target), into_run, said.field, said.type
        if case not in self._types:
            self._types[case] = self._fitting_type(*case)
        return self._types[case]

    def _fitting_type(
        self,
        start: str | None,
        end: str | None,
        into_run: bool,  # noqa: FBT001 - one of the five things that make the case
        field: str,
        said: str | None,
    ) -> str | None:
        types = self.names.types
        if start is None or end is None or not {start, end} <= types.keys():  # an unknown type is a fault of its own
            return said if said in RELATIONSHIP_TYPES else "derives"
        for name in types_between(types[start], types[end], into_run=into_run):
            if RELATIONSHIP_TYPES[name].plane in _FIELDS[field] and said in {None, name}:
                return name
        return None

    def _written_type(self, ref: str) -> str | None:
        return (self.artifacts.get(ref) or self.artifacts[artifact_ref(ref)]).type

    def _type(self, ref: str) -> ArtifactType | None:
        written = self._written_type(ref)
        return self.names.types.get(written) if written is not None else None


def _pins(pin: str | None) -> tuple[str, ...]:
    return (pin,) if pin is not None else ()


def _reworded(text: Text, meaning: str) -> Text:
    """Another text for the same place."""
    return type(text)(meaning, text.source, text.event)
