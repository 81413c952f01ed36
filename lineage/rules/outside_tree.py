"""A file lies outside the spec tree."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN004", "outside-tree", Severity.ERROR, __doc__)
