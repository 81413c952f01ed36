"""Data goes round in a circle."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN303", "cycle", Severity.ERROR, __doc__)
