"""What a plain YAML scalar means: the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema).

Under it `no`, `on` and `2026-10-02` are texts. PyYAML's own resolver follows YAML 1.1 and is not used.
"""

from __future__ import annotations

import math
import re
from typing import TypeAlias

Scalar: TypeAlias = "str | int | float | bool | None"

MAX_NUMBER_LENGTH = 40
"""Characters a number may have; more is never meant, and long integers are slow to read."""

WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
"""The plain scalars that are words of YAML. The empty one is null."""
# [0-9] and not \d, which takes the digits of every script.
_INTEGER = re.compile(r"[-+]?[0-9]+\Z|0o(?P<octal>[0-7]+)\Z|0x(?P<hexadecimal>[0-9a-fA-F]+)\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")

STARTS_A_NUMBER = frozenset("0123456789+-.")
"""The characters that a number starts with."""


class NumberRefusedError(ValueError):
    """A number that no program downstream could hold; the message says why, as a diagnostic would."""


def number(plain: str) -> Scalar:
    """Give the number that a scalar without quotes stands for, or the text itself if it is none.

    Raises NumberRefusedError for what is infinite, not a number, or too long.
    """
    if integer := _INTEGER.match(plain):
        _refuse_long(plain)
        if octal := integer["octal"]:
            return int(octal, 8)
        if hexadecimal := integer["hexadecimal"]:
            return int(hexadecimal, 16)
        return int(plain)
    if _FLOAT.match(plain):
        _refuse_long(plain)
        value = float(plain)
        if math.isinf(value):
            raise NumberRefusedError("the number is too large")
        return value
    if _NOT_FINITE.match(plain):
        raise NumberRefusedError(f"`{plain}` is not a finite number")
    return plain


def _refuse_long(plain: str) -> None:
    if len(plain) > MAX_NUMBER_LENGTH:
        raise NumberRefusedError(f"the number is too long: {len(plain)} characters")
