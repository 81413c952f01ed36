"""A value is none of those allowed."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN106", "value-not-allowed", Severity.ERROR, __doc__)
