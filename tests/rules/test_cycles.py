"""Cycles in graphs of names."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from lineage.graph.cycles import cycles, on_cycles

NAMES = st.sampled_from("abcdef")
GRAPHS = st.dictionaries(NAMES, st.lists(NAMES, max_size=3))


def reachable(graph: dict[str, list[str]], start: str) -> set[str]:
    found: set[str] = set()
    ahead = list(graph.get(start, ()))
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += graph.get(name, ())
    return found


@given(GRAPHS)
def test_each_tangle_has_its_shortest_cycle_through_its_first_name(graph: dict[str, list[str]]) -> None:
    tangled = {name for name in "abcdef" if name in reachable(graph, name)}
    found = cycles(graph)
    assert [cycle[0] for cycle in found] == sorted(
        {
            min(other for other in tangled if other in reachable(graph, name) and name in reachable(graph, other))
            for name in tangled
        }
    )
    for cycle in found:
        assert all(end in graph[start] for start, end in zip(cycle, (*cycle[1:], cycle[0]), strict=True))
        assert len(set(cycle)) == len(cycle)
    assert tangled <= on_cycles(graph)
    assert bool(tangled) == bool(on_cycles(graph))


def test_networkx_is_not_loaded_where_nothing_goes_round() -> None:
    program = (
        "import sys; from lineage.graph.cycles import cycles; cycles({'a': ['b']}); sys.exit('networkx' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
