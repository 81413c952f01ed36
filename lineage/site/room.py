"""How much of a list a page can hold: pages stay small, however many things there are and however long their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lineage.site.views import Item, Step

T = TypeVar("T")

_MARKS = re.compile("[&<>\"']")
_MARK = 4

_LONGEST = 200
"""Letters of a title: as many as a name can have bytes."""


def clipped(text: str, longest: int = _LONGEST) -> str:
    """A text as far as it is shown: the whole of it stands in the YAML and in `lineage.json`."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def fitting(things: Sequence[T], size: Callable[[T], int], room: int) -> Sequence[T]:
    """The first of some things, as many as fit into so many bytes."""
    for number, thing in enumerate(things):
        room -= size(thing)
        if room < 0:
            return things[:number]
    return things


def text_size(*texts: str) -> int:
    """How many bytes some texts take in a page, near enough."""
    text = "".join(texts)
    return len(text) if text.isascii() else len(text.encode())


def written_size(*texts: str) -> int:
    """The same of texts that may be full of marks which a page writes as `&#34;`."""
    text = "".join(texts)
    return text_size(text) + _MARK * len(_MARKS.findall(text))


def item_size(item: Item) -> int:
    """How many bytes an artifact takes as a row."""
    return 330 + written_size(item.href, item.title, item.name, item.owner, item.owner_title, *item.tags)


def step_size(step: Step) -> int:
    """How many bytes a relationship takes as a row."""
    ends = written_size(step.source.text, step.source.href, step.target.text, step.target.href)
    return 110 + ends + written_size(step.type, step.description)
