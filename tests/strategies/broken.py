"""Trees that are wrong: in what they say, or down to their characters."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

from tests.strategies.layout import written

Data = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]
Site = tuple[Any, Any]
"""A mapping or a list, and a key or an index in it."""

FRAGMENTS = [
    *"\t\n\r\x00\x1b\x85\u2028\ufeff\u202e\U0001f600'\"{}[]:,-?|>%@`#&*!~",
    "---\n",
    "...\n",
    "- ",
    ": ",
    "&a ",
    "*a",
    "<<: ",
    "!!python/object/apply:os.system [true]",
    "? ",
    "|2-\n",
    "%YAML 1.1\n",
    "%TAG ! tag:\n",
    "kind: Workspace\n",
    "\n  inputs: [a, b]\n",
    "[" * 80,
    "1e999",
    "0x" + "f" * 400,
    ".nan",
    "e\u0301",
    "\ud800",
    "lake.t@x#",
]

junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["w/lak0.t#a", "lak0", "..", "@", "#", "a/b/c", "user:", "24h", "lineage/v1", "Workspace"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@st.composite
def wrong_trees(draw: Draw, documents: Sequence[Data]) -> list[Data]:
    """Replace, drop, rename or repeat a few values anywhere in a tree."""
    wrong = copy.deepcopy(list(documents))
    for _ in range(draw(st.integers(1, 4))):
        sites = list(_sites(wrong))
        if not sites:
            break
        holder, key = sites[draw(st.integers(0, len(sites) - 1))]
        change = draw(st.sampled_from(["replace", "drop", "rename", "repeat"]))
        if change == "replace":
            holder[key] = draw(junk)
        elif change == "drop":
            del holder[key]
        elif change == "repeat":
            other_holder, other_key = sites[draw(st.integers(0, len(sites) - 1))]
            holder[key] = copy.deepcopy(other_holder[other_key])
        elif isinstance(holder, dict):
            holder[draw(st.text(max_size=8))] = holder.pop(key)
    return wrong


@st.composite
def wrong_texts(draw: Draw, documents: Sequence[Data]) -> str:
    """Cut, insert and repeat pieces of the text of a tree."""
    text: str = "".join(written(documents).values())
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = (
            text[:start]
            + draw(st.sampled_from(["", *FRAGMENTS, text[start:end] * 2]) | st.text(max_size=4))
            + text[end:]
        )
    return text


def _sites(value: object) -> Iterator[Site]:
    if isinstance(value, dict):
        keys: Iterator[Any] = iter(list(value))
    elif isinstance(value, list):
        keys = iter(range(len(value)))
    else:
        return
    for key in keys:
        yield value, key
        yield from _sites(value[key])
