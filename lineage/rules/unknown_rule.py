"""A setting is for a rule that does not exist."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN212", "unknown-rule", Severity.ERROR, __doc__)
