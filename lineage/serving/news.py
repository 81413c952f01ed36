"""What an open page has to know: which build it should show, and what is wrong with the specs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from threading import Condition
from typing import TYPE_CHECKING

from lineage.drawing.inert import inert
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lineage.text.diagnostic import Diagnostic

_MOST = 50
"""How many faults a page shows; its page of health, and `lineage check`, show them all."""


@dataclass(frozen=True, slots=True)
class News:
    """What there is to show: a build, by a name of its own, and a JSON text about what is wrong."""

    build: str
    text: str


def news(build: str, diagnostics: Iterable[Diagnostic], failed: str = "") -> News:
    """Tell of a build, or of why there is no newer one."""
    faults = [each for each in diagnostics if each.severity is not Severity.INFO]
    faults.sort(key=lambda each: -each.severity.rank)
    said = {
        "build": build,
        "failed": failed,
        "errors": sum(each.severity is Severity.ERROR for each in faults),
        "warnings": sum(each.severity is Severity.WARNING for each in faults),
        "faults": [_fault(each) for each in faults[:_MOST]],
    }
    return News(build, json.dumps(said))  # in one line of ASCII, as an event has to be


def _fault(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    return {
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": inert(diagnostic.message),
        "help": inert(diagnostic.help),
        "place": inert(f"{span.source.label}:{span.line}:{span.column}"),
    }


class Bulletin:
    """The latest news, and whoever waits for newer ones."""

    def __init__(self) -> None:
        self._latest = news("", ())
        self._number = 0
        self._changed = Condition()

    @property
    def build(self) -> str:
        """The build that pages show."""
        return self._latest.build

    def put(self, latest: News) -> None:
        """Tell everyone who waits."""
        with self._changed:
            self._latest = latest
            self._number += 1
            self._changed.notify_all()

    def after(self, number: int, seconds: float) -> tuple[int, News | None]:
        """The news after those with a number, with their own; none, if there are none for so many seconds."""
        with self._changed:
            if self._changed.wait_for(lambda: self._number > number, seconds):
                return self._number, self._latest
            return number, None
