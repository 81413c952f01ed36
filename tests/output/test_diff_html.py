"""A diff as one file: it says all, needs nothing, lets nothing in, and stays small enough to open."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from lineage.output import diff_html as module
from lineage.output.diff_html import diff_html
from tests.output.diffs import BREAKING, CHANGED, REMOVED, RISKY, SAFE, change, diff, realistic
from tests.site.reading import Reader

if TYPE_CHECKING:
    from lineage.changes.change import Diff

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '"><a href="javascript:alert(1)">',
    "{{ 7*7 }} {% raw %}",
    "\u202e\u2066\x00\ud800",
    "<svg hidden></svg>",
    "x\n::error::y\r::error::y\n  ::stop-commands::z",
    "##vso[task.complete result=Failed;]x##[error]y",
)
LARGEST = 4_000_000


def many(count: int) -> Diff:
    affected = tuple(f"shop/report_{number}" for number in range(50))
    changes = [
        change(f"shop/lake.orders#column_{number}", "column", REMOVED, BREAKING if number % 2 else SAFE,
               affected=affected[: number % 50])
        for number in range(count)
    ]  # fmt: skip
    return diff(changes)


def test_it_says_the_verdict_the_changes_and_whom_to_tell() -> None:
    text = re.sub(r"<[^>]+>", "", diff_html(realistic()))
    for said in (
        "3 breaking, 3 risky and 2 safe changes",
        "Whom to tell",
        "column orders#email removed: string",
        "what relies on it loses it",
        "artifact looks renamed: shop/clean → shop/prepare",
        "specs/shop.yaml:5",
    ):
        assert said in text


def test_nothing_changed_is_said() -> None:
    assert "Nothing changes in meaning." in diff_html(diff([]))


def test_it_needs_nothing_and_runs_nothing() -> None:
    text = diff_html(realistic())
    page = Reader(text)
    assert page.forbidden == ["style"], "one style sheet, and no script"
    assert page.sources == []
    assert [link for link in page.links if not link.startswith(("#", "mailto:"))] == []
    assert "url(" not in text.replace("url(#tip)", "").replace('url("data:image/svg+xml,', "")


def test_the_policy_lets_in_its_own_style_alone() -> None:
    text = diff_html(realistic())
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    hashed = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.replace("&#39;", "'") == f"default-src 'none'; style-src 'sha256-{hashed}'; img-src data:"


def test_cards_lead_to_the_changes_they_are_about() -> None:
    page = Reader(diff_html(realistic()))
    inside = [link.removeprefix("#") for link in page.links if link.startswith("#")]
    assert inside
    assert set(inside) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_without_graphviz_it_has_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_engine", lambda: None)
    text = diff_html(realistic())
    assert 'class="picture"' not in text
    assert "orders#email" in text


def test_thousands_of_changes_stay_a_file_that_opens_and_what_is_left_out_is_said() -> None:
    text = diff_html(many(20_000))
    assert len(text.encode()) < LARGEST
    left_out = [int(number) for number in re.findall(r"(\d+) more \w+ changes are not shown here", text)]
    shown = text.count('<li class="removed">')
    assert shown > 2_000
    assert shown + sum(left_out) == 20_000
    assert "lineage diff --format json" in text


@pytest.mark.parametrize("said", HOSTILE, ids=ascii)
def test_what_specs_say_is_text(said: str) -> None:
    hostile = [
        change(f"shop/{said}", "title", CHANGED, severity, before=said, after=said, other=said, affected=(said,),
               contacts=(said,), path=said)
        for severity in (BREAKING, RISKY)
    ]  # fmt: skip
    text = diff_html(diff(hostile, names=(said, said)))
    page = Reader(text)
    assert page.forbidden == ["style"]
    assert not any(link.startswith("javascript") for link in page.links)
    assert text.encode()
    assert not re.search(r"##(\[|vso\[)|^\s*::\S*::", text, re.MULTILINE)
    assert "\r::" not in text
    assert "7*7" in text or "{{" not in said


def test_the_same_diff_gives_the_same_bytes() -> None:
    assert diff_html(realistic()) == diff_html(realistic())
