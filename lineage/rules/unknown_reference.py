"""A reference leads nowhere."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN201", "unknown-reference", Severity.ERROR, __doc__)
