"""A freshness is no length of time."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN601", "unreadable-freshness", Severity.ERROR, __doc__)
