"""Random policies, and waivers of them: they can be read, most of them, and mean something in random trees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from lineage.language.relationship_types import RELATIONSHIP_TYPES
from lineage.questions.fields import field_names

Data = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

SELECTORS = st.sampled_from(
    [
        *("*", "*.*", "*@*", "*#*", "type:Lakehouse", "type:Notebook", "type:column", "type:table", "type:version"),
        *("workspace:w", "alias:*", "has:columns", "has:from", "+type:Notebook", "type:Lakehouse+", "@type:Report"),
        *("type:column,type:Lakehouse", "type:nothing", "w/*", "+", "a,,b", "colour:red", "lak0", "", " ", "[", "*+1"),
    ]
)
PATTERNS = st.lists(st.sampled_from(["*", "?", "[a-", "w", "", "Lake*", "[!a]*", "*" * 300]), min_size=1, unique=True)
FIELDS = st.sampled_from([*field_names(), "connection.x", "ownr", "metrics."])
NUMBERS = st.sampled_from([0, 1, 2, 3, 10**39, -1, 0.5])
IDS = ["p", "q", "größe"]
DAYS = ["2026-11-21", "2026-11-22", "2026-11-23", "soon"]

PATH = st.fixed_dictionaries(
    {}, optional={"select": SELECTORS, "avoiding": SELECTORS, "precision": st.sampled_from(["declared", "possible"])}
)
NEIGHBOURS = st.fixed_dictionaries(
    {},
    optional={
        "select": SELECTORS,
        "types": st.lists(st.sampled_from([*RELATIONSHIP_TYPES]), min_size=1, unique=True),
    },
)
LIMITS = st.fixed_dictionaries(
    {},
    optional={
        "inputs": NUMBERS,
        "outputs": NUMBERS,
        "depth": NUMBERS,
        "deprecated": st.sampled_from(["90d", "1s", "soon"]),
    },
)
LINES = {
    "fields": st.lists(FIELDS, min_size=1, max_size=2, unique=True),
    "values": st.dictionaries(FIELDS, PATTERNS, min_size=1, max_size=2),
    "upstream": PATH,
    "downstream": PATH,
    "inputs": NEIGHBOURS,
    "outputs": NEIGHBOURS,
}
POLICY = st.fixed_dictionaries(
    {"id": st.sampled_from([*IDS, "cycle", "no name"]), "description": st.text(max_size=9)},
    optional={
        "severity": st.sampled_from(["error", "warning", "info"]),
        "select": SELECTORS,
        "require": st.fixed_dictionaries({}, optional={**LINES, "limits": LIMITS}),
        "forbid": st.fixed_dictionaries({}, optional=LINES),
    },
)
WAIVER = st.fixed_dictionaries(
    {
        "policy": st.sampled_from([*IDS, "cycle", "LIN304", "LIN201", "nobody"]),
        "reason": st.just("because"),
        "until": st.sampled_from(DAYS),
    }
)


@st.composite
def governed(draw: Draw, documents: list[Data]) -> list[Data]:
    """Draw policies for a tree, and waivers into it."""
    for document in documents:
        for body in document.get("artifacts", {}).values():
            if draw(st.sampled_from([False, False, True])):
                body["waive"] = draw(st.lists(WAIVER, max_size=2))
    policies = draw(st.lists(POLICY, min_size=1, max_size=4))
    return [*documents, {"apiVersion": "lineage/v1", "kind": "Policies", "policies": policies}]
