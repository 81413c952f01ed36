"""A list is empty, or says something twice."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN107", "constraint", Severity.ERROR, __doc__)
