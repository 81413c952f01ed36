"""A version is said to be made by something that cannot have made it."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN210", "wrong-run", Severity.ERROR, __doc__)
