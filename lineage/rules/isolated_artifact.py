"""Nothing is related to an artifact."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN304", "isolated-artifact", Severity.WARNING, __doc__)
