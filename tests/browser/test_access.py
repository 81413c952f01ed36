"""The page of who has access, in a real Chromium: on a phone, and with more people than a page has room for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import lineage
from lineage.site import build
from tests.browser.visiting import PHONE
from tests.site.trees import workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.visiting import Visitor

pytestmark = pytest.mark.browser

PEOPLE = 500
WORKSPACES = 60


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank in which one group has a role in every workspace."""
    folder = tmp_path_factory.mktemp("access") / "site"
    users = "\n".join(f"  p{n}: {{email: p{n}@example.org}}" for n in range(PEOPLE))
    people = (
        f"apiVersion: lineage/v1\nkind: Principals\nusers:\n{users}\ngroups:\n  all: {{members: [user:p1, user:p2]}}\n"
    )
    roles = "roles:\n  Viewer: [group:all]\n"
    spaces = {f"w{n}.yaml": workspace(f"w{n}", "a: {type: Report}", roles) for n in range(WORKSPACES)}
    build(lineage.compile_texts({"people.yaml": people, **spaces}), folder)
    return folder


def test_everyone_is_there_or_comes_when_asked_for(site: Path, visitor: Visitor) -> None:
    assert len((site / "access.html").read_bytes()) < 150_000
    with visitor.open(site / "access.html") as visit:
        page = visit.page
        rows = page.locator("tbody tr[id]")
        group = page.get_by_role("row", name=re.compile("^all"))
        expect(group.get_by_text(f"and {WORKSPACES - 40} more")).to_be_visible()
        more = PEOPLE + 1 - rows.count()
        assert more
        page.get_by_role("button", name=f"Show {more} more").press("Enter")
        expect(rows).to_have_count(PEOPLE + 1)
        assert page.get_by_text("prints them all").count() == 0
        visit.assert_quiet()


def test_what_search_leads_to_comes_by_itself(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "access.html", fragment="#user%3Ap99") as visit:
        expect(visit.page.locator(":target")).to_be_in_viewport()
        expect(visit.page.locator(":target")).to_contain_text("p99")
        visit.assert_quiet()


def test_on_a_phone_roles_stand_beside_the_names(site: Path, visitor: Visitor) -> None:
    with visitor.open(site / "access.html", PHONE) as visit:
        expect(visit.page.get_by_role("columnheader", name="Roles")).to_be_in_viewport(ratio=1)
        visit.assert_quiet()
