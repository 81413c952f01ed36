"""Measure building a site, and opening it, beside LikeC4 and dbt with the same model.

LikeC4 and dbt are installed by `make bench`, apart from everything else; what is not there is not measured. Peers are
given the trees up to a thousand artifacts: beyond that they take minutes.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.opening import chromium, seconds_to_interactive
from benchmarks.peers.dbt import write_dbt
from benchmarks.peers.likec4 import write_likec4
from benchmarks.peers.model import read_model
from benchmarks.process import interleave
from benchmarks.report import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.process import Sample

VENV = Path(sys.executable).parent.parent
LIKEC4 = VENV / "likec4/node_modules/.bin/likec4"
DBT = VENV / "dbt/bin/dbt"
LINEAGE = str(VENV / "bin/lineage")
SMALL, MEDIUM = 1_000, 10_000
PEER_ROUNDS = 3

HEAD = ("site", "artifacts", "median", "× faster", "on disk", "largest page", "interactive", "to reach")
NUMBERS = range(1, 7)
"""The columns that are aligned to the right."""


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A site that was built. `faster` is how many times faster ours was, `page` and `size` are bytes."""

    work: str
    artifacts: int
    sample: Sample
    faster: float | None = None
    size: int | None = None
    page: int | None = None
    interactive: float | None = None
    targets: tuple[Target, ...] = ()

    def cells(self) -> tuple[str, ...]:
        """The row as the table shows it."""
        return (
            self.work,
            f"{self.artifacts:,}",
            f"{self.sample.seconds:.2f} s",
            f"{self.faster:.1f}" if self.faster else "",
            f"{self.size / 1e6:.1f} MB" if self.size else "",
            f"{self.page / 1e3:,.0f} KB" if self.page else "",
            f"{self.interactive:.2f} s" if self.interactive else "",
            "; ".join(map(str, self.targets)),
        )


def site_rows(work: Path, tree: Path, size: int, rounds: int) -> list[SiteRow]:
    """Build the site of a tree, once more after a file changed, and by each peer that is there."""
    site = work / f"{size}-site"
    ours = [[LINEAGE, "build", str(tree), "-o", str(site)]]
    peers = _peers(work, tree, size) if size <= SMALL else {}
    samples = interleave(
        {"cold": ours, **{name: peer.commands for name, peer in peers.items()}},
        min(rounds, PEER_ROUNDS) if peers else rounds,
        warm_up=not peers,
        makes=[site, *(peer.makes for peer in peers.values())],
    )
    cold = samples["cold"]
    rows = [_ours(site, size, cold, samples)]
    rows += [SiteRow(name, size, samples[name], samples[name].seconds / cold.seconds) for name in peers]
    return [*rows, _again(tree, size, ours, rounds)]


@dataclass(frozen=True, slots=True)
class Peer:
    """What a peer is asked to do, and the folder that it makes."""

    commands: list[list[str]]
    makes: Path


def _peers(work: Path, tree: Path, size: int) -> dict[str, Peer]:
    """Each peer that is installed, with its project beside the tree."""
    model = read_model(tree)
    found: dict[str, Peer] = {}
    if LIKEC4.exists():
        source, site = work / f"{size}-likec4", work / f"{size}-likec4-site"
        write_likec4(model, source)
        build = [str(LIKEC4), "build", str(source), "-o", str(site), "--no-use-dot"]  # it brings its own
        found["LikeC4"] = Peer([build], site)
    if DBT.exists():
        project = work / f"{size}-dbt"
        write_dbt(model, project)
        place = ["--project-dir", str(project), "--profiles-dir", str(project)]
        generate = [str(DBT), "docs", "generate", "--static", "--empty-catalog", "--no-compile", *place]
        found["dbt parse and docs"] = Peer([[str(DBT), "parse", *place], generate], project / "target")
    return found


def _ours(site: Path, size: int, cold: Sample, samples: dict[str, Sample]) -> SiteRow:
    pages = [page.stat().st_size for page in site.rglob("*.html")]
    total = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
    browser = chromium()
    interactive = seconds_to_interactive(_sampled(site), browser) if browser else None
    targets = [Target.kilobytes(max(pages), 150, "a page")]
    if size == SMALL:
        least = {"LikeC4": 12, "dbt parse and docs": 3}
        faster = {name: samples[name].seconds / cold.seconds for name in least if name in samples}
        targets += [Target.faster(times, least[name], name) for name, times in faster.items()]
    if size == MEDIUM:
        targets += [Target.seconds(cold.seconds, 20), Target.megabytes(total, 150)]
    if interactive:
        targets.append(Target.seconds(interactive, 1, "interactive"))
    return SiteRow("`lineage build`", size, cold, None, total, max(pages), interactive, tuple(targets))


def _sampled(site: Path) -> Sequence[Path]:
    """A page of each sort, and of each sort the largest."""
    sorts = ("index.html", "health.html", "access.html", "workspaces/*/index.html", "workspaces/*/lineage.html")
    found = [sorted(site.glob(sort), key=lambda page: page.stat().st_size) for sort in (*sorts, "artifacts/*/*.html")]
    return [pages[-1] for pages in found if pages]


def _again(tree: Path, size: int, ours: list[list[str]], rounds: int) -> SiteRow:
    """The same build, each time after a description somewhere in the middle of the tree has changed."""
    files = sorted(tree.glob("*/*.yaml"))
    edit = [sys.executable, str(Path(__file__).parent / "edit.py"), str(files[len(files) // 2])]
    samples = interleave({"edit": [edit], "build": ours}, rounds)
    sample = samples["build"]
    targets = (Target.seconds(sample.seconds, 3),) if size == MEDIUM else ()
    return SiteRow("after a file changed", size, sample, targets=targets)


def environment() -> None:
    """Let no peer call home, nor ask for colours."""
    os.environ |= {"DO_NOT_TRACK": "1", "LIKEC4_TELEMETRY": "0", "CI": os.environ.get("CI", "true")}


def missing() -> list[str]:
    """The peers that are not there, and why."""
    names = {"LikeC4": LIKEC4, "dbt": DBT}
    why = "" if shutil.which("npm") else " (LikeC4 needs npm)"
    absent = [name for name, command in names.items() if not command.exists()]
    return [f"not measured, since not installed: {', '.join(absent)}{why}"] if absent else []
