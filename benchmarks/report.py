"""Tables of measurements, as text that is also Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.process import Sample

HEAD = ("work", "artifacts", "median", "× floor", "× faster than check-jsonschema", "peak memory", "to reach")
NUMBERS = range(1, 6)
"""The columns that are aligned to the right."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure is to reach."""

    limit: str
    figure: str
    reached: bool

    @classmethod
    def seconds(cls, value: float, limit: float, what: str = "") -> Self:
        """At most so long."""
        return cls(f"≤ {limit:g} s {what}".strip(), f"{value:.2f} s", value <= limit)

    @classmethod
    def floors(cls, ratio: float, limit: float) -> Self:
        """At most so many times the floor."""
        return cls(f"≤ {limit:g} × floor", f"{ratio:.2f}", ratio <= limit)

    @classmethod
    def checks(cls, ratio: float, limit: float) -> Self:
        """At most so many times one cold check of the same run."""
        return cls(f"≤ {limit:g} × check", f"{ratio:.2f}", ratio <= limit)

    @classmethod
    def faster(cls, ratio: float, limit: float, reference: str = "") -> Self:
        """At least so many times faster than the reference."""
        than = f" than {reference}" if reference else ""
        return cls(f"≥ {limit:g} × faster{than}", f"{ratio:.1f}", ratio >= limit)

    @classmethod
    def frames(cls, rate: float, limit: int, what: str) -> Self:
        """At least so many frames a second."""
        return cls(f"≥ {limit} frames a second {what}", f"{rate:.0f}", rate >= limit)

    @classmethod
    def megabytes(cls, size: int, limit: int) -> Self:
        """At most so much memory, or so much on disk."""
        return cls(f"≤ {limit:,} MB", f"{size / 1e6:,.0f} MB", size <= limit * 1_000_000)

    @classmethod
    def kilobytes(cls, size: int, limit: int, what: str) -> Self:
        """At most so many bytes on disk."""
        return cls(f"≤ {limit} KB {what}", f"{size / 1e3:.0f} KB", size <= limit * 1_000)

    def __str__(self) -> str:
        return f"{self.limit}: {self.figure}, {'reached' if self.reached else '**not reached**'}"


@dataclass(frozen=True, slots=True)
class Row:
    """One work on one tree, beside the floor and the reference of the same run."""

    work: str
    artifacts: int | None
    sample: Sample
    floor: Sample | None = None
    reference: Sample | None = None
    targets: tuple[Target, ...] = ()

    def cells(self) -> tuple[str, ...]:
        """The row as the table shows it."""
        seconds = self.sample.seconds
        return (
            self.work,
            f"{self.artifacts:,}" if self.artifacts else "",
            f"{seconds:.3f} s",
            f"{seconds / self.floor.seconds:.2f}" if self.floor else "",
            f"{self.reference.seconds / seconds:.1f}" if self.reference else "",
            f"{self.sample.peak_bytes / 1e6:,.0f} MB",
            "; ".join(map(str, self.targets)),
        )


class Cells(Protocol):
    """A row of any table."""

    def cells(self) -> tuple[str, ...]:
        """What it shows, under each head."""


def table(rows: Sequence[Cells], head: tuple[str, ...] = HEAD, numbers: range = NUMBERS) -> str:
    """All rows under one head, columns aligned; `numbers` are those aligned to the right."""
    lines = [head, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    rule = "|".join(f"{'-' * (width + 1)}{':' if column in numbers else '-'}" for column, width in enumerate(widths))
    first, *body = (f"| {' | '.join(_padded(line, widths, numbers))} |" for line in lines)
    return "\n".join((first, f"|{rule}|", *body))


def _padded(line: Sequence[str], widths: Sequence[int], numbers: range) -> list[str]:
    cells = enumerate(zip(line, widths, strict=True))
    return [cell.rjust(width) if column in numbers else cell.ljust(width) for column, (cell, width) in cells]
