"""A key is not a text."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN018", "key-not-string", Severity.ERROR, __doc__)
