"""Two things have one name."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN202", "duplicate-name", Severity.ERROR, __doc__)
