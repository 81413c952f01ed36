"""A sensitivity is not on the scale."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN406", "unknown-sensitivity", Severity.ERROR, __doc__)
