"""A reference has to name its workspace."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN207", "reference-needs-workspace", Severity.ERROR, __doc__)
