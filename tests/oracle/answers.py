"""Impact and trace as the text defines them, by walking every pair of a state and "has it widened?"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from tests.oracle.steps import State, Step, Widening, all_steps, states, way_out
from tests.oracle.world import read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from tests.oracle.world import Document, Kind, Plane

Precision = Literal["declared", "possible"]
Answer = dict[str, Precision]
Walker = tuple[State, bool]

# What counts as widening at the grain of the subject, or above it.
COUNTED: Mapping[Kind, frozenset[Widening]] = {
    "column": frozenset({"part", "column"}),
    "part": frozenset({"part"}),
    "artifact": frozenset(),
}


class Oracle:
    """Answers about one world, along the data plane and whatever else is included."""

    def __init__(self, documents: Iterable[Document], include: Iterable[Plane] = ()) -> None:
        self.world = read(documents)
        self.steps = all_steps(self.world, {"data", *include})
        self._ways_out = {ref: self._its_ways_out(ref) for ref in self.world.things}

    def impact(self, subject: str) -> Answer:
        """Return every artifact, part and column that the subject affects, and how surely."""
        goals = {ref: [way_out(self.world, ref)] for ref in self._others(subject)}
        return _walk(self.steps, self._ways_out[subject], goals, self._counted(subject))

    def trace(self, subject: str) -> Answer:
        """Return every artifact, part and column that the subject goes back to, and how surely."""
        backwards = [Step(step.target, step.source, step.widens) for step in self.steps]
        goals = {ref: self._ways_out[ref] for ref in self._others(subject)}
        return _walk(backwards, [way_out(self.world, subject)], goals, self._counted(subject))

    def _its_ways_out(self, ref: str) -> list[State]:
        """Return out(X), self(X) and everything in X: where an impact starts, and what a trace meets."""
        own = [state for state in states(self.world, ref) if state.way != "in"]
        return own + [state for thing in self.world.inside(ref) for state in states(self.world, thing.ref)]

    def _others(self, subject: str) -> list[str]:
        """Return all but the subject, what contains it and what it contains."""
        apart = {subject, *self.world.around(subject), *(thing.ref for thing in self.world.inside(subject))}
        return [ref for ref in self.world.things if ref not in apart]

    def _counted(self, subject: str) -> frozenset[Widening]:
        return COUNTED[self.world.things[subject].kind]


def _walk(
    steps: Iterable[Step],
    start: Iterable[State],
    goals: Mapping[str, Collection[State]],
    counted: Collection[Widening],
) -> Answer:
    """Return the goals that are met, each `declared` when one path to it does not widen before its last step."""
    onward: dict[State, list[Step]] = defaultdict(list)
    arriving: dict[State, list[State]] = defaultdict(list)
    for step in steps:
        onward[step.source].append(step)
        arriving[step.target].append(step.source)
    reached = _reach(onward, start, counted)
    answers: Answer = {}
    for ref, goal in goals.items():
        if any((state, widened) in reached for state in goal for widened in (False, True)):
            unwidened = any((state, False) in reached for state in goal)
            by_last_step = any((before, False) in reached for state in goal for before in arriving[state])
            answers[ref] = "declared" if unwidened or by_last_step else "possible"
    return answers


def _reach(onward: Mapping[State, list[Step]], start: Iterable[State], counted: Collection[Widening]) -> set[Walker]:
    reached: set[Walker] = {(state, False) for state in start}
    waiting = list(reached)
    while waiting:
        state, widened = waiting.pop()
        for step in onward.get(state, ()):
            walker = (step.target, widened or step.widens in counted)
            if walker not in reached:
                reached.add(walker)
                waiting.append(walker)
    return reached
