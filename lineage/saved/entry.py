"""An entry of a `lineage.json`: anybody may have written it, so that nothing is taken from it unseen."""

from __future__ import annotations

from dataclasses import dataclass

from lineage.text.events import CONTROL
from lineage.wording.phrasing import quoted

MAX_LINE = 2**30
"""More lines than any file has."""


class WrongError(ValueError):
    """The file has not the shape of a `lineage.json`. `help` says where to get one that has."""

    def __init__(self, message: str, help_: str = "`lineage save` writes one") -> None:
        super().__init__(message)
        self.help = help_


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at a place in the file; `where` is its name in messages."""

    value: object
    where: str

    @property
    def fields(self) -> dict[str, object]:
        """What it says, by key."""
        if not isinstance(self.value, dict):
            raise WrongError(f"{self.where} is not a mapping")
        return self.value

    def text(self, key: str) -> str:
        """A text that must be there."""
        value = self.fields.get(key)
        if not isinstance(value, str):
            raise self.wrong(f"{quoted(key)} is not a text")
        return harmless(value)

    def text_or_none(self, key: str) -> str | None:
        """A text that need not be there."""
        return None if self.fields.get(key) is None else self.text(key)

    def line(self, unknown: int = 1) -> int:
        """The line that it stands on, where that is known."""
        line = self.fields.get("line", unknown)
        if type(line) is not int or not 0 < line <= MAX_LINE:
            raise self.wrong("`line` is not the number of a line")
        return line

    def mapping(self, key: str) -> dict[str, object]:
        """A mapping; an empty one, if it is not there."""
        value = self.fields.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(f"{quoted(key)} is not a mapping")
        return value

    def texts(self, key: str) -> list[str]:
        """A list of texts; an empty one, if it is not there."""
        value = self.fields.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.wrong(f"{quoted(key)} is not a list of texts")
        return [harmless(each) for each in value]

    def entries(self, key: str) -> list[Entry]:
        """The entries of a list; none, if it is not there."""
        value = self.fields.get(key, [])
        if not isinstance(value, list):
            raise self.wrong(f"{quoted(key)} is not a list")
        return [Entry(each, f"`{key}[{index}]`") for index, each in enumerate(value)]

    def wrong(self, what: str) -> WrongError:
        """Say what is wrong with it."""
        return WrongError(f"in {self.where}, {what}")


def harmless(text: str) -> str:
    """A text without the characters that YAML would have refused."""
    return CONTROL.sub("_", text)
