"""Ways to write one tree down: split over files and documents, in any order, as block YAML or as JSON."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import yaml
from hypothesis import strategies as st

Data = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]


def written(documents: Sequence[Data]) -> dict[str, str]:
    """Write a tree in the plainest way: one file, in order."""
    return {"tree.yaml": "---\n".join(_block(document) for document in documents)}


def written_apart(documents: Sequence[Data]) -> dict[str, str]:
    """Write each document into a file of its own, whatever it says."""
    return {f"{number}.yaml": _block(document) for number, document in enumerate(documents)}


@st.composite
def layouts(draw: Draw, documents: Sequence[Data]) -> dict[str, str]:
    """Draw one of the ways to write a tree down. Only the seed is drawn: there is nothing to shrink in a shuffle."""
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - a test's dice
    pieces = [piece for document in documents for piece in _split(document, random)]
    random.shuffle(pieces)
    files: dict[str, list[str]] = {}
    for piece in pieces:
        path = f"{random.choice(['', 'sub/', 'ü/'])}{random.randint(0, 3)}.{random.choice(['yaml', 'yml'])}"
        files.setdefault(path, []).append(random.choice([_block, _flow])(piece))
    return {path: "---\n".join(texts) for path, texts in files.items()}


def _block(document: Data) -> str:
    # The copy through JSON leaves no value in two places, which would be written as an anchor and its alias.
    return yaml.safe_dump(json.loads(json.dumps(document)), allow_unicode=True, sort_keys=False)


def _flow(document: Data) -> str:
    return json.dumps(document, ensure_ascii=False) + "\n"


def _split(document: Data, random: Random) -> list[Data]:
    """Move some of a workspace's artifacts and relationships into documents of their own, and shuffle what stays."""
    document = copy.deepcopy(document)
    if document["kind"] != "Workspace":
        return [document]
    more = [
        {"apiVersion": "lineage/v1", "kind": "Artifacts", "workspace": document["name"]}
        for _ in range(random.randint(0, 2))
    ]
    homes = [document, *more]
    artifacts = list(document.pop("artifacts", {}).items())
    random.shuffle(artifacts)
    for name, body in artifacts:
        random.choice(homes).setdefault("artifacts", {})[name] = body
    relationships = document.pop("relationships", [])
    random.shuffle(relationships)
    for relationship in relationships:
        random.choice(homes).setdefault("relationships", []).append(relationship)
    return homes
