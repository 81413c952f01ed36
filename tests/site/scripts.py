"""Reading back what scripts bring as data."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_CALL = re.compile(rb'"use strict";\nlineage\.(\w+)\((.*)\);\n', re.DOTALL)


def value_of(content: bytes) -> Any:  # noqa: ANN401 - whatever the script says
    """What a script hands over."""
    match = _CALL.fullmatch(content)
    assert match, content[:80]
    return json.loads(match[2])


def joined(site: Mapping[str, bytes], path: str) -> dict[str, list[Any]]:
    """The lists of a script and of all its further pieces, put together."""
    first = value_of(site[path])
    rest = [value_of(site[f"{path.removesuffix('.js')}-{number}.js"]) for number in range(2, first["pieces"] + 1)]
    lists: dict[str, list[Any]] = {}
    for piece in (first, *rest):
        for name, value in piece.items():
            if isinstance(value, list):
                lists.setdefault(name, []).extend(value)
    return lists
