"""A field belongs to artifacts of another type."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN110", "misplaced-field", Severity.ERROR, __doc__)
