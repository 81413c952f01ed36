"""What a caller did wrong. What specs do wrong is never raised: it is said in diagnostics."""

from __future__ import annotations


class LineageError(Exception):
    """Something that was asked for cannot be done. `help` says what can."""

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002 - the word of diagnostics
        super().__init__(message)
        self.help = help


class TreeError(LineageError):
    """There is no spec tree where one was looked for."""


class RevisionError(LineageError):
    """A revision that cannot be read."""


class SavedError(LineageError):
    """A file that is no `lineage.json`, or none that can be read here."""


class AskError(LineageError):
    """A question that cannot be answered as it was asked."""


class UnknownReferenceError(AskError):
    """A reference that names nothing, or too much."""


class SelectorError(AskError):
    """A selector that cannot be read."""


class NoBaseError(SelectorError):
    """A selector by what changed, where there is nothing to compare with."""


class WriteError(LineageError):
    """A result that could not be written where it was to go."""
