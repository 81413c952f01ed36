"""An artifact is of no known type."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN206", "unknown-type", Severity.ERROR, __doc__)
