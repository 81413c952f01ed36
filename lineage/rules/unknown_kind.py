"""A document is of no known kind."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN102", "unknown-kind", Severity.ERROR, __doc__)
