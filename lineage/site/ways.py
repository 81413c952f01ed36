"""The steps of the whole graph, with what no card shows taken out: what leads on from what is left, and to it.

A browser that walks these steps finds what `lineage.impact` and `lineage.trace` find, and need not know what an arrow
means. What is taken out (columns, and parts beyond those that a card lists) is stepped over, not cut off.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lineage.graph.steps import Port
from lineage.site.reach import last_first

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lineage.graph.steps import State
    from lineage.site.reach import Reach, Steps

MARKS = {Port.IN: "<", Port.OUT: ">", Port.SELF: "!"}
INSIDE = "#"
"""The end of the name of all that was taken out of a thing, taken together."""


@dataclass(frozen=True)
class Ways:
    """The steps between the states that are kept. `keeps` tells whether an artifact or part is, by its reference."""

    reach: Reach
    keeps: Callable[[str], bool]

    @cached_property
    def names(self) -> list[str]:
        """What a browser calls each state: a reference and a mark; the name of a column is its reference."""
        return [state.ref + MARKS.get(state.port, "") for state in self.reach.states]

    @cached_property
    def kept(self) -> list[bool]:
        """Whether each state is kept."""
        return [state.port is not Port.COLUMN and self.keeps(state.ref) for state in self.reach.states]

    @cached_property
    def onwards(self) -> dict[str, tuple[str, ...]]:
        """For each state that is kept, and for the inside of each thing, what comes next, in the order of names."""
        found: dict[str, set[int]] = {}
        for number, (state, kept) in enumerate(zip(self.reach.states, self.kept, strict=True)):
            if kept:
                found.setdefault(self.names[number], set()).update(self._ahead(number))
            elif state.port is not Port.IN and (holder := self._holder(state.ref)):
                found.setdefault(holder + INSIDE, set()).update(self._ahead(number))
        return {name: tuple(sorted(self.names[to] for to in ahead)) for name, ahead in found.items() if ahead}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each state, by its name."""
        return {name: number for number, name in enumerate(self.names)}

    def after_column(self, column: State) -> set[int]:
        """The states kept and the columns that come next after a column."""
        return self._near(column, self.reach.forwards)

    def before_column(self, column: State) -> set[int]:
        """The states kept and the columns that lead to a column."""
        return self._near(column, self.reach.backwards)

    def _near(self, column: State, steps: Steps) -> set[int]:
        near = {to for to, _ in steps[self.reach.numbers[column]]}
        return {number for number in near if self.kept[number] or self.reach.states[number].port is Port.COLUMN}

    def _ahead(self, number: int) -> set[int]:
        """The states kept that come next after a state."""
        ahead: set[int] = set()
        for to, _ in self.reach.forwards[number]:
            if self.kept[to]:
                ahead.add(to)
            else:
                ahead |= self._beyond[to]
        return ahead

    @cached_property
    def _beyond(self) -> Sequence[set[int]]:
        """For each state that is taken out, the states kept that it leads to by way of others taken out."""
        forwards, kept = self.reach.forwards, self.kept
        beyond: list[set[int]] = [{to for to, _ in steps if kept[to]} for steps in forwards]
        out = [number for number, keeps in enumerate(kept) if not keeps]
        inner = {number: [to for to, _ in forwards[number] if not kept[to]] for number in out}
        order = last_first(out, inner.__getitem__)
        changed = True
        while changed:  # once, where nothing goes round in circles
            changed = False
            for number in order:
                before = len(beyond[number])
                for to in inner[number]:
                    beyond[number] |= beyond[to]
                changed = changed or len(beyond[number]) > before
        return beyond

    def _holder(self, ref: str) -> str:
        """What is kept and holds a column or part; empty where nothing is."""
        project = self.reach.graph.project
        return next((holder for holder in project.containers_of(ref) if self.keeps(holder)), "")
