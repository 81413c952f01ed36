"""The hash by which GitHub's code scanning knows a line again when it has moved.

It is of the hundred characters that follow from the start of the line, blanks left out. The action that uploads a
report works it out, too, and warns of one that differs.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEEN = 100
_FACTOR = 37
_MODULUS = 1 << 64
_END = "\uffff"
_WITHOUT_BLANKS = str.maketrans("", "", " \t")


def line_hashes(text: str, lines: Iterable[int]) -> dict[int, str]:
    """The hash of each of some lines, counted from 1, with its number among the lines that have the same."""
    wanted = set(lines)
    units = _utf16(text.replace("\r\n", "\n").replace("\r", "\n").translate(_WITHOUT_BLANKS)) + _END + "\0" * _SEEN
    hashes: dict[int, str] = {}
    seen = Counter[str]()
    start = 0
    for line in range(1, max(wanted, default=0) + 1):
        window = units[start : start + _SEEN]
        seen[window] += 1
        if line in wanted:
            hashes[line] = f"{_hash(window):x}:{seen[window]}"
        start = units.find("\n", start) + 1
        if not start:
            break
    return hashes


def _hash(window: str) -> int:
    value = 0
    for unit in window:
        value = (value * _FACTOR + ord(unit)) % _MODULUS
    return value


def _utf16(text: str) -> str:
    """The text with each character beyond the basic plane as its two halves: so JavaScript counts."""
    if max(text, default="") <= "\uffff":
        return text
    data = text.encode("utf-16-le", errors="surrogatepass")
    return "".join(map(chr, memoryview(data).cast("H")))
