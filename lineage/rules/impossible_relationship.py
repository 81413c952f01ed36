"""Two things are related that cannot be."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN301", "impossible-relationship", Severity.ERROR, __doc__)
