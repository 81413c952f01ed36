"""Texts of specs, made harmless: what cannot be seen, or acts on what shows it, is written as an escape instead."""

from __future__ import annotations

import json
import re

_HARMLESS = frozenset("\u200c\u200d\u00a0\u3000\u2009\u202f")
"""Joiners and spaces that scripts and typography need."""

_COMMAND = re.compile(r"#(?=#(?:\[|vso\[|teamcity\[))")
"""The logging commands of build servers that are obeyed anywhere in a line."""

_LINE_COMMAND = re.compile(r"^(\s*):(?=:)")
"""The logging commands that are obeyed where a line begins."""

_ANY_LINE_COMMAND = re.compile(r"((?:^|\r)\s*):(?=:)", re.MULTILINE)

_STYLE = re.compile(r"(<style>.*?</style>)", re.DOTALL)

_MARKS = re.compile(r"""[^\w\s"',;/?%]|_""")
"""What may be syntax in Markdown, or in the HTML or the references that a forge looks for in it."""

_MENTION = re.compile(r"(@(?=\w)|#(?=\d))")

_NOT_ASCII = re.compile(r"[^\x00-\x7e]")


def visible(text: str) -> str:
    """A text on one line, with each control, bidirectional override and the like shown as its escape."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable() or character in _HARMLESS:
        return character
    point = ord(character)
    if point <= 0xFF:  # noqa: PLR2004 - what two digits can say
        return _SHORT.get(character) or f"\\x{point:02x}"
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"  # noqa: PLR2004


_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def without_commands(line: str) -> str:
    """A line that no build server takes for a command (`::error::`, `##[error]`): its first mark becomes an escape."""
    if "##" in line:
        line = _COMMAND.sub(r"\\x23", line)
    return _LINE_COMMAND.sub(r"\1\\x3a", line) if "::" in line else line


def harmless(text: str) -> str:
    """A text on one line, without anything that acts on a terminal, a log or a build server."""
    return without_commands(visible(text))


def markdown(text: str) -> str:
    """Markdown that shows just this text: no markup, no link, nobody mentioned. What stands in backticks is code."""
    pieces = visible(text).split("`")
    if len(pieces) % 2 == 0:  # one of the backticks is no quotation mark
        pieces = ["`".join(pieces)]
    return "".join(_code(piece) if number % 2 else _prose(piece) for number, piece in enumerate(pieces))


def _prose(text: str) -> str:
    return _MARKS.sub(_entity, _MENTION.sub("\\1\u200b", text))


def _code(text: str) -> str:
    return f"<code>{_MARKS.sub(_entity, text)}</code>"


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def inert_html(text: str) -> str:
    """HTML that shows the same, and gives no command to a build server that logs it. Style sheets stay as they are."""
    pieces = _STYLE.split(text)
    return "".join(piece if number % 2 else _inert_markup(piece) for number, piece in enumerate(pieces))


def _inert_markup(markup: str) -> str:
    return _ANY_LINE_COMMAND.sub(r"\1&#58;", _COMMAND.sub("&#35;", markup))


def inert_json(text: str) -> str:
    """JSON that says the same, with what is not printable written as escapes."""
    return _NOT_ASCII.sub(_json_character, _COMMAND.sub(r"\\u0023", text))


def _json_character(found: re.Match[str]) -> str:
    character = found[0]
    return character if character.isprintable() else json.dumps(character)[1:-1]
