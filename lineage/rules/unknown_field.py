"""A field is not known where it stands."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN103", "unknown-field", Severity.ERROR, __doc__)
