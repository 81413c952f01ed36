"""A role is not declared."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN403", "unknown-role", Severity.ERROR, __doc__)
