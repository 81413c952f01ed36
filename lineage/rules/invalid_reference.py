"""A reference cannot be read."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN205", "invalid-reference", Severity.ERROR, __doc__)
