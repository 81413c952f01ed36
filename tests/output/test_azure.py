"""Logging commands, read as the agent of Azure Pipelines reads them."""

from __future__ import annotations

import pytest
from hypothesis import given

from lineage.output.azure import azure_text
from lineage.output.escape import harmless
from lineage.text.diagnostic import Severity
from tests.output.reports import HOSTILE, TREE, many, report_of, report_with, saying, texts
from tests.output.runners import azure_commands, github_commands, lines


def test_each_error_and_warning_is_an_issue_at_its_place_the_worst_first() -> None:
    text = azure_text(report_of(TREE, folders={"": "lineage/specs"}))
    commands = azure_commands(text)
    assert {each.name for each in commands} == {"task.logissue"}
    assert [(each.properties["type"], each.properties["code"]) for each in commands] == [
        ("error", "LIN406"),
        ("error", "LIN201"),
        ("error", "LIN201"),
        ("error", "LIN201"),
        ("warning", "LIN304"),
    ]
    assert commands[1].properties == {
        "type": "error",
        "sourcepath": "lineage/specs/shop.yaml",
        "linenumber": "8",
        "columnnumber": "35",
        "code": "LIN201",
    }
    assert commands[1].data == "unknown reference `lake.order`\nhelp: did you mean `lake.orders`?"
    assert lines(text)[-2] == "4 errors, 1 warning (4 artifacts in 1 file)"


def test_a_note_is_a_line_of_the_log_as_azure_knows_no_notes() -> None:
    text = azure_text(report_with(many(0, infos=1), older=1))
    assert not azure_commands(text)
    assert lines(text) == [
        "specs/a.yaml:2:1: info[LIN201]: info 0",
        "1 note (0 artifacts in 0 files)",
        "`lineage explain CODE` says why it matters, and how to mend it",
        "1 older fault not shown: the base has it, too",
    ]


def only_command(message: str, help_: str = "", note: str | None = None) -> None:
    text = azure_text(report_with([saying(message, help_=help_, note=note)]))
    (command,) = azure_commands(text)
    assert len(lines(text)) == 3
    said = [
        message,
        *([] if note is None else [f"specs/a.yaml:1:1: note: {note}"]),
        *([f"help: {help_}"] * bool(help_)),
    ]
    assert command.name == "task.logissue"
    assert command.data == "\n".join(map(harmless, said))
    assert not github_commands(text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_but_the_issue_is_commanded(text: str) -> None:
    only_command(text, text, text)
    assert not azure_commands(azure_text(report_with([saying(text, path=f"{text}.yaml", severity=Severity.INFO)])))


@given(texts, texts, texts)
def test_whatever_the_text_there_is_one_command_and_it_says_the_text(message: str, help_: str, note: str) -> None:
    only_command(message, help_, note)


@given(texts.filter(lambda path: path.strip("/.")))
def test_whatever_the_file_is_called_the_issue_is_at_that_file(path: str) -> None:
    report = report_with([saying("m", path=path)])
    (command,) = azure_commands(azure_text(report))
    assert command.properties["sourcepath"] == harmless(report.path(report.diagnostics[0].span.source))
    assert command.properties["code"] == "LIN201"
