"""The lineage view of the example, open in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.visiting import Visit, Visitor


@pytest.fixture
def visit(site: Path, visitor: Visitor) -> Iterator[Visit]:
    """The view of a workspace; whatever a test does there, nothing is said and nothing asked for."""
    with visitor.open(site / "workspaces/bank-churn/lineage.html") as visit:
        visit.page.wait_for_selector(".canvas.live .cards .at")
        yield visit
        visit.assert_quiet()


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page
