"""There is no spec file."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN006", "no-spec-files", Severity.ERROR, __doc__)
