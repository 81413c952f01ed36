"""A value is of the wrong type."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN105", "wrong-type", Severity.ERROR, __doc__)
