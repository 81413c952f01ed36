"""Workflow commands, read as the runner of GitHub Actions reads them; and the summary of the job."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from lineage.output.escape import harmless, visible
from lineage.output.github import SHOWN_OF_A_KIND, SUMMARY_BYTES, github_summary, github_text
from lineage.text.diagnostic import Diagnostic, Severity
from lineage.text.source import Source, Span
from tests.output.reports import HOSTILE, TREE, many, report_of, report_with, saying, texts
from tests.output.runners import azure_commands, github_commands, lines

ANNOTATIONS = {"error", "warning", "notice"}
PAGE = MarkdownIt("commonmark", {"html": True}).enable("table")


def test_each_diagnostic_is_an_annotation_at_its_place() -> None:
    report = report_of(TREE, folders={"": "lineage/specs"})
    commands = github_commands(github_text(report))
    assert [(each.name, each.properties["line"], each.properties["title"]) for each in commands] == [
        ("error", "7", "LIN406 unknown-sensitivity"),
        ("error", "8", "LIN201 unknown-reference"),
        ("error", "8", "LIN201 unknown-reference"),
        ("error", "9", "LIN201 unknown-reference"),
        ("warning", "10", "LIN304 isolated-artifact"),
    ]
    assert commands[1].properties == {
        "file": "lineage/specs/shop.yaml",
        "line": "8",
        "endLine": "8",
        "col": "35",
        "endColumn": "45",
        "title": "LIN201 unknown-reference",
    }
    assert commands[1].data == "unknown reference `lake.order`\nhelp: did you mean `lake.orders`?"


def test_what_ends_on_another_line_has_no_columns_as_the_runner_would_take_none() -> None:
    span = Span(Source("a.yaml", "a: [1,\n 2]\n"), 3, 10)
    (command,) = github_commands(github_text(report_with([Diagnostic("LIN201", "x", Severity.ERROR, "m", span)])))
    assert {"line": "1", "endLine": "2"}.items() <= command.properties.items()
    assert not {"col", "endColumn"} & command.properties.keys()


def test_github_shows_ten_of_a_kind_so_the_worst_come_first_and_the_rest_is_in_the_log() -> None:
    text = github_text(report_with(many(errors=12, warnings=11, infos=1)))
    commands = github_commands(text)
    annotated = [each.data for each in commands if each.name in ANNOTATIONS]
    assert annotated == [
        *(f"error {at}" for at in range(SHOWN_OF_A_KIND)),
        *(f"warning {at}" for at in range(SHOWN_OF_A_KIND)),
        "info 0",
    ]
    assert [each.data for each in commands if each.name == "group"] == ["3 faults more, without an annotation"]
    start, end = (lines(text).index(line) for line in ("::group::3 faults more, without an annotation", "::endgroup::"))
    assert lines(text)[start + 1 : end] == [
        "specs/a.yaml:2:1: error[LIN201]: error 10",
        "specs/a.yaml:2:1: error[LIN201]: error 11",
        "specs/a.yaml:2:1: warning[LIN201]: warning 10",
    ]
    assert lines(text)[end + 1] == "12 errors, 11 warnings, 1 note (0 artifacts in 0 files)"


def test_the_last_line_says_how_many_older_ones_there_are() -> None:
    assert github_text(report_with(many(1), older=2)).endswith("\n2 older faults not shown: the base has them, too\n")
    assert github_text(report_with([], older=1)) == (
        "no new faults (0 artifacts in 0 files)\n1 older fault not shown: the base has it, too\n"
    )
    assert github_text(report_with([], older=0)) == "no faults (0 artifacts in 0 files)\n"


def only_command(message: str, help_: str = "", note: str | None = None, path: str = "a.yaml") -> None:
    text = github_text(report_with([saying(message, help_=help_, note=note, path=path)]))
    (command,) = github_commands(text)
    assert len(lines(text)) == 3
    said = [
        message,
        *([] if note is None else [f"specs/{path}:1:1: note: {note}"]),
        *([f"help: {help_}"] * bool(help_)),
    ]
    assert command.name == "error"
    assert command.data == "\n".join(map(harmless, said))
    assert not azure_commands(text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_but_the_annotation_is_commanded(text: str) -> None:
    only_command(text, text, text)
    beyond = github_text(report_with([saying(text, path=f"{text or 'a'}{at}.yaml") for at in range(12)]))
    assert [each.name for each in github_commands(beyond)] == [*["error"] * SHOWN_OF_A_KIND, "group", "endgroup"]


@given(texts, texts, texts)
def test_whatever_the_text_there_is_one_command_and_it_says_the_text(message: str, help_: str, note: str) -> None:
    only_command(message, help_, note)


@given(texts.filter(lambda path: path.strip("/.")))
def test_whatever_the_file_is_called_the_annotation_is_at_that_file(path: str) -> None:
    report = report_with([saying("m", path=path)])
    (command,) = github_commands(github_text(report))
    assert command.properties["file"].strip() == harmless(report.path(report.diagnostics[0].span.source)).strip()
    assert command.properties["title"] == "LIN201 unknown-reference"


def shown(summary: str) -> tuple[str, set[str]]:
    """What a summary shows as text, and which tags its HTML has."""
    page = PAGE.render(summary)
    tags = set(re.findall(r"</?([a-zA-Z!?][\w-]*)", page))
    return re.sub(r"<[^>]*>", "", page), tags


TAGS = {"h3", "table", "thead", "tbody", "tr", "th", "td", "code", "br", "p"}


def test_the_summary_is_a_table_of_the_worst_first() -> None:
    summary = github_summary(report_of(TREE))
    text, tags = shown(summary)
    assert tags == TAGS - {"p"}
    assert [line for line in text.splitlines() if line][:5] == [
        "lineage check: 4 errors, 1 warning",
        "severity",
        "where",
        "what",
        "error",
    ]
    assert "shop.yaml:8:35" in text
    assert text.index("LIN406") < text.index("LIN304")
    assert "<code>lake&#46;order</code>" in summary


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_in_the_summary_a_text_is_just_a_text(text: str) -> None:
    diagnostic = saying(text, help_=text, note=text, path=f"{text or 'a'}.yaml")
    summary = github_summary(report_with([diagnostic]))
    page, tags = shown(summary)
    assert tags <= TAGS
    assert len(re.findall("<tr>", PAGE.render(summary))) == 2
    said = visible(text).replace("`", "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    found = page.replace("\u200b", "").replace("`", "").replace("&quot;", '"')
    assert " ".join(said.split()) in " ".join(found.split()) or "##" in text or "::" in text
    assert not re.search(r"(?<!\w)@\w", re.sub("<code>.*?</code>", "", PAGE.render(summary)))


def test_a_clean_tree_has_a_summary_too() -> None:
    assert github_summary(report_with([])) == "### lineage check: no faults\n\n\n"


@pytest.mark.parametrize("room", [SUMMARY_BYTES, 20_000, 2_000])
def test_the_summary_is_cut_where_there_is_no_more_room_and_says_so(room: int) -> None:
    report = report_with(many(errors=9_000, warnings=9_000), older=3)
    summary = github_summary(report, room)
    rows = summary.count("\n| error") + summary.count("\n| warning")
    assert len(summary.encode()) <= room
    assert f"{18_000 - rows:,} faults more found no room here" in summary
    assert "3 older faults not shown" in summary
    assert len(github_summary(report, room + 200).encode()) > len(summary.encode())
