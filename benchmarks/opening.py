"""How long a page takes to open in a real Chromium, from disk."""

from __future__ import annotations

import os
import shutil
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
CALM = """() => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0));
})"""
"""Milliseconds from the start of the navigation until a frame is drawn and the next event can be answered."""


def chromium() -> str | None:
    """The Chromium of this machine; `LINEAGE_CHROMIUM` names another."""
    return os.environ.get("LINEAGE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def seconds_to_interactive(pages: Sequence[Path], executable: str, rounds: int = 3) -> float:
    """The slowest of some pages; each is opened several times, in a window of its own, and its median counts."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        slowest = 0.0
        for path in pages:
            times = []
            for _ in range(rounds):
                context = browser.new_context(viewport={"width": 1440, "height": 900})
                page = context.new_page()
                page.goto(path.as_uri(), wait_until="load", timeout=120_000)
                times.append(float(page.evaluate(CALM)) / 1000)
                context.close()
            slowest = max(slowest, median(times))
        browser.close()
    return slowest
