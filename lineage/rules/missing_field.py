"""A field that is needed is not there."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN104", "missing-field", Severity.ERROR, __doc__)
