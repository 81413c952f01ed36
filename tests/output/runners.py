"""How build servers read the log of a step, as their own source has it.

GitHub Actions: `ActionCommand.TryParseV2` and `TryParse` in actions/runner, src/Runner.Common/ActionCommand.cs, and
`IssueCommandExtension.ValidateLinesAndColumns` in src/Runner.Worker/ActionCommandManager.cs. Azure Pipelines:
`Command.TryParse` in microsoft/azure-pipelines-agent, src/Microsoft.VisualStudio.Services.Agent/Command.cs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

GITHUB_COMMANDS = {
    *("add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice"),
    *("remove-matcher", "save-state", "set-env", "set-output", "stop-commands", "warning"),
}
_GITHUB_DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
_GITHUB_PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
_GITHUB_OLD = {"%3B": ";", "%0D": "\r", "%0A": "\n", "%5D": "]", "%25": "%"}
_AZURE = {"%3B": ";", "%0D": "\r", "%0A": "\n", "%5D": "]", "%AZP25": "%"}


@dataclass(frozen=True)
class Command:
    """A command that a build server obeys."""

    name: str
    data: str
    properties: dict[str, str] = field(default_factory=dict)


def lines(log: str) -> list[str]:
    """The lines of a log, as .NET reads them."""
    return re.split("\r\n|\r|\n", log.removesuffix("\n"))


def github_commands(log: str) -> list[Command]:
    """What a runner of GitHub Actions obeys of a log."""
    return [command for line in lines(log) if (command := _github(line) or _github_old(line))]


def azure_commands(log: str) -> list[Command]:
    """What an agent of Azure Pipelines obeys of a log."""
    return [command for line in lines(log) if (command := _azure(line))]


def _github(line: str) -> Command | None:
    message = line.lstrip()
    if not message.startswith("::"):
        return None
    end = message.find("::", 2)
    if end < 0:
        return None
    name, _, properties = message[2:end].partition(" ")
    if name.lower() not in GITHUB_COMMANDS:
        return None
    read = _properties(properties.strip(), ",", _GITHUB_PROPERTY)
    return Command(name, _unescaped(message[end + 2 :], _GITHUB_DATA), read)


def _github_old(line: str) -> Command | None:
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name, _, properties = line[start + 3 : end].partition(" ")
    if name.lower() not in GITHUB_COMMANDS:
        return None
    return Command(name, _unescaped(line[end + 1 :], _GITHUB_OLD), _properties(properties, ";", _GITHUB_OLD))


def _azure(line: str) -> Command | None:
    start = line.find("##vso[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name, _, properties = line[start + 6 : end].partition(" ")
    if len([*filter(None, name.split("."))]) != 2:
        return None
    return Command(name, _unescaped(line[end + 1 :], _AZURE), _properties(properties, ";", _AZURE))


def _properties(text: str, between: str, escapes: dict[str, str]) -> dict[str, str]:
    pairs = (piece.partition("=") for piece in text.split(between) if piece)
    return {name: _unescaped(value, escapes) for name, _, value in pairs if name and value}


def _unescaped(text: str, escapes: dict[str, str]) -> str:
    for escape, character in escapes.items():
        text = text.replace(escape, character)
    return text
