"""The table of steps, row by row: each function is one row, its docstring the row's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tests.oracle.world import CODE, Plane, World

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Widening = Literal["part", "column"]


class State(NamedTuple):
    """A way in, a way out, the code as such; a column is its own way in and out."""

    way: Literal["in", "out", "self", "column"]
    ref: str


class Step(NamedTuple):
    """One step from state to state, and the kind of widening that it is, if it is one."""

    source: State
    target: State
    widens: Widening | None = None


def way_in(world: World, ref: str) -> State:
    """Return in(X), or the column itself."""
    return State("column" if world.things[ref].kind == "column" else "in", ref)


def way_out(world: World, ref: str) -> State:
    """Return out(X), or the column itself."""
    return State("column" if world.things[ref].kind == "column" else "out", ref)


def states(world: World, ref: str) -> list[State]:
    """Return every state that a thing has."""
    thing = world.things[ref]
    if thing.kind == "column":
        return [State("column", ref)]
    code = [State("self", ref)] if thing.kind == "artifact" and thing.group in CODE else []
    return [State("in", ref), State("out", ref), *code]


def all_steps(world: World, planes: Collection[Plane]) -> list[Step]:
    """Return every step that the table gives in this world."""
    walked = {ends for ends, link in world.links.items() if link.plane in planes}
    return [
        *_along_relationships(world, walked),
        *_through(world),
        *_into_and_out_of_parts(world),
        *_into_columns(world),
        *_out_of_columns(world),
        *_between_columns(world, walked),
        *_from_run_to_version(world),
        *_from_code_to_columns(world, walked),
        *_out_of_code(world),
        *_into_runs(world),
    ]


def _along_relationships(world: World, walked: set[tuple[str, str]]) -> Iterator[Step]:
    """A relationship from A to B that names no columns: out(A) → in(B); a column at either end stands for itself.

    Code that names a run as what it writes says from its end what the run says by its `source`: it is one relationship,
    and the rows of the run speak of it.
    """
    for source, target in walked:
        if not world.links[source, target].columns and world.run_sources.get(target) != source:
            yield Step(way_out(world, source), way_in(world, target))


def _through(world: World) -> Iterator[Step]:
    """X is an artifact, or a part without columns, or a part with a column that says no origin: in(X) → out(X)."""
    for thing in world.things.values():
        columns = world.columns(thing.ref)
        open_columns = [column for column in columns if column not in world.origins]
        if thing.kind == "artifact" or (thing.kind == "part" and (not columns or open_columns)):
            yield Step(State("in", thing.ref), State("out", thing.ref))


def _into_and_out_of_parts(world: World) -> Iterator[Step]:
    """P is a part of A: in(A) → in(P), but not where P says where it comes from; out(P) → out(A)."""
    for part in world.things.values():
        if part.kind == "part" and part.parent is not None:
            if not world.says_where_from(part.ref):
                yield Step(State("in", part.parent), State("in", part.ref), "part")
            yield Step(State("out", part.ref), State("out", part.parent), "part")


def _into_columns(world: World) -> Iterator[Step]:
    """c is a column of P without `from`: in(P) → c."""
    for column in world.things.values():
        if column.kind == "column" and column.parent is not None and column.ref not in world.origins:
            yield Step(State("in", column.parent), State("column", column.ref), "column")


def _out_of_columns(world: World) -> Iterator[Step]:
    """c is a column of P: c → out(P)."""
    for column in world.things.values():
        if column.kind == "column" and column.parent is not None:
            yield Step(State("column", column.ref), State("out", column.parent), "column")


def _between_columns(world: World, walked: set[tuple[str, str]]) -> Iterator[Step]:
    """c has `from: [s, …]`, or a relationship's `columns` says so: s → c."""
    for column, origins in world.origins.items():
        for origin in origins:
            yield Step(State("column", origin), State("column", column))
    for ends in walked:
        for sent, received in world.links[ends].columns:
            yield Step(State("column", sent), State("column", received))


def _from_run_to_version(world: World) -> Iterator[Step]:
    """The version has that `run`: out(run) → in(version)."""
    for version, run in world.version_runs.items():
        yield Step(State("out", run), State("in", version))


def _from_code_to_columns(world: World, walked: set[tuple[str, str]]) -> Iterator[Step]:
    """X is code with a relationship to B: self(X) → c for every column c of B, and of B's parts (or c is B itself)."""
    for source, target in walked:
        if world.things[source].group in CODE:
            for thing in (world.things[target], *world.inside(target)):
                if thing.kind == "column":
                    yield Step(State("self", source), State("column", thing.ref))


def _out_of_code(world: World) -> Iterator[Step]:
    """X is code: self(X) → out(X)."""
    for thing in world.things.values():
        if thing.kind == "artifact" and thing.group in CODE:
            yield Step(State("self", thing.ref), State("out", thing.ref))


def _into_runs(world: World) -> Iterator[Step]:
    """A source and no inputs: out(source) → in(run). Inputs i: self(source) → in(run), out(i) → in(run)."""
    for run, source in world.run_sources.items():
        yield Step(State("self" if run in world.run_inputs else "out", source), State("in", run))
    for run, inputs in world.run_inputs.items():
        for given in inputs:
            yield Step(way_out(world, given), State("in", run))
