"""Two places say different things of one relationship."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN302", "conflicting-relationship", Severity.ERROR, __doc__)
