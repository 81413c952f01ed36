"""A file is not UTF-8."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN002", "not-utf8", Severity.ERROR, __doc__)
