"""Random trees that say something of everything, trees that differ a little, and other ways to say the same."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from hypothesis import strategies as st

import lineage
from lineage.changes.change import Change, Diff, Side
from lineage.changes.diff import diff
from tests.strategies import layouts, trees, written, wrong_trees

Data = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

PRINCIPALS = ["user:ana", "user:bo", "group:team", "group:all", "app:loader"]
ROLES = ["Admin", "Member", "Contributor", "Viewer", "Auditor"]
UNORDERED = {"tags", "inputs", "outputs", "uses", "members", "contacts", "from", "may", *ROLES}


def compared(before: dict[str, str], after: dict[str, str]) -> Diff:
    """The diff of two trees, each given by its files."""
    return diff(Side("base", lineage.compile_texts(before)), Side("head", lineage.compile_texts(after)))


@st.composite
def full_trees(draw: Draw) -> list[Data]:
    """A tree whose things have owners, tags and so on, with people, roles, policies and settings."""
    documents: list[Data] = draw(trees())
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - a test's dice
    for document in documents:
        if document["kind"] == "Workspace":
            document["roles"] = {role: random.sample(PRINCIPALS, 2) for role in random.sample(ROLES, 2)}
            document["contacts"] = random.sample(PRINCIPALS, 2)
            for body in document.get("artifacts", {}).values():
                _govern(body, random)
    documents += [
        {"apiVersion": "lineage/v1", "kind": "Principals", **_people(random)},
        {"apiVersion": "lineage/v1", "kind": "Roles", "roles": {"Auditor": {"may": ["see", "open-lineage"]}}},
        {"apiVersion": "lineage/v1", "kind": "Policies", "policies": [_policy(random)]},
    ]
    return documents


def _govern(body: Data, random: Random) -> None:
    said: Data = {
        "title": "A title",
        "description": "Once more",
        "owner": random.choice(PRINCIPALS),
        "sensitivity": random.choice(["public", "internal", "confidential"]),
        "endorsement": random.choice(["promoted", "certified"]),
        "tags": random.sample(["pii", "gold", "old"], 2),
        "freshness": {"within": random.choice(["24h", "1d", "2h"])},
        "deprecated": {"reason": "replaced"},
        "connection": {"server": random.choice(["a", "b"]), "port": 5432},
        "waive": [{"policy": "owned", "reason": "soon", "until": "2126-01-01"}],
    }
    body.update({key: said[key] for key in random.sample(sorted(said), random.randint(0, 4))})
    for part in (*body.get("tables", {}).values(), *body.get("schemas", {}).values()):
        part.update({"tags": random.sample(["pii", "gold"], random.randint(1, 2))} if random.random() < 0.3 else {})
        for column in part.get("columns", {}).values():
            column.update({"type": random.choice(["int", "string"])} if random.random() < 0.5 else {})


def _people(random: Random) -> Data:
    return {
        "users": {"ana": {"title": "Ana"}, "bo": {}},
        "groups": {
            "team": {"members": random.sample(["user:ana", "user:bo", "app:loader"], 2)},
            "all": {"members": ["group:team"]},
        },
        "apps": {"loader": {}},
    }


def _policy(random: Random) -> Data:
    require = {"fields": random.sample(["owner", "description", "title"], 2)}
    return {"id": "owned", "description": "Everything has an owner.", "select": "type:Report", "require": require}


@st.composite
def said_otherwise(draw: Draw, documents: list[Data]) -> dict[str, str]:
    """The same tree, written in another way: lists in another order, documents split, joined and moved."""
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - a test's dice
    files: dict[str, str] = draw(layouts([_shuffled(copy.deepcopy(document), random) for document in documents]))
    return {path: f"# a comment\n{text}" for path, text in files.items()}


def _shuffled(value: Any, random: Random, key: str = "") -> Any:  # noqa: ANN401 - plain data
    """Mappings, and lists whose order means nothing, in another order."""
    if isinstance(value, dict):
        items = [(name, _shuffled(item, random, name)) for name, item in value.items()]
        random.shuffle(items)
        return dict(items)
    if isinstance(value, list):
        items = [_shuffled(item, random) for item in value]
        if key in UNORDERED or (key == "runs" and all(isinstance(item, str) for item in items)):
            random.shuffle(items)
        return items
    return value


@st.composite
def pairs(draw: Draw) -> tuple[dict[str, str], dict[str, str]]:
    """Two trees with something in common, one or both of which may be wrong."""
    documents = draw(full_trees())
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - a test's dice
    before = draw(wrong_trees(documents)) if random.random() < 0.3 else documents
    after = draw(full_trees()) if random.random() < 0.2 else _edited(documents, random)
    return written(before), written(draw(wrong_trees(after)) if random.random() < 0.3 else after)


NAMING = ("artifacts", "tables", "schemas", "columns", "runs", "versions", "users", "groups", "roles", "types")


def _edited(documents: list[Data], random: Random) -> list[Data]:
    """A tree after somebody's work: things renamed with or without what refers to them, dropped, added, moved."""
    documents = copy.deepcopy(documents)
    for _ in range(random.randint(1, 6)):
        held = [(name, things) for document in documents for name, things in _named(document)]
        field, things = random.choice(held)
        if not things:
            continue
        name = random.choice(list(things))
        act = random.choice(["rename", "rename", "rename with references", "drop", "copy", "borrow"])
        if act == "rename with references" and field == "artifacts":
            documents = json.loads(
                re.sub(rf"\b{re.escape(name)}\b", f"{name}x", json.dumps(documents, ensure_ascii=False))
            )
        elif act.startswith("rename"):
            things[f"{name}x"] = things.pop(name)
        elif act == "drop":
            del things[name]
        elif act == "copy":
            things[f"{name}y"] = copy.deepcopy(things[name])
        else:  # what another of its kind says
            other = random.choice([more for same, more in held if same == field and more])
            things[name] = copy.deepcopy(random.choice(list(other.values())))
    return documents


def _named(value: Any) -> Iterator[tuple[str, Data]]:  # noqa: ANN401 - plain data
    """Every mapping of names to things, at any depth."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in NAMING and isinstance(item, dict):
                yield key, item
            yield from _named(item)


def told(changes: tuple[Change, ...]) -> list[str]:
    """Changes in a line each, to be compared."""
    return [
        f"{each.row}: {each.kind} {each.subject} {each.ref} {each.other} {each.before} -> {each.after}"
        for each in changes
    ]
