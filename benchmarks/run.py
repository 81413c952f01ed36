"""Measure the commands on generated trees, against a floor and against peers, and say what was reached.

    python -m benchmarks.run [--sizes 1000,10000,100000] [--rounds N] [--markdown FILE]

Every figure is the median of several cold processes, the peak memory the most that any of them held. Works that are
compared take turns, so that both ratios are of the same run. Nothing is asserted: a machine may be slow or busy.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import sites, view
from benchmarks.opening import chromium
from benchmarks.process import Sample, interleave
from benchmarks.report import Row, Target, table
from benchmarks.revisions import commit_twice

HERE = Path(__file__).parent
SCHEMAS = HERE.parent / "schemas"
COMMANDS = Path(sys.executable).parent
LINEAGE = str(COMMANDS / "lineage")
KINDS = ("project", "principals", "workspace", "artifacts")
SMALL, MEDIUM, LARGE = 1_000, 10_000, 100_000
"""The sizes that something is to be reached at; sites are built up to the medium one."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How many rounds; the reference is an order of magnitude slower, and gets fewer."""

    rounds: int
    reference_rounds: int


EFFORTS = {SMALL: Effort(7, 3), MEDIUM: Effort(7, 3), LARGE: Effort(3, 1)}
BRIEF = Effort(3, 1)
VERSION_ROUNDS = 15


def main() -> None:
    """Measure what the arguments ask for, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000", help="artifacts in the trees, multiples of ten")
    parser.add_argument("--rounds", type=int, help="runs of each command, in place of those each size has")
    parser.add_argument("--markdown", type=Path, help="a file to write the table to as well")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]

    start, machine = time.perf_counter(), _machine()
    rows = [_version(arguments.rounds or VERSION_ROUNDS)]
    built: list[sites.SiteRow] = []
    sites.environment()
    with tempfile.TemporaryDirectory(prefix="lineage-benchmark-") as work:
        for size in sizes:
            effort = EFFORTS.get(size, BRIEF)
            if arguments.rounds:
                effort = Effort(arguments.rounds, min(arguments.rounds, effort.reference_rounds))
            print(f"{size:,} artifacts …", file=sys.stderr, flush=True)
            rows += _tree(Path(work), size, effort)
            if size <= MEDIUM:
                built += sites.site_rows(Path(work), Path(work) / str(size), size, effort.reference_rounds)
        seen = _view(Path(work)) if built else []
    tables = [table(rows), table(built, sites.HEAD, sites.NUMBERS)] if built else [table(rows)]
    text = "\n\n".join([machine, *tables, *seen, *sites.missing()]) + "\n"
    print(text)
    print(f"Measured in {time.perf_counter() - start:.0f} s.")
    if arguments.markdown:
        arguments.markdown.write_text(text, encoding="utf-8")


def _machine() -> str:
    """What the figures are figures of: above a load of 0.5 something else had a share in them."""
    load = f"load {os.getloadavg()[0]:.1f} before the start" if hasattr(os, "getloadavg") else "load unknown"
    system = f"{platform.system()} {platform.machine()}"
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {system}, {load}."


def _version(rounds: int) -> Row:
    sample = interleave({"version": [[LINEAGE, "--version"]]}, rounds)["version"]
    return Row("`lineage --version`", None, sample, targets=(Target.seconds(sample.seconds, 0.15),))


def _view(work: Path) -> list[str]:
    """The lineage view of a large workspace, if there is a browser to open it in."""
    browser = chromium()
    if browser is None:
        return []
    specs, site = work / "view", work / "view-site"
    specs.mkdir()
    (specs / "large.yaml").write_text(view.workspace(), encoding="utf-8")
    subprocess.run([LINEAGE, "build", str(specs), "-o", str(site)], check=True, capture_output=True)
    return [str(view.measure(site, browser))]


def _tree(work: Path, size: int, effort: Effort) -> list[Row]:
    """All that is measured on one tree."""
    tree = work / str(size)
    generator = [sys.executable, "-m", "benchmarks.tree", str(size), str(tree)]
    made = subprocess.run(generator, check=True, capture_output=True, text=True, cwd=HERE.parent)
    hub = made.stdout.strip()
    changed = commit_twice(tree)
    samples = interleave(
        {
            "floor": [[sys.executable, str(HERE / "floor.py"), str(tree)]],
            "check": [[LINEAGE, "check", str(tree)]],
            "impact": [[LINEAGE, "impact", hub, "--specs", str(tree)]],
            "diff": [[LINEAGE, "diff", "HEAD~1", "HEAD", "--specs", str(tree), "--fail-on", "never"]],
        },
        effort.rounds,
    )
    reference = interleave({"reference": _reference(tree)}, effort.reference_rounds, warm_up=False)["reference"]
    return [
        Row("floor", size, samples["floor"]),
        Row("check-jsonschema", size, reference, floor=samples["floor"]),
        _check(size, samples["check"], samples["floor"], reference),
        _impact(size, samples["impact"], samples["check"], samples["floor"]),
        _diff(size, changed, samples["diff"], samples["check"], samples["floor"]),
    ]


def _reference(tree: Path) -> list[list[str]]:
    """One call of check-jsonschema for the files of each kind."""
    files: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for path in sorted(tree.rglob("*.yaml")):
        kind = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("kind: "))
        files[kind.removeprefix("kind: ").lower()].append(str(path))
    checker = [str(COMMANDS / "check-jsonschema"), "--schemafile"]
    return [[*checker, str(SCHEMAS / f"{kind}.schema.json"), *paths] for kind, paths in files.items() if paths]


def _check(size: int, check: Sample, floor: Sample, reference: Sample) -> Row:
    ratio, faster = check.seconds / floor.seconds, reference.seconds / check.seconds
    targets = {
        MEDIUM: (Target.floors(ratio, 3), Target.faster(faster, 8)),
        LARGE: (Target.floors(ratio, 3.5), Target.megabytes(check.peak_bytes, 1_200)),
    }
    return Row("`lineage check`", size, check, floor, reference, targets.get(size, ()))


def _impact(size: int, impact: Sample, check: Sample, floor: Sample) -> Row:
    over = impact.seconds - check.seconds
    targets = (Target.seconds(over, 1.0, "over check"),) if size == LARGE else ()
    return Row("`lineage impact TABLE`", size, impact, floor, targets=targets)


def _diff(size: int, changed: int, diff: Sample, check: Sample, floor: Sample) -> Row:
    targets = (Target.checks(diff.seconds / check.seconds, 1.5),) if size == MEDIUM else ()
    return Row(f"`lineage diff HEAD~1 HEAD`, {changed} files changed", size, diff, floor, targets=targets)


if __name__ == "__main__":
    main()
