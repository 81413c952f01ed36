"""A user, group or app is not declared."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN401", "unknown-principal", Severity.ERROR, __doc__)
