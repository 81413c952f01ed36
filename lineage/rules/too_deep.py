"""A document is nested too deeply."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN017", "too-deep", Severity.ERROR, __doc__)
