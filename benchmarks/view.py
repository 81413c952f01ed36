"""How soon the lineage view of a large workspace is drawn in a real Chromium, from disk, and how evenly it moves."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.opening import ARGUMENTS
from benchmarks.report import Target

if TYPE_CHECKING:
    from pathlib import Path

ARTIFACTS = 300
_NAME = "large"
_PRODUCT = """\
  raw-{n}: {{type: Lakehouse, title: Sales of region {n}, sensitivity: internal}}
  prepare-{n}: {{type: Notebook, inputs: [raw-{n}, {also}], outputs: [table-{n}]}}
  table-{n}: {{type: Warehouse, title: Prepared sales {n}, endorsement: certified}}
  model-{n}: {{type: SemanticModel, inputs: [table-{n}]}}
  report-{n}: {{type: Report, title: What region {n} sold, freshness: {{within: 24h}}, inputs: [model-{n}]}}
"""
_WATCH = """window.drawn = new Promise((done) => {
  const look = () => requestAnimationFrame(document.querySelector(".canvas.live .cards .at") ? draw : look);
  const draw = () => setTimeout(() => done(performance.now()));
  look();
})"""
"""The time of the first frame with cards, seen from within the page: to ask from outside takes some 0.1 s more."""

_FRAMES = """async (across) => {
  const canvas = document.querySelector(".canvas");
  const frames = 120;
  const wheel = (way) => new WheelEvent("wheel", {deltaY: 30 * way, shiftKey: across, cancelable: true});
  const start = performance.now();
  for (let frame = 0; frame < frames; frame += 1) {
    canvas.dispatchEvent(wheel(frame < frames / 2 ? 1 : -1));
    await new Promise(requestAnimationFrame);
  }
  return (1000 * frames) / (performance.now() - start);
}"""


@dataclass(frozen=True, slots=True)
class View:
    """What was measured: seconds until it is drawn, and frames a second while it is moved and while it is scaled."""

    drawn: float
    panned: float
    zoomed: float

    def __str__(self) -> str:
        targets = (
            Target.seconds(self.drawn, 0.5, "drawn"),
            Target.frames(self.panned, 50, "moved"),
            Target.frames(self.zoomed, 50, "scaled"),
        )
        return f"The lineage view of a workspace of {ARTIFACTS} artifacts: {'; '.join(map(str, targets))}."


def workspace() -> str:
    """A workspace of so many artifacts: products of five, each of which also reads what an earlier one made."""
    products = "".join(_PRODUCT.format(n=n, also=f"table-{n // 3}" if n else "raw-1") for n in range(ARTIFACTS // 5))
    return f"apiVersion: lineage/v1\nkind: Workspace\nname: {_NAME}\nartifacts:\n{products}"


def measure(site: Path, executable: str, rounds: int = 5) -> View:
    """Open the view of a site of that workspace several times, and move it; each median counts."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    drawn, panned, zoomed = [], [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        for _ in range(rounds):
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            page = context.new_page()
            page.add_init_script(_WATCH)
            page.goto((site / f"workspaces/{_NAME}/lineage.html").as_uri(), timeout=120_000)
            drawn.append(float(page.evaluate("drawn")) / 1000)
            panned.append(float(page.evaluate(_FRAMES, True)))  # noqa: FBT003 - what the script is given
            zoomed.append(float(page.evaluate(_FRAMES, False)))  # noqa: FBT003
            context.close()
        browser.close()
    return View(median(drawn), median(panned), median(zoomed))
