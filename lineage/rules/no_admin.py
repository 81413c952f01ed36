"""Nobody may manage a workspace."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN404", "no-admin", Severity.WARNING, __doc__)
