"""A key stands in one mapping twice."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN011", "duplicate-key", Severity.ERROR, __doc__)
