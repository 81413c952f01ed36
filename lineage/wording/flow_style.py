"""Values as a person would write them in YAML, on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_WORDS = frozenset({"null", "true", "false"})
_OTHER_BASES = ("0x", "0o")
_PLAIN = re.compile(r"[^\W_][\w./@+ -]*(?:(?<! )[#:][\w./@+-]+)*\Z")


def in_flow_style(value: object) -> str:
    """Write a value in YAML's flow style: `[lake.customers]`, `{within: 24h}`."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{in_flow_style(key)}: {in_flow_style(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_flow_style, value)) + "]"
    if isinstance(value, str) and _is_plain(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    """Whether a text needs no quotes. Some that need none are quoted all the same; it is never the other way round."""
    return _PLAIN.match(text) is not None and not text.endswith(" ") and _stays_text(text)


def _stays_text(text: str) -> bool:
    if text.casefold() in _WORDS or text.startswith(_OTHER_BASES):
        return False
    try:
        float(text)
    except ValueError:
        return True
    return False
