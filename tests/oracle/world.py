"""What a tree of spec documents declares, read straight from its plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Document = Mapping[str, Any]
Kind = Literal["artifact", "part", "column"]
Plane = Literal["data", "control", "configuration"]

GROUPS = {
    "DataSource": "source",
    "Lakehouse": "storage",
    "Warehouse": "storage",
    "SQLDatabase": "storage",
    "Notebook": "code",
    "SparkJobDefinition": "code",
    "DataPipeline": "movement",
    "CopyJob": "movement",
    "MLExperiment": "experiment",
    "MLModel": "model",
    "SemanticModel": "semantic",
    "Report": "consumption",
    "Dashboard": "consumption",
    "Environment": "configuration",
    "VariableLibrary": "configuration",
}
CODE = {"code", "movement"}
PLANES: dict[str, Plane] = {"orchestrates": "control", "configures": "configuration"}


@dataclass(frozen=True)
class Thing:
    """An artifact, a part or a column, by its whole reference."""

    ref: str
    kind: Kind
    parent: str | None
    group: str
    body: Document = field(compare=False, repr=False)


@dataclass(frozen=True)
class Link:
    """A relationship: said once or from both ends, it is one."""

    source: str
    target: str
    plane: Plane
    columns: tuple[tuple[str, str], ...]
    """Pairs of (column of the source, column of the target); where there are any, the link names no other step."""


@dataclass
class World:
    """Everything that a tree declares and that lineage depends on."""

    things: dict[str, Thing] = field(default_factory=dict)
    links: dict[tuple[str, str], Link] = field(default_factory=dict)
    origins: dict[str, list[str]] = field(default_factory=dict)
    """The ``from`` of each column that has one."""
    run_sources: dict[str, str] = field(default_factory=dict)
    run_inputs: dict[str, list[str]] = field(default_factory=dict)
    version_runs: dict[str, str] = field(default_factory=dict)
    versions: dict[str, dict[str, str]] = field(default_factory=dict)
    """Of each artifact that declares versions: names and aliases, and the version that they mean."""

    def says_where_from(self, ref: str) -> bool:
        """Say whether a thing names its own origin, and so is reached only from there."""
        return any(ref in known for known in (self.origins, self.run_sources, self.run_inputs, self.version_runs))

    def children(self, ref: str) -> list[Thing]:
        """Return what lies directly in a thing."""
        return [thing for thing in self.things.values() if thing.parent == ref]

    def columns(self, ref: str) -> list[str]:
        """Return a thing's own columns, not those of its parts."""
        return [thing.ref for thing in self.children(ref) if thing.kind == "column"]

    def inside(self, ref: str) -> list[Thing]:
        """Return all that lies in a thing, however deep, without itself."""
        return [deeper for child in self.children(ref) for deeper in (child, *self.inside(child.ref))]

    def around(self, ref: str) -> list[str]:
        """Return what contains a thing, from the inside out, without itself."""
        parent = self.things[ref].parent
        return [] if parent is None else [parent, *self.around(parent)]

    def resolve(self, text: str, workspace: str | None) -> str:
        """Return the thing that a reference means; a pin on what has no versions means the thing itself."""
        rest, hash_sign, column = text.partition("#")
        rest, at_sign, version = rest.partition("@")
        whole = rest if "/" in rest else f"{workspace}/{rest}"
        if at_sign and whole in self.versions:
            whole = self.versions[whole][version]
        ref = whole + hash_sign + column
        if ref not in self.things:
            raise LookupError(ref)
        return ref


def read(documents: Iterable[Document]) -> World:
    """Read the world from the documents of a tree: first what there is, then what it says of one another."""
    documents = list(documents)
    groups = dict(GROUPS)
    for document in documents:
        if document["kind"] == "Project":
            groups |= {name: own["group"] for name, own in (document.get("types") or {}).items()}
    world = World()
    for workspace, name, body in _artifacts(documents):
        _add_artifact(world, f"{workspace}/{name}", body, groups[body["type"]])
    for thing in world.things.values():
        _read_origins(world, thing)
    for workspace, name, body in _artifacts(documents):
        for sent, received in _flows(world, workspace, f"{workspace}/{name}", body):
            _add_link(world, sent, received, {})
    for document in documents:
        workspace = document.get("name", document.get("workspace"))
        for said in document.get("relationships") or ():
            _add_link(world, world.resolve(said["from"], workspace), world.resolve(said["to"], workspace), said)
    return world


def _artifacts(documents: Iterable[Document]) -> Iterator[tuple[str, str, Document]]:
    for document in documents:
        if document["kind"] in {"Workspace", "Artifacts"}:
            workspace = document["name"] if document["kind"] == "Workspace" else document["workspace"]
            for name, body in (document.get("artifacts") or {}).items():
                yield workspace, name, body


def _add_artifact(world: World, ref: str, body: Document, group: str) -> None:
    def add(ref: str, kind: Kind, parent: str | None, body: Document | None) -> None:
        world.things[ref] = Thing(ref, kind, parent, group, body or {})
        for name, column in ((body or {}).get("columns") or {}).items():
            add(f"{ref}#{name}", "column", ref, column)
        for inner in ("schemas", "tables"):
            for name, part in ((body or {}).get(inner) or {}).items():
                add(f"{ref}.{name}", "part", ref, part)

    add(ref, "artifact", None, body)
    if isinstance(body.get("runs"), Mapping):
        for name, run in body["runs"].items():
            add(f"{ref}.{name}", "part", ref, run)
    for name, version in (body.get("versions") or {}).items():
        add(f"{ref}@{name}", "part", ref, version)
        known = world.versions.setdefault(ref, {})
        known |= dict.fromkeys((name, *((version or {}).get("aliases") or ())), f"{ref}@{name}")


def _read_origins(world: World, thing: Thing) -> None:
    """Note what a column, run or version says of where it comes from; an empty list says nothing."""
    workspace = thing.ref.partition("/")[0]
    if thing.kind == "column" and thing.body.get("from"):
        world.origins[thing.ref] = [world.resolve(text, workspace) for text in thing.body["from"]]
    elif thing.kind == "part":
        if thing.body.get("source"):
            world.run_sources[thing.ref] = world.resolve(thing.body["source"], workspace)
        if thing.body.get("inputs"):
            world.run_inputs[thing.ref] = [world.resolve(text, workspace) for text in thing.body["inputs"]]
        if thing.body.get("run"):
            world.version_runs[thing.ref] = world.resolve(thing.body["run"], workspace)


def _flows(world: World, workspace: str, ref: str, body: Document) -> Iterator[tuple[str, str]]:
    """Give the relationships that an artifact declares at its own end."""
    upstream = [*(body.get("inputs") or ()), *(body.get("uses") or ())]
    downstream = list(body.get("outputs") or ())
    if isinstance(body.get("runs"), list):
        downstream += body["runs"]
    yield from ((world.resolve(text, workspace), ref) for text in upstream)
    yield from ((ref, world.resolve(text, workspace)) for text in downstream)


def _add_link(world: World, source: str, target: str, said: Document) -> None:
    columns = {
        (f"{source}#{sent}", f"{target}#{received}")
        for received, all_sent in (said.get("columns") or {}).items()
        for sent in all_sent
    }
    before = world.links.get((source, target))
    plane = PLANES.get(said["type"], "data") if "type" in said else _usual_plane(world, source, target)
    known = before.columns if before else ()
    world.links[source, target] = Link(source, target, plane, tuple(sorted(columns | set(known))))


def _usual_plane(world: World, source: str, target: str) -> Plane:
    sends, receives = world.things[source].group, world.things[target].group
    if sends == "configuration":
        return "configuration"
    return "control" if sends in CODE and receives in {*CODE, "semantic"} else "data"
