"""Random trees as plain data: small, so that they shrink well, and dense, so that answers differ.

First the things (artifacts with their parts and columns), then what ties them: relationships, origins of columns, runs
and versions. Every tie joins ends that a relationship type allows, so that nearly every tree is free of errors but for
cycles.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

Data = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

TYPES = {
    "Lakehouse": "storage",
    "Notebook": "code",
    "MLExperiment": "experiment",
    "MLModel": "model",
    "DataSource": "source",
    "SemanticModel": "semantic",
    "Report": "consumption",
    "DataPipeline": "movement",
    "Dashboard": "consumption",
    "Environment": "configuration",
    "DbtModel": "storage",
    "BatchJob": "code",
}
OWN_TYPES = {name: {"group": TYPES[name]} for name in ("DbtModel", "BatchJob")}
# Storage and code stand between all else, so they are drawn most.
DRAWN = ["Lakehouse", "Notebook", "DbtModel", "MLExperiment", "MLModel", "Lakehouse", "Notebook", "DbtModel", *TYPES]
COLUMN_NAMES = ["a", "b", "an odd/name@1.0#x"]
VERSION_NAMES = ["1", "2.0", "3"]
ALIASES = ["champion", "rc.1"]
PIN = "v7"
MOST_RELATIONSHIPS = 14
DEPTHS = ["whole", "part", "table", "column"]

CODE = {"code", "movement"}
TABULAR = {"source", "storage", "semantic"}
DATA_FLOWS = {
    *((start, end) for start in (*TABULAR, "model") for end in CODE),
    *((start, end) for start in CODE for end in ("storage", "experiment")),
    *((start, end) for start in ("source", "storage") for end in ("storage", "semantic", "consumption")),
    ("semantic", "semantic"),
    ("semantic", "consumption"),
    ("consumption", "consumption"),
    ("model", "semantic"),
    ("experiment", "model"),
}
CONTROL = {(start, end) for start in CODE for end in (*CODE, "semantic")}
CONFIGURATION = {("configuration", end) for end in CODE}


@dataclass(frozen=True)
class End:
    """Something that a reference can name, and the plain data that declares it."""

    workspace: str
    name: str
    group: str
    body: Data = field(compare=False, repr=False)
    aliases: tuple[str, ...] = ()
    pin: str = ""

    @property
    def artifact(self) -> str:
        """Return the whole reference of the artifact it lies in."""
        return f"{self.workspace}/{self.name.partition('#')[0].partition('@')[0].partition('.')[0]}"

    @property
    def is_artifact(self) -> bool:
        """Say whether it is an artifact as a whole."""
        return f"{self.workspace}/{self.name}" == self.artifact

    @property
    def is_column(self) -> bool:
        """Say whether it is a column."""
        return "#" in self.name

    def column(self, name: str) -> End:
        """Return a column of it."""
        return End(self.workspace, f"{self.name}#{name}", self.group, self.body["columns"][name])

    @property
    def columns(self) -> list[End]:
        """Return its own columns."""
        return [] if self.is_column else [self.column(name) for name in self.body.get("columns", ())]


@st.composite
def trees(draw: Draw) -> list[Data]:
    """Draw the documents of a tree, one a workspace, then what belongs to none."""
    workspaces = draw(st.sampled_from([["w"], ["w", "x"], ["w", "x", "größe"]]))
    documents = [_header("Workspace", name=name) for name in workspaces]
    ends: list[End] = []
    for index, kind in enumerate(draw(st.lists(st.sampled_from(DRAWN), min_size=3, max_size=10))):
        document = draw(st.sampled_from(documents))
        body: Data = {"type": kind}
        document.setdefault("artifacts", {})[f"{kind[:3].lower()}{index}"] = body
        ends += draw(_artifact(End(document["name"], f"{kind[:3].lower()}{index}", TYPES[kind], body)))
    _draw_column_origins(draw, ends)
    _draw_runs_and_versions(draw, ends)
    between = _header("Relationships", relationships=[])
    _draw_relationships(draw, ends, {document["name"]: document for document in documents}, between["relationships"])
    if between["relationships"]:
        documents.append(between)
    if any(end.body.get("type") in OWN_TYPES for end in ends):
        documents.append(_header("Project", types=OWN_TYPES))
    return documents


def _header(kind: str, **fields: object) -> Data:
    return {"apiVersion": "lineage/v1", "kind": kind, **fields}


@st.composite
def _artifact(draw: Draw, artifact: End) -> list[End]:
    """Draw what an artifact holds, into its body; return it and all of that."""
    ends = [artifact]
    if artifact.group in TABULAR:
        if artifact.body["type"] != "Lakehouse" and draw(st.sampled_from([False, True, True])):
            artifact.body["columns"] = draw(_columns())
        ends += draw(_tables(artifact))
        for name in draw(st.sampled_from([[], [], ["s"], ["s", "z"]])):
            schema = _part(artifact, "schemas", f".{name}", {})
            ends += [schema, *draw(_tables(schema))]
    elif artifact.group == "experiment":
        names = draw(st.sampled_from([["r1", "r2"], ["r1"], [], ["r1", "r2", "r3"]]))
        ends += [_part(artifact, "runs", f".{name}", {}) for name in names]
    elif artifact.group == "model":
        aliases = list(ALIASES)
        for name in draw(st.sampled_from([VERSION_NAMES[:1], VERSION_NAMES[:2], VERSION_NAMES, []])):
            own = [aliases.pop(0)] if aliases and draw(st.booleans()) else []
            ends.append(_part(artifact, "versions", f"@{name}", {"aliases": own} if own else {}, tuple(own)))
    pinned = draw(st.sampled_from(["", "", "", PIN])) if artifact.group in TABULAR else ""
    ends = [End(end.workspace, end.name, end.group, end.body, end.aliases, pinned) for end in ends]
    return [end for holder in ends for end in (holder, *holder.columns)]


def _part(holder: End, of_kind: str, suffix: str, body: Data, aliases: tuple[str, ...] = ()) -> End:
    holder.body.setdefault(of_kind, {})[suffix[1:]] = body
    return End(holder.workspace, f"{holder.name}{suffix}", holder.group, body, aliases)


@st.composite
def _tables(draw: Draw, holder: End) -> list[End]:
    names = draw(st.sampled_from([["t"], ["t", "u"], [], ["t", "u", "v"]]))
    tables = []
    for name in names:
        body: Data = {"columns": draw(_columns())} if draw(st.sampled_from([False, True, True])) else {}
        tables.append(_part(holder, "tables", f".{name}", body))
    return tables


def _columns() -> st.SearchStrategy[Data]:
    names = st.sampled_from([COLUMN_NAMES[:1], COLUMN_NAMES[:2], COLUMN_NAMES])
    return names.map(lambda chosen: {name: {} for name in chosen})


def _draw_column_origins(draw: Draw, ends: list[End]) -> None:
    """Let columns say where they come from: mostly from what came before them, so that most trees have no cycle."""
    columns = [end for end in ends if end.is_column]
    for index, column in enumerate(columns):
        known = [other for other in columns[:index] if other.artifact != column.artifact] or columns[:index]
        if draw(st.sampled_from([False, False, True, True, None])) is None:
            known = [other for other in columns if other != column]
        elif not draw(st.booleans()):
            continue
        if known:
            origins = draw(st.lists(st.sampled_from(known), min_size=1, max_size=2, unique=True))
            column.body["from"] = [draw(_spelt(origin, column.workspace)) for origin in origins]


def _draw_runs_and_versions(draw: Draw, ends: list[End]) -> None:
    runs = [end for end in ends if end.group == "experiment" and not end.is_artifact]
    code = [end for end in ends if end.group in CODE]
    given = [end for end in ends if end.group in TABULAR or end.group == "model"]
    for run in runs:
        if code and draw(st.booleans()):
            run.body["source"] = draw(_spelt(draw(st.sampled_from(code)), run.workspace))
        if given and draw(st.booleans()):
            inputs = draw(st.lists(st.sampled_from(given), max_size=2, unique=True))
            run.body["inputs"] = [draw(_spelt(end, run.workspace)) for end in inputs]
    for version in ends:
        if version.group == "model" and not version.is_artifact and runs and draw(st.sampled_from([False, True, True])):
            version.body["run"] = draw(_spelt(draw(st.sampled_from(runs)), version.workspace))


@st.composite
def _spelt(draw: Draw, end: End, workspace: str | None) -> str:
    """Draw a way to write a reference: by alias, with a pin, with or without the workspace where both will do."""
    name = end.name
    if end.aliases and draw(st.booleans()):
        name = f"{name.partition('@')[0]}@{end.aliases[0]}"
    if end.pin:
        name = f"{name}@{end.pin}"
    return f"{end.workspace}/{name}" if end.workspace != workspace or draw(st.booleans()) else name


def _draw_relationships(draw: Draw, ends: list[End], documents: dict[str, Data], between: list[Data]) -> None:
    """Draw pairs of artifacts first and then how deep each end lies, so that columns do not crowd out the rest."""
    by_artifact: dict[str, list[End]] = {}
    for end in ends:
        by_artifact.setdefault(end.artifact, []).append(end)
    pairs = [
        (starts, targets)
        for starts in by_artifact.values()
        for targets in by_artifact.values()
        if _may_join(starts[0], targets[0])
    ]
    joined = set()
    for _ in range(MOST_RELATIONSHIPS if pairs else 0):
        # A coin each rather than a number: a drawn number is nought far too often.
        if not draw(st.booleans()):
            continue
        starts, targets = draw(st.sampled_from(pairs))
        depth = draw(st.sampled_from(DEPTHS))
        start = draw(_end_in(starts, depth))
        end = draw(_end_in(targets, draw(st.sampled_from([depth, *DEPTHS]))))
        if (start, end) not in joined and not _one_holds_the_other(start, end):
            joined.add((start, end))
            _say(draw, start, end, documents, between)


def _end_in(artifact: list[End], depth: str) -> st.SearchStrategy[End]:
    """Draw an end as deep in an artifact as asked, for there are many more columns than anything else."""
    found = {
        "whole": artifact[:1],
        "part": [end for end in artifact[1:] if not end.is_column],
        "table": [end for end in artifact if end.columns],
        "column": [end for end in artifact if end.is_column],
    }[depth]
    return st.sampled_from(found or artifact[:1])


def _may_join(start: End, end: End) -> bool:
    if start.group == end.group == "consumption":
        return bool(start.body["type"] == "Report" and end.body["type"] == "Dashboard")
    return (start.group, end.group) in DATA_FLOWS | CONTROL | CONFIGURATION


def _one_holds_the_other(start: End, end: End) -> bool:
    """Say whether one is in the other: a thing and its part are no two ends."""
    if start.artifact != end.artifact:
        return False
    shorter, longer = sorted((start.name, end.name), key=len)
    return longer.startswith(shorter) and longer[len(shorter) :][:1] in {"", ".", "@", "#"}


def _say(draw: Draw, start: End, end: End, documents: dict[str, Data], between: list[Data]) -> None:
    """Say a relationship, at one end, at both, or apart: wherever it is said it is the same one."""
    groups = (start.group, end.group)
    upstream, downstream = "inputs", "outputs"
    if groups in CONFIGURATION:
        upstream, downstream = "uses", ""
    elif groups in CONTROL:
        upstream, downstream = "", "runs"
    apart: Data = {}
    if columns := draw(_column_map(start, end)):
        apart["columns"] = columns
    places = ["apart"]
    places += ["downstream"] if downstream and start.is_artifact else []
    places += ["upstream"] if upstream and end.is_artifact else []
    chosen = draw(st.lists(st.sampled_from(places[::-1]), min_size=1, max_size=3, unique=True))
    if "upstream" in chosen:
        end.body.setdefault(upstream, []).append(draw(_spelt(start, end.workspace)))
    if "downstream" in chosen:
        start.body.setdefault(downstream, []).append(draw(_spelt(end, start.workspace)))
    if "apart" in chosen or apart:
        if draw(st.booleans()):
            apart["description"] = "said apart"
        home = draw(st.sampled_from([None, *documents]))
        apart |= {"from": draw(_spelt(start, home)), "to": draw(_spelt(end, home))}
        (documents[home].setdefault("relationships", []) if home else between).append(apart)


@st.composite
def _column_map(draw: Draw, start: End, end: End) -> dict[str, list[str]]:
    sent = [column.name.partition("#")[2] for column in start.columns]
    received = [column.name.partition("#")[2] for column in end.columns]
    if not (sent and received and draw(st.sampled_from([False, True, True]))):
        return {}
    some = st.lists(st.sampled_from(sent), min_size=1, max_size=2, unique=True)
    return {name: draw(some) for name in draw(st.lists(st.sampled_from(received), min_size=1, unique=True))}
