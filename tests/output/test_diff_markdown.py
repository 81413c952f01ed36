"""A diff in Markdown, read back by a parser: it says all it should, no spec acts, and it never is too long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

import lineage
from lineage.changes.change import Diff, Side
from lineage.output.diff_markdown import MARKER, diff_markdown
from tests.output.diffs import ADDED, BREAKING, CHANGED, REMOVED, RENAMED, RISKY, SAFE, SHOP, change, diff, realistic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from lineage.changes.change import ChangeSeverity

GITHUB_LIMIT = 65_536
MERMAID_LIMIT = 50_000
MERMAID_EDGES = 500
MANY = 5_000

HOSTILE = (
    "a|b",
    "a\\|b",
    "trailing\\",
    "`",
    "``two` one",
    "` padded `",
    "   ",
    "",
    "```\nfence",
    "~~~",
    "<img src=x onerror=alert(1)>",
    "</details></summary>",
    "<!-- lineage diff -->",
    "&lt;&#64;",
    "](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    "<https://evil.example>",
    "https://evil.example",
    "www.evil.example",
    "mail@evil.example",
    "@octocat and @org/team",
    "#123 GH-1 org/repo#1",
    ":tada: **bold** _it_ ~~gone~~ $x$",
    "line\nbreak\r\n\n# heading",
    "| a | b |\n| - | - |",
    "\x1b[31m\u202e\u2028\ud800",
    "::error::x ##[error]y",
)

OWN_HTML = re.compile(r"(</?details>|<details open>|<summary>[^<>&@#]*</summary>|<!-- lineage diff -->|\s)*")
NODE = re.compile(r' {4}n\d+\["(?:<br>|[\w ./@-]|#\d+;)*"\]:::(?:added|removed|renamed|changed|affected|near)')
ARROW = re.compile(r' {2}n\d+ (?:-->|-\.->|-\.-o)(?:\|"\w+(?:#44; \w+)*<br>(?:added|removed)"\|)? n\d+')
BOX = re.compile(r' {2}subgraph s\d+\["(?:[\w ./@-]|#\d+;)*"\]|  end|flowchart LR')
STYLE = re.compile(r" {2}(?:classDef \w+|linkStyle \d+(?:,\d+)*) [\w:#, -]+")


def tokens(text: str) -> Iterator[Token]:
    """Every token of a page, those inside of paragraphs and cells included."""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token
        yield from token.children or ()


def codes(text: str) -> set[str]:
    return {token.content for token in tokens(text) if token.type == "code_inline"}


def plain_text(text: str) -> str:
    return " ".join(token.content for token in tokens(text) if token.type == "text")


def picture(text: str) -> str:
    return next((token.content for token in tokens(text) if token.type == "fence" and token.info == "mermaid"), "")


def many(severity: ChangeSeverity, count: int = MANY, name: str = "column_{}") -> Diff:
    """Very many changes, to hundreds of artifacts, that all reach a lot."""
    affected = tuple(f"shop/report_{number}" for number in range(50))
    head = "apiVersion: lineage/v1\nkind: Workspace\nname: shop\nartifacts:\n" + "".join(
        f"  lake_{number}: {{type: Lakehouse, inputs: [{', '.join(f'lake_{other}' for other in range(number))}]}}\n"
        for number in range(60)
    )
    changes = [
        change(f"shop/lake_{number % 300}.orders#{name.format(number)}", "column", REMOVED, severity, affected=affected)
        for number in range(count)
    ]
    return diff(changes, base=head, head=head)


def test_the_marker_stands_first_and_the_verdict_next() -> None:
    lines = diff_markdown(realistic()).splitlines()
    assert lines[0] == MARKER
    assert lines[1] == "### 🔴 Lineage: 3 breaking, 3 risky and 2 safe changes"
    assert "**Tell** `group:shop-team`, `user:rita`" in lines


def test_nothing_changed_is_said() -> None:
    text = diff_markdown(diff([]))
    assert "no change in meaning" in text
    assert "`main`" in text
    assert "mermaid" not in text


def test_the_table_has_a_row_for_each_thing_worst_first() -> None:
    rows = [line for line in diff_markdown(realistic()).splitlines() if line.startswith("| ") and "&nbsp;" in line]
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == (
        ["🔴&nbsp;breaking"] * 2 + ["🟡&nbsp;risky"] * 3 + ["🟢&nbsp;safe"] * 2
    )
    assert "column `orders#email` removed: `string`<br>table `returns` removed" in rows[0]


def test_every_change_says_where_it_stands_why_it_matters_and_whom_to_tell() -> None:
    text = diff_markdown(realistic())
    assert "  - column `orders#email` removed: `string` · `specs/shop.yaml:5`" in text
    assert "the downstream end loses an input (`relationship-removed`); affects `shop/report`" in text
    assert "tell `group:shop-team`, `user:rita`" in text


def test_a_rename_is_said_as_a_guess() -> None:
    text = diff_markdown(realistic())
    assert "artifact looks renamed: `shop/clean` → `shop/prepare`" in text
    assert "is a guess" in text


def test_errors_of_a_side_are_said() -> None:
    broken = lineage.compile_texts({"x.yaml": "apiVersion: lineage/v1\nkind: Workspace\nname: [`@octocat`\n"})
    text = diff_markdown(Diff(Side("main", broken), Side("main", broken), ()))
    assert text.count("on the base: what could not be read is not compared") == 1
    assert text.count("on the head: what could not be read is not compared") == 1
    assert text.count("x.yaml:") == 2 * len(broken.errors)
    assert "Lineage: no change in meaning, as far as both sides could be read" in text


def test_errors_that_take_nothing_out_are_said_as_such() -> None:
    wrong = lineage.compile_texts({"x.yaml": SHOP.replace("inputs: [model]", "inputs: [modle]")})
    text = diff_markdown(Diff(Side("main", wrong), Side("main", wrong), ()))
    assert text.count("unknown reference `modle`") == 2
    assert "could" not in text


@pytest.mark.parametrize("said", HOSTILE, ids=repr)
def test_what_specs_say_is_only_ever_code(said: str) -> None:
    kinds = (("column", REMOVED), ("role", CHANGED), ("owner", ADDED), ("artifact", RENAMED), ("relationship", REMOVED))
    hostile = [
        change(f"shop/lake.orders#{said}" if subject == "column" else f"shop/{said}", subject, kind, severity,
               before=said, after=said, other=said if subject in {"role", "relationship"} else None,
               affected=(said,), contacts=(said,), path=said or "x")
        for subject, kind in kinds
        for severity in (BREAKING, SAFE)
    ]  # fmt: skip
    text = diff_markdown(diff(hostile, names=(said, said)))
    for token in tokens(text):
        assert token.type not in {"link_open", "image", "html_inline"} or token.content == "<br>", token
        assert token.type != "html_block" or OWN_HTML.fullmatch(token.content), token
        assert token.type != "heading_open" or token.tag == "h3"
    outside = plain_text(text)
    marks = set(re.findall(r"[@#|<>\[\]`$*~:]", outside)) - {":"}
    assert not marks, "what is not code is only what we say"
    assert "evil" not in outside
    assert text.count("\n" + MARKER) == 0
    assert "##vso[" not in text
    assert "##[" not in text
    cells = [token for token in tokens(text) if token.type in {"td_open", "tr_open"}]
    assert len([each for each in cells if each.type == "td_open"]) == 4 * (
        len([each for each in cells if each.type == "tr_open"]) - 1
    )


@pytest.mark.parametrize("said", ["a|b", "a\\|b", "``two` one", "` padded `", "trailing\\", "@octocat", "#123"])
def test_what_specs_say_is_shown_as_it_is(said: str) -> None:
    text = diff_markdown(diff([change("shop/lake", "title", CHANGED, RISKY, before="x", after=said)]))
    cells = [token for token in tokens(text) if token.type == "inline" and "title changed" in token.content]
    assert len(cells) == 2, "in the table, and in the details"
    for cell in cells:
        assert said in {child.content for child in cell.children or () if child.type == "code_inline"}


@pytest.mark.parametrize("severity", [BREAKING, RISKY, SAFE])
@pytest.mark.parametrize("name", ["column_{}", "列" * 80 + "{}", "`|" * 60 + "{}", "<" * 150 + "{}"], ids=len)
def test_it_is_never_too_long_and_says_what_was_left_out(severity: ChangeSeverity, name: str) -> None:
    text = diff_markdown(many(severity, name=name))
    assert len(text.encode("utf-16-le")) // 2 < GITHUB_LIMIT
    assert len(text.encode()) < GITHUB_LIMIT
    left_out = re.search(r"Left out here: ([\d,]+) more changes\. `lineage diff` names them all", text)
    named = text.count("\n- `shop/lake_") + text.count("\n  - column ")
    assert left_out is not None
    assert named + int(left_out[1].replace(",", "")) == MANY
    assert named > 100


def test_what_matters_least_is_cut_first() -> None:
    lots = many(SAFE)
    few = [change(f"shop/lake_{number}", "artifact", REMOVED, BREAKING) for number in range(40)]
    text = diff_markdown(Diff(lots.base, lots.head, (*few, *lots.changes)))
    for number in range(40):
        assert f"- **`shop/lake_{number}`** `Lakehouse`\n  - artifact removed" in text
    assert "Left out here: " in text.partition("🟢 safe: 5,000 changes")[2]


def test_very_many_breaking_changes_are_named_as_far_as_they_fit() -> None:
    text = diff_markdown(many(BREAKING))
    assert "🔴 breaking: 5,000 changes" in text
    assert text.count("\n- `shop/lake_") > 500


def test_the_picture_is_of_the_changed_neighbourhood() -> None:
    drawn = picture(diff_markdown(realistic()))
    assert drawn.startswith("flowchart LR\n")
    assert '["lake<br>Lakehouse<br>changed"]:::changed' in drawn
    assert '["prepare<br>Notebook<br>renamed"]:::renamed' in drawn


def test_what_came_and_went_is_told_apart_in_the_picture() -> None:
    head = "apiVersion: lineage/v1\nkind: Workspace\nname: shop\nartifacts:\n  lake: {type: Lakehouse}\n"
    base = head + "  old: {type: Report, inputs: [lake]}\n"
    new = head + "  new: {type: Report, inputs: [lake]}\n"
    drawn = picture(
        diff_markdown(
            diff(
                [change("shop/old", "artifact", REMOVED, BREAKING), change("shop/new", "artifact", ADDED)],
                base=base,
                head=new,
            )
        )
    )
    assert '"new<br>Report<br>added"]:::added' in drawn
    assert '"old<br>Report<br>removed"]:::removed' in drawn
    assert '|"presents<br>removed"|' in drawn
    assert "linkStyle 0 stroke:#17693c" in drawn
    assert "linkStyle 1 stroke:#b3261e" in drawn


@pytest.mark.parametrize("name", ["column_{}", "<" * 150 + "{}"], ids=len)
def test_the_picture_stays_below_what_mermaid_draws(name: str) -> None:
    drawn = picture(diff_markdown(many(RISKY, name=name)))
    assert 0 < len(drawn) < MERMAID_LIMIT
    assert sum(map(bool, map(ARROW.fullmatch, drawn.splitlines()))) < MERMAID_EDGES


def hostile_picture() -> str:
    """A picture of a tree whose own types, the only free texts in it, are called what they should not be."""
    lines = []
    for number, said in enumerate(each for each in HOSTILE if each.isprintable() and each.strip()):
        quoted = said.replace("'", "''")
        lines.append(f"  a{number}: {{type: '{quoted}', inputs: [{f'a{number - 1}' if number else ''}]}}\n")
    tree = "apiVersion: lineage/v1\nkind: Workspace\nname: shop\nartifacts:\n" + "".join(lines)
    changes = [change(f"shop/a{number}", "owner", CHANGED, SAFE) for number in range(len(lines))]
    return picture(diff_markdown(diff(changes, base=tree, head=tree)))


def test_nothing_in_the_picture_is_syntax_but_ours() -> None:
    drawn = hostile_picture()
    assert drawn.count(":::changed") > 10
    for line in drawn.splitlines():
        assert any(pattern.fullmatch(line) for pattern in (NODE, ARROW, BOX, STYLE)), line
