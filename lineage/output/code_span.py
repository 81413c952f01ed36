"""Texts of specs in Markdown: as code, in which nothing is markup, a link, a mention or a number of an issue."""

from __future__ import annotations

import re

from lineage.output.escape import visible, without_commands

_BACKTICKS = re.compile("`+")
_LONGEST = 100


def code(text: str, *, in_table: bool = False, most: int = _LONGEST) -> str:
    """A text on one line, as code and not too long. In a table a bar would end its cell, even inside of code."""
    shown = visible(text[: most + 1])
    shown = without_commands(f"{shown[: most - 1]}…" if len(shown) > most else shown or '""')
    fence = "`" * (1 + max((len(found) for found in _BACKTICKS.findall(shown)), default=0))
    padding = " " if shown[0] in "` " or shown[-1] in "` " else ""
    span = f"{fence}{padding}{shown}{padding}{fence}"
    return span.replace("|", "\\|") if in_table else span
