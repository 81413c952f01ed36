"""A number cannot be held."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN015", "bad-number", Severity.ERROR, __doc__)
